"""Which answers each side gives at sign-up, and what makes one acceptable."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kollega.domains.programmes import queries
from kollega.domains.programmes.catalogue import (
    MOST_PLACES,
    PLACE_LETTERS,
    PLACES,
    PORTRAIT_LETTERS,
    WORDS_LETTERS,
)
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Experience, Medium, Role
from kollega.foundation.errors import NotPossible

_BOTH = {"topics", "meets_by", "places", "experiences"}
FIELDS: Mapping[str, set[str]] = {
    Role.MENTOR: _BOTH | {"portrait", "capacity", "free_from"},
    Role.MENTEE: _BOTH
    | {"words_for_mentor", "other_specialty", "may_share_roof", "training_began_on"},
}


def checked(part: Participation, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept: blanks stripped, doubles left out, every choice one on offer.

    Raises:
        NotPossible: an answer is not acceptable; the sentence says which.
        TypeError: a field that this role does not answer.
    """
    if strange := set(answers) - FIELDS[part.role]:
        raise TypeError(f"A {part.role} does not answer {', '.join(sorted(strange))}.")
    return {field: _CHECKS[field](part, value) for field, value in answers.items()}


def _some_of(choices: Collection[str], values: Any) -> list[str]:
    chosen = list(dict.fromkeys(values))
    if not set(chosen) <= set(choices):
        raise NotPossible(_("Please choose from what is offered."))
    return chosen


def _topics(part: Participation, values: Any) -> list[str]:
    return _some_of({*queries.topics_on_offer(part.programme), *part.topics}, values)


def _places(_part: Participation, values: Any) -> list[str]:
    places = list(dict.fromkeys(" ".join(str(value).split()) for value in values))
    places = [place for place in places if place]
    if len(places) > PLACES or any(len(place) > PLACE_LETTERS for place in places):
        raise NotPossible(_("Please name at most twelve places, each in a few words."))
    return places


def _text(letters: int) -> Callable[[Participation, Any], str]:
    def check(_part: Participation, value: Any) -> str:
        text = str(value).strip()
        if len(text) > letters:
            raise NotPossible(_("Please shorten the text a little."))
        return text

    return check


def _capacity(_part: Participation, value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value <= MOST_PLACES:
        raise NotPossible(
            _("Please choose a number between 0 and {most}.").format(most=MOST_PLACES)
        )
    return value


def _yes_or_no(_part: Participation, value: bool | None) -> bool | None:
    return value


def _day(_part: Participation, value: date | None) -> date | None:
    if value is not None and not date(1950, 1, 1) <= value <= date(2100, 1, 1):
        raise NotPossible(_("Please check the date."))
    return value


_CHECKS: Mapping[str, Callable[[Participation, Any], Any]] = {
    "topics": _topics,
    "meets_by": lambda _part, values: _some_of(set(Medium.values), values),
    "places": _places,
    "experiences": lambda _part, values: _some_of(set(Experience.values), values),
    "portrait": _text(PORTRAIT_LETTERS),
    "words_for_mentor": _text(WORDS_LETTERS),
    "capacity": _capacity,
    "free_from": _day,
    "training_began_on": _day,
    "other_specialty": _yes_or_no,
    "may_share_roof": _yes_or_no,
}
