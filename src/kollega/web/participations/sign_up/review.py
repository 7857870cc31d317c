"""What others see of somebody's answers, as the last page of the sign-up shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kollega.domains.people.vocabulary import Language
from kollega.domains.programmes import permissions
from kollega.domains.programmes.vocabulary import Experience, Medium, Role, Topic
from kollega.foundation import days
from kollega.foundation.permissions import who_can_see
from kollega.web.participations.sign_up.steps import Place, page_url

if TYPE_CHECKING:
    from kollega.domains.people.models import Affiliation
    from kollega.domains.programmes.models import Participation


@dataclass(frozen=True)
class Line:
    """One thing that is shown: its term, what is said, who sees it, and where to change it."""

    term: str
    value: str
    who: str
    url: str


@dataclass(frozen=True)
class Shown:
    """What others see of somebody.

    Attributes:
        work: specialty and grade in one line.
        portrait_who: who sees a pen portrait.
        groups: who sees them, and the lines that these people see.
    """

    work: str
    portrait_who: str
    groups: list[tuple[str, list[Line]]]


def shown(place: Place, where: Affiliation | None) -> Shown:
    """A mentor's answers as people who look for one read them, or a mentee's as one asked does."""
    lines = _offered(place, where) if place.part.role == Role.MENTOR else _asked(place, where)
    audiences = dict.fromkeys(line.who for line in lines)
    return Shown(
        work=work(where),
        portrait_who=who_can_see(permissions.SEES["portrait"]),
        groups=[(who, [line for line in lines if line.who == who]) for who in audiences],
    )


def _offered(place: Place, where: Affiliation | None) -> list[Line]:
    part = place.part
    return [
        _line(place, "offers", _("Can help with"), in_words(part.topics, Topic), "offers"),
        _line(
            place,
            "offers",
            _("Has lived through"),
            in_words(part.experiences, Experience),
            "offered_experiences",
        ),
        _line(
            place,
            "you",
            _("Speaks"),
            in_words(part.person.languages, Language),
            "offered_languages",
        ),
        _line(place, "work", _("Specialty and grade"), work(where), "offered_work"),
        _line(place, "meeting", _("Meets"), how(part), "offered_meets_by"),
        _line(place, "places", _("Room for"), room(part), "capacity"),
    ]


def _asked(place: Place, where: Affiliation | None) -> list[Line]:
    part = place.part
    specialty = {True: _("another specialty"), False: _("the same specialty"), None: ""}
    wishes = [specialty[part.other_specialty], in_words(part.experiences, Experience)]
    return [
        _line(place, "needs", _("Would like help with"), in_words(part.topics, Topic), "needs"),
        _line(place, "words", _("In your own words"), part.words_for_mentor, "words_for_mentor"),
        _line(
            place,
            "wishes",
            _("Wishes for a mentor"),
            " · ".join(filter(None, wishes)),
            "shared_experiences",
        ),
        _line(
            place, "you", _("Speaks"), in_words(part.person.languages, Language), "asked_languages"
        ),
        _line(place, "work", _("Specialty and grade"), work(where), "asked_work"),
        _line(place, "meeting", _("Would like to meet"), how(part), "asked_meets_by"),
    ]


def in_words(values: list[str], words: type[Topic | Experience | Medium | Language]) -> str:
    """Stored words with their labels; a file's own words as they are."""
    labels = dict(words.choices)
    return " · ".join(str(labels.get(value, value)) for value in values)


def work(where: Affiliation | None) -> str:
    """Specialty and grade, as far as they were said."""
    return ", ".join(filter(None, [where.specialty, where.grade])) if where else ""


def how(part: Participation) -> str:
    """Ways and places to meet."""
    return " · ".join(filter(None, [in_words(part.meets_by, Medium), ", ".join(part.places)]))


def room(part: Participation) -> str:
    """For how many a mentor has room, and from when."""
    many = ngettext("%(n)d person", "%(n)d people", part.capacity) % {"n": part.capacity}
    if part.free_from:
        return _("{many}, from {day}").format(many=many, day=days.in_full(part.free_from))
    return many


def _line(place: Place, slug: str, term: str, value: str, seen: str) -> Line:
    page = next(page for page in place.pages if page.slug == slug)
    return Line(term, value, who_can_see(permissions.SEES[seen]), page_url(place.part, page))
