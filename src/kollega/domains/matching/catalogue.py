"""Whole sentences: why somebody is suggested, and what single change would help who still waits.

The reasons are the mentee's to read. The changes are the coordinator's: they name rules, languages
and mentors, never what a mentee needs, and never what lies between two people.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from kollega.domains.people.vocabulary import Language
from kollega.domains.programmes.vocabulary import Experience, Medium, Topic
from kollega.pure import matching

MOST: Final = 4
# Said only where there is little else to say.
SPARE: Final = ("grade_distance",)


def why(reasons: Sequence[Mapping[str, Any]], *, another_specialty: bool = False) -> list[str]:
    """Why a mentor is suggested, the weightiest first; four sentences at most.

    Args:
        reasons: as stored, each with `wish` and `detail`.
        another_specialty: the mentee or the programme wants one, and it is so.
    """
    said: list[str] = []
    spare: list[str] = []
    for reason in reasons:
        sentence = _SENTENCES.get(reason["wish"], _nothing)(reason["detail"])
        if sentence:
            (spare if reason["wish"] in SPARE else said).append(sentence)
    if another_specialty:
        said.append(_("Works in another specialty than yours."))
    return (said if len(said) > 1 else said + spare)[:MOST]


def what_would_help(code: str, detail: Sequence[str]) -> str:
    """The single change that would give somebody a mentor, for the coordinator.

    Args:
        code: of the change, as `pure.matching` names it; empty: there is none.
        detail: names of mentors, or codes of languages.
    """
    if code == matching.CAPACITY and detail:
        return _("One more place with {mentors} would help.").format(mentors=_either(detail))
    if code == matching.COMMON_LANGUAGE and detail:
        return _(
            "It would help to find a common language: somebody free speaks {languages}."
        ).format(languages=_either(_labels(Language, detail)))
    if code in _CHANGES:
        return _CHANGES[code]()
    return _("No single change would help here. One more mentor would.")


def topics(codes: Sequence[str]) -> list[str]:
    """What mentoring can be about, in words."""
    return _labels(Topic, codes)


def languages(codes: Sequence[str]) -> list[str]:
    """Languages, in words."""
    return _labels(Language, codes)


def ways_to_meet(codes: Sequence[str]) -> str:
    """How somebody can meet, as one phrase: 'video or telephone'."""
    return _either(_labels(Medium, [code for code in Medium.values if code in codes]))


def _needs(detail: Sequence[str]) -> str:
    return _("Can help with {topics}.").format(topics=_all(topics(detail)))


def _experience(detail: Sequence[str]) -> str:
    return _("Knows from experience: {experiences}.").format(
        experiences=_all(_labels(Experience, detail))
    )


def _languages(detail: Sequence[str]) -> str:
    return _("Speaks {languages}.").format(languages=_all(_labels(Language, detail)))


def _specialty(detail: Sequence[str]) -> str:
    return _("Works in {specialty}, as you do.").format(specialty=detail[0])


def _place(detail: Sequence[str]) -> str:
    places = [word for word in detail if word not in Medium.values]
    ways = _labels(Medium, [w for w in detail if w in Medium.values and w != Medium.IN_PERSON])
    if places and ways:
        return _("You can meet in {places}, or by {ways}.").format(
            places=_either(places), ways=_either(ways)
        )
    if places:
        return _("You can meet in {places}.").format(places=_either(places))
    if ways:
        return _("You can meet by {ways}.").format(ways=_either(ways))
    return _("You can meet in person.")


def _further_along(_detail: Sequence[str]) -> str:
    return _("Is further along in a medical career.")


def _nothing(_detail: Sequence[str]) -> str:
    return ""


_SENTENCES: Final[Mapping[str, Callable[[Sequence[str]], str]]] = {
    "needs": _needs,
    "experience": _experience,
    "languages": _languages,
    "specialty": _specialty,
    "place": _place,
    "grade_distance": _further_along,
}
_CHANGES: Final[Mapping[str, Callable[[], str]]] = {
    matching.CAPACITY: lambda: _("One more place would help."),
    matching.COMMON_LANGUAGE: lambda: _("It would help to find a common language."),
    matching.DIFFERENT_SPECIALTY: lambda: _(
        "If mentors of the same specialty were allowed, somebody would be suitable."
    ),
    matching.WAY_TO_MEET: lambda: _("With one more way to meet, somebody would be suitable."),
}


def _labels(words: Any, codes: Sequence[str]) -> list[str]:
    known = dict(words.choices)
    return [str(known.get(code, code)) for code in codes]


def _all(words: Sequence[str]) -> str:
    return get_text_list(list(words), _("and"))


def _either(words: Sequence[str]) -> str:
    return get_text_list(list(words), _("or"))
