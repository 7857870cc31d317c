"""Invented pairs for the gallery: nobody here exists."""

from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext_lazy as _

_FIRST = (
    "Amara Lucía Bilal Ngozi Priya Tomasz Fatima Chen Åsa Øyvind Zofia Łukasz Ifeoma Siobhán Rhys "
    "Małgorzata Søren Yetunde Hamish Nadia"
)
_LAST = (
    "Osei Fernández Ahmad Eze Nair Zieliński Al-Sayed Wei Sjöberg Næss Wójcik Adébáyọ̀ Ní-Bhriain "
    "Campbell Ødegård Kowalska Patel Macrae Lindqvist Okonkwo"
)
_MENTORS = "Janet Ross,Marek Kowalski,Shona Baird,Ewan Grant,Helen Muir,Ruth Cameron"
_PLACES = "Edinburgh,Dundee,Glasgow,Elgin,Perth,Ayr,Paisley,Stirling,Inverness"
_WORDS = ((75, _("strong")), (55, _("good")), (0, _("possible")))


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentee, the mentor proposed if there is one, and how well they fit (0 to 100)."""

    number: int
    mentee: str
    grade: str
    place: str
    mentor: str
    fit: int

    @property
    def word(self) -> str:
        return str(next(word for least, word in _WORDS if self.fit >= least))


def invented_pairs() -> list[Pair]:
    """Two thousand of them, the same at every call."""
    names = [f"{first} {last}" for first, last in product(_FIRST.split(), _LAST.split())]
    return [_pair(number, names[(number * 21) % len(names)]) for number in range(2000)]


def _pair(number: int, mentee: str) -> Pair:
    mentors, places = _MENTORS.split(","), _PLACES.split(",")
    waits = number % 23 == 4
    return Pair(
        number=number,
        mentee=mentee,
        grade=f"GPST{number % 3 + 1}",
        place=places[(number * 5) % len(places)],
        mentor="" if waits else f"Dr {mentors[(number * 7) % len(mentors)]}",
        fit=0 if waits else 96 - (number * 13) % 58,
    )
