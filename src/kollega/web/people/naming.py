"""Saying whom one means: found by name among people one is shown anyway, or typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import queries as programmes
from kollega.foundation import clock, days
from kollega.web.frame.viewers import PersonRequest
from kollega.web.people import forms, limits, shown

if TYPE_CHECKING:
    from kollega.domains.people.models import Person, ReportingLine, Veto

LEAST_LETTERS = 3
MOST_FOUND = 8


@dataclass(frozen=True)
class Found:
    """Somebody a search found: no more than a name and where they work."""

    name: str
    organisation: str
    token: str


@dataclass(frozen=True)
class Named:
    """Somebody who was named before, as they were named.

    Attributes:
        keys: the rows behind it; a typed name may mean several people.
        removable: whether this person said it themselves.
    """

    name: str
    detail: str
    keys: str
    removable: bool


def search(words: str, *, viewer: Person) -> list[Found]:
    """Up to eight people whose names begin like these words; nobody for fewer than 3 letters."""
    if len(people.fold(words).replace(" ", "")) < LEAST_LETTERS:
        return []
    limits.count_search(viewer.pk)
    found = list(programmes.findable(words, viewer=viewer)[:MOST_FOUND])
    places = people.workplaces([one.pk for one in found], on=clock.today())
    return [
        Found(
            name=one.name,
            organisation=places[one.pk].organisation.name if one.pk in places else "",
            token=shown.token(one, viewer=viewer),
        )
        for one in found
    ]


def meant(form: forms.Typed, *, viewer: Person) -> list[Person]:
    """The people a typed name means; somebody new is written down, without account or mail."""
    limits.count_search(viewer.pk)
    said = form.name()
    known = programmes.meant_by(viewer=viewer, **said)
    return known or [people_actions.add_person(**{**said, "email": said["email"] or None})]


def page(request: PersonRequest, kind: str) -> dict[str, Any]:
    """What the two pages of names, ``supervisors`` and ``not-this-person``, show."""
    words = request.GET.get("q", "").strip()
    supervisors = kind == "supervisors"
    return {
        "q": words,
        "short": 0 < len(people.fold(words).replace(" ", "")) < LEAST_LETTERS,
        "found": search(words, viewer=request.person),
        "named": (supervisors_of if supervisors else avoided_by)(request.person),
        "typed": (forms.TypedSupervisor if supervisors else forms.TypedVeto)(),
        "contact": not supervisors and programmes.contacts_for(request.person).exists(),
        "here": request.get_full_path(),
    }


def supervisors_of(person: Person) -> list[Named]:
    """Who judges this person, as far as is known, each once."""
    return _named(people.lines_of(person), _about_line, mine=lambda line: line.told_by_id)(person)


def avoided_by(person: Person) -> list[Named]:
    """Whom this person would rather not meet, each once."""
    return _named(people.vetoes_of(person), _about_veto, mine=lambda veto: veto.holder_id)(person)


def back(request: HttpRequest, default: str) -> str:
    """Where a small page returns to: the page it was opened from, if that is ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if safe else reverse(default)


def _named(
    rows: Iterable[Any],
    about: Callable[[Any], tuple[str, str]],
    *,
    mine: Callable[[Any], int | None],
) -> Callable[[Person], list[Named]]:
    def grouped(person: Person) -> list[Named]:
        groups: dict[tuple[str, str, bool], list[int]] = {}
        for row in rows:
            groups.setdefault((*about(row), mine(row) == person.pk), []).append(row.pk)
        return [
            Named(name, detail, "-".join(map(str, keys)), removable)
            for (name, detail, removable), keys in groups.items()
        ]

    return grouped


def _about_line(line: ReportingLine) -> tuple[str, str]:
    kind = str(LineKind(line.kind).label)
    if line.ends_on and line.ends_on < clock.today():
        kind = _("{kind}, until {day}").format(kind=kind, day=days.in_full(line.ends_on))
    elif line.starts_on and line.starts_on > clock.today():
        kind = _("{kind}, from {day}").format(kind=kind, day=days.in_full(line.starts_on))
    return line.named_as or line.senior.name, kind


def _about_veto(veto: Veto) -> tuple[str, str]:
    told = _("your named contact can see this") if veto.told_contact else ""
    return veto.named_as or veto.named.name, told
