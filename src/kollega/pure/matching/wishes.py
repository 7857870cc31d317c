"""One mentee and one mentor: which rules forbid it, how well it fits, and why.

This is the formula in plain Python, as the package's docstring states it. `scoring` computes the
same for all pairs at once; tests hold the two against each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kollega.pure.matching import rules as codes
from kollega.pure.matching.people import IN_PERSON, Mentee, Mentor
from kollega.pure.matching.rules import Rules, Weights
from kollega.pure.matching.solution import Pair, Reason

REMOTE_ONLY = 0.5


@dataclass(frozen=True, slots=True)
class Grant:
    """How far one wish is granted: 0..1, what it weighs here, and what the two share."""

    wish: str
    weight: float
    granted: float
    detail: tuple[str, ...] = ()


def broken_rules(mentee: Mentee, mentor: Mentor, rules: Rules) -> tuple[str, ...]:
    """Codes of the hard rules that forbid this pair, in the order of RULES; capacity apart."""
    return tuple(_broken(mentee, mentor, rules))


def _broken(mentee: Mentee, mentor: Mentor, rules: Rules) -> Iterator[str]:
    if mentee.key == mentor.key or (mentee.key, mentor.key) in rules.forbidden:
        yield codes.NOT_POSSIBLE
    if (
        rules.common_language
        and mentee.languages
        and mentor.languages
        and not mentee.languages & mentor.languages
    ):
        yield codes.COMMON_LANGUAGE
    depth = rules.organisation_depth
    if depth is not None and _same_unit(mentee.organisations, mentor.organisations, depth):
        yield codes.DIFFERENT_ORGANISATION
    if rules.different_specialty and mentee.specialty and mentee.specialty == mentor.specialty:
        yield codes.DIFFERENT_SPECIALTY
    if not _grade_allowed(mentee.grade, mentor.grade, rules):
        yield codes.GRADE_DISTANCE
    if rules.way_to_meet and mentee.meets_by and mentor.meets_by and not ways(mentee, mentor):
        yield codes.WAY_TO_MEET


def _same_unit(left: tuple[str, ...], right: tuple[str, ...], depth: int) -> bool:
    here, there = left[:depth], right[:depth]
    return len(here) == depth and here[-1] != "" and here == there


def _grade_allowed(mentee: int | None, mentor: int | None, rules: Rules) -> bool:
    if mentee is None or mentor is None:
        return True
    low, high = rules.minimum_grade_distance, rules.maximum_grade_distance
    distance = mentor - mentee
    return (low is None or distance >= low) and (high is None or distance <= high)


def ways(mentee: Mentee, mentor: Mentor) -> frozenset[str]:
    """How the two can meet; in person only with a place in common, where both name places."""
    shared = mentee.meets_by & mentor.meets_by
    if mentee.places and mentor.places and not mentee.places & mentor.places:
        shared -= {IN_PERSON}
    return shared


def pair_of(mentee: Mentee, mentor: Mentor, weights: Weights) -> Pair:
    """The pair with its fit and reasons, the weightiest reason first; identities left out."""
    grants = [grant for grant in _grants(mentee, mentor, weights) if grant.weight > 0]
    whole = sum(grant.weight for grant in grants)
    reasons = sorted(
        (Reason(g.wish, g.weight * g.granted / whole, g.detail) for g in grants if g.granted > 0),
        key=lambda reason: -reason.share,
    )
    return Pair(
        mentee=mentee.key,
        mentor=mentor.key,
        fit=sum(reason.share for reason in reasons),
        reasons=tuple(reasons),
        first_need_met=bool(mentee.needs) and mentee.needs[0] in mentor.offers,
    )


def score(mentee: Mentee, mentor: Mentor, weights: Weights) -> float:
    """The fit with identities counted: what the objectives maximise. 0..1."""
    grants = [*_grants(mentee, mentor, weights), *_identity(mentee, mentor, weights)]
    whole = sum(grant.weight for grant in grants)
    return sum(g.weight * g.granted for g in grants) / whole if whole else 0.0


def _grants(mentee: Mentee, mentor: Mentor, weights: Weights) -> Iterator[Grant]:
    if mentee.needs:
        yield _needs(mentee, mentor, weights)
    if mentee.specialty:
        same = mentee.specialty == mentor.specialty
        detail = (mentee.specialty,) if same else ()
        yield Grant("specialty", weights.specialty, float(same), detail)
    if mentee.grade is not None:
        nearness = grade_nearness(mentee.grade, mentor.grade, weights.best_grade_distance)
        yield Grant("grade_distance", weights.grade_distance, nearness)
    if mentee.places or mentee.meets_by:
        yield _place(mentee, mentor, weights)
    if mentee.experiences:
        yield _overlap("experience", weights.experience, mentee.experiences, mentor.experiences)
    if mentee.languages:
        yield _overlap("languages", weights.languages, mentee.languages, mentor.languages)
    if mentee.wishes:
        yield Grant("choice", weights.choice, _rank(mentee.wishes, mentor.key))
    if mentor.ranks:
        yield Grant("mentor_choice", weights.mentor_choice, _rank(mentor.ranks, mentee.key))


def _identity(mentee: Mentee, mentor: Mentor, weights: Weights) -> Iterator[Grant]:
    if mentee.identities:
        yield _overlap("identity", weights.identity, mentee.identities, mentor.identities)


def _needs(mentee: Mentee, mentor: Mentor, weights: Weights) -> Grant:
    met = [(rank, need) for rank, need in enumerate(mentee.needs) if need in mentor.offers]
    granted = sum(1 / (rank + 1) for rank, _ in met)
    whole = sum(1 / (rank + 1) for rank in range(len(mentee.needs)))
    return Grant("needs", weights.needs, granted / whole, tuple(need for _, need in met))


def grade_nearness(mentee: int, mentor: int | None, best: int) -> float:
    """1 at the best distance, 1/2 one grade beside it, 1/3 two; 0 where the mentor is not above
    the mentee although the best distance is, or has not said a grade."""
    if mentor is None or (best > 0 and mentor <= mentee):
        return 0.0
    return 1 / (1 + abs(mentor - mentee - best))


def _place(mentee: Mentee, mentor: Mentor, weights: Weights) -> Grant:
    shared_places = mentee.places & mentor.places
    shared_ways = ways(mentee, mentor)
    in_person = bool(shared_places) and (IN_PERSON in shared_ways or not mentee.meets_by)
    remote = bool(shared_ways - {IN_PERSON})
    wants_person = IN_PERSON in mentee.meets_by and bool(mentee.places)
    if in_person or (shared_ways and not wants_person):
        granted = 1.0
    else:
        granted = REMOTE_ONLY if remote else 0.0
    places = shared_places if in_person else frozenset()
    return Grant("place", weights.place, granted, (*sorted(places), *sorted(shared_ways)))


def _overlap(wish: str, weight: float, wanted: frozenset[str], offered: frozenset[str]) -> Grant:
    shared = wanted & offered
    return Grant(wish, weight, len(shared) / len(wanted), tuple(sorted(shared)))


def _rank(ranking: tuple[str, ...], key: str) -> float:
    """1 for the first of a ranking, falling evenly to 1/length for the last, 0 outside it."""
    return 1 - ranking.index(key) / len(ranking) if key in ranking else 0.0
