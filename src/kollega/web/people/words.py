"""What is said about people, in words; and the colours of their states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kollega.domains.people.vocabulary import Language
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.foundation import days

if TYPE_CHECKING:
    from kollega.domains.people.models import Affiliation, Person


# What kind of pill shows a state.
KINDS: dict[str, str] = {
    At.INVITED: "plain",
    At.DECLINED: "plain",
    At.SIGNING_UP: "wait",
    At.APPLIED: "warm",
    At.ACTIVE: "good",
    At.PAUSED: "wait",
    At.REFUSED: "plain",
    At.LEFT: "plain",
}


def languages(person: Person) -> str:
    """The languages somebody speaks, such as "English, Twi"."""
    labels = dict(Language.choices)
    return ", ".join(str(labels.get(code, code)) for code in person.languages)


def workplace_detail(place: Affiliation) -> str:
    """Grade, specialty and dates, as far as they were said."""
    return " · ".join(filter(None, [place.grade, place.specialty, _when(place)]))


def _when(place: Affiliation) -> str:
    if place.starts_on and place.ends_on:
        return _("{start} to {end}").format(
            start=days.in_full(place.starts_on), end=days.in_full(place.ends_on)
        )
    if place.starts_on:
        return _("from {day}").format(day=days.in_full(place.starts_on))
    if place.ends_on:
        return _("until {day}").format(day=days.in_full(place.ends_on))
    return ""
