"""What is said about people, in words; and the colours of their states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kollega.domains.people.vocabulary import Language
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.vocabulary import Country
from kollega.foundation import days
from kollega.web.frame.widgets import LikelyChips

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


# Spoken by many doctors where a programme is; English comes first everywhere.
LIKELY_LANGUAGES: dict[str, tuple[str, ...]] = {
    Country.SCOTLAND: ("en", "ar", "fr", "gd", "hi", "ur"),
    Country.WALES: ("en", "ar", "cy", "hi", "pl", "ur"),
    Country.SWEDEN: ("en", "ar", "de", "fi", "no", "sv"),
    Country.NORWAY: ("en", "da", "de", "no", "pl", "sv"),
    Country.NETHERLANDS: ("en", "ar", "de", "fr", "nl", "tr"),
}
LIKELY_ANYWHERE = ("en", "ar", "fr", "hi", "pl", "ur")


def language_chips(country: str = "") -> LikelyChips:
    """The languages to choose from, those likely in a country before the others."""
    likely = LIKELY_LANGUAGES.get(country, LIKELY_ANYWHERE)
    return LikelyChips(likely=likely, more=gettext_lazy("More languages"))


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
