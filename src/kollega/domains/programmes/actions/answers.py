"""Which answers each side gives at sign-up, and what makes one acceptable."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Experience, Medium, Role, Topic
from kollega.foundation.errors import NotPossible

PORTRAIT_LETTERS = 1200
WORDS_LETTERS = 1200
PLACES = 12
MOST_PLACES_FREE = 20

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


def missing(part: Participation) -> list[str]:
    """What has to be said before the sign-up can end, as sentences; empty when all is there."""
    sentences = []
    if part.role == Role.MENTOR and not part.topics:
        sentences.append(_("Please say what you can help with."))
    if part.role == Role.MENTOR and not part.portrait.strip():
        sentences.append(_("Please write a few words about yourself."))
    if part.role == Role.MENTEE and not part.topics:
        sentences.append(_("Please say what you would like help with."))
    if part.role == Role.MENTEE and _asks_for_beginning(part) and not part.training_began_on:
        sentences.append(_("Please say when your training began."))
    if not part.person.languages:
        sentences.append(_("Please choose at least one language."))
    return sentences


def topics_on_offer(part: Participation) -> list[str]:
    """The topics of the programme, or all of them where it names none."""
    return part.programme.topics or [str(topic.value) for topic in Topic]


def _asks_for_beginning(part: Participation) -> bool:
    return part.programme.eligible_months is not None


def _some_of(choices: Collection[str], values: Any) -> list[str]:
    chosen = list(dict.fromkeys(values))
    if not set(chosen) <= set(choices):
        raise NotPossible(_("Please choose from what is offered."))
    return chosen


def _topics(part: Participation, values: Any) -> list[str]:
    return _some_of({*topics_on_offer(part), *part.topics}, values)


def _places(_part: Participation, values: Any) -> list[str]:
    places = list(dict.fromkeys(" ".join(str(value).split()) for value in values))
    places = [place for place in places if place]
    if len(places) > PLACES or any(len(place) > 60 for place in places):
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
    if not isinstance(value, int) or not 0 <= value <= MOST_PLACES_FREE:
        raise NotPossible(_("Please choose a number between 0 and 20."))
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
