"""People as a file names them: by address, or by a name in any order."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from kollega.domains.people.models import Affiliation, Organisation, Person, ReportingLine
from kollega.domains.people.queries.persons import fold

AT_A_TIME = 5000


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is known already, as far as a file can tell."""

    pk: int
    given_name: str
    family_name: str
    email: str
    telephone: str
    languages: tuple[str, ...]
    title: str = ""

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


FIELDS = ("pk", "given_name", "family_name", "email", "telephone", "languages", "title")


def known_by_email(addresses: Collection[str]) -> dict[str, Known]:
    """Who has these addresses, by the address in lower case."""
    found = {}
    for some in _portions(sorted({address.lower() for address in addresses})):
        rows = Person.objects.annotate(address=Lower("email")).filter(address__any_of=some)
        for row in rows.values_list(*FIELDS):
            found[str(row[3]).lower()] = _known(row)
    return found


def known_by_name(names: Collection[str]) -> list[Known]:
    """Everyone whose name is one of these, whatever the order of its words."""
    keys = sorted({key for name in names for key in _turned(name)})
    return [
        _known(row)
        for some in _portions(keys)
        for row in Person.objects.filter(sort_key__any_of=some).order_by("pk").values_list(*FIELDS)
    ]


def known_nearly(
    names: Collection[str], *, under: Organisation, also: QuerySet[Any, int]
) -> Iterator[Known]:
    """Everyone of an organisation who may be meant by one of these names, in part or in whole.

    More than are meant, for a comparison of names word by word: all with the only whole word of a
    name, or with two of its words, each written out or as an initial.

    Args:
        names: without titles.
        under: who works there, or in a place within it.
        also: primary keys of other people to look among.
    """
    works_there = Affiliation.objects.filter(
        person=OuterRef("pk"), organisation__path__startswith=under.path or ""
    )
    wanted = sorted({words for name in names if (words := _two_words(name))})
    for some in _portions(wanted, 200):
        rows = (
            Person.objects.annotate(parts=SearchVector("sort_key", config="simple"))
            .filter(parts=SearchQuery(" | ".join(some), search_type="raw", config="simple"))
            .filter(Q(Exists(works_there)) | Q(pk__in=also))
        )
        yield from (_known(row) for row in rows.order_by("pk").values_list(*FIELDS))


def without_address() -> list[Known]:
    """Everyone with neither address nor account: those who were only named, and by no address."""
    rows = Person.objects.filter(email=None, account=None).order_by("pk")
    return [_known(row) for row in rows.values_list(*FIELDS)]


def known_by_key(people: Collection[int]) -> dict[int, Known]:
    """What is known of people, by primary key."""
    rows = Person.objects.filter(pk__any_of=people).values_list(*FIELDS)
    return {row[0]: _known(row) for row in rows}


def undated_lines_of(juniors: Collection[int]) -> set[tuple[int, int, str]]:
    """Reporting lines without dates as (senior, junior, kind); one that ended is not among them."""
    rows = ReportingLine.objects.filter(junior__any_of=juniors, starts_on=None, ends_on=None)
    return set(rows.values_list("senior_id", "junior_id", "kind"))


Place = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Places:
    """The whole organisation tree, to find places by their written names."""

    by_name: dict[tuple[int | None, str, str], int]
    _found: dict[Place, int | None] = field(default_factory=dict)

    @classmethod
    def all(cls) -> "Places":
        """Read the tree; it is small beside the people in it."""
        rows = Organisation.objects.values_list("parent_id", "kind", "sort_key", "pk")
        return cls({(parent, kind, key): pk for parent, kind, key, pk in rows})

    def find(self, place: Place) -> int | None:
        """The narrowest place of (kind, name) pairs from the widest down; None if it is new."""
        if place not in self._found:
            self._found[place] = self._find(place)
        return self._found[place]

    def _find(self, place: Place) -> int | None:
        parent = None
        for kind, name in place:
            parent = self.by_name.get((parent, kind, fold(name)))
            if parent is None:
                return None
        return parent


def posts_of(people: Collection[int]) -> dict[tuple[int, int], tuple[str, str]]:
    """Grade and specialty of people by (person, organisation)."""
    rows = Affiliation.objects.filter(person__any_of=people).values_list(
        "person_id", "organisation_id", "grade", "specialty"
    )
    return {(person, place): (grade, specialty) for person, place, grade, specialty in rows}


def _turned(name: str) -> Iterator[str]:
    words = fold(name).split()
    for at in range(len(words)):
        yield " ".join(words[at:] + words[:at])


def _two_words(name: str) -> str:
    """What to search for: the one whole word of a name, or any two of its words."""
    whole = sorted({word for word in fold(name).split() if len(word) > 1})
    if len(whole) < 2:
        return "".join(f"'{word}'" for word in whole)
    either = [f"('{word}' | '{word[0]}')" for word in whole]
    return " | ".join(f"({one} & {other})" for one, other in combinations(either, 2))


def _known(row: tuple) -> Known:  # type: ignore[type-arg]  # a row of FIELDS
    pk, given_name, family_name, email, telephone, languages, title = row
    return Known(pk, given_name, family_name, email or "", telephone, tuple(languages), title)


def _portions(items: list[str], size: int = AT_A_TIME) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
