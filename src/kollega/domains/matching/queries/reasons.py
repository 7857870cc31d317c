"""A pair's reasons as they are stored: in the mentor's own spelling, to be read by the mentee."""

from datetime import date
from typing import Any

from kollega.domains.matching import catalogue
from kollega.domains.matching.queries.facts import position
from kollega.domains.people import queries as people
from kollega.domains.programmes.models import Participation, Programme
from kollega.pure.matching import Pair

Stored = list[dict[str, Any]]


def stored(pair: Pair, mentor: Participation, *, on: date) -> Stored:
    """The reasons of a pair, weightiest first, each with its share of the fit."""
    spelled = {people.fold(place): " ".join(place.split()) for place in mentor.places}
    specialty = position(mentor.person, on=on).specialty
    spelled[people.fold(specialty)] = specialty
    return [
        {
            "wish": reason.wish,
            "share": round(reason.share, 4),
            "detail": [spelled.get(word, word) for word in reason.detail]
            if reason.wish in ("place", "specialty")
            else list(reason.detail),
        }
        for reason in pair.reasons
    ]


def need_met(pair: Pair, mentee: Participation) -> int | None:
    """Which of the mentee's needs is the first that the mentor can help with: 1, 2, ... or None."""
    met = next((reason.detail for reason in pair.reasons if reason.wish == "needs"), ())
    ranks = [rank for rank, need in enumerate(mentee.topics, start=1) if need in met]
    return min(ranks, default=None)


def why(
    reasons: Stored, *, mentee: Participation, mentor: Participation, programme: Programme, on: date
) -> list[str]:
    """The reasons in whole sentences, for the mentee."""
    here, there = position(mentee.person, on=on), position(mentor.person, on=on)
    wanted = mentee.other_specialty or (
        programme.other_specialty and mentee.other_specialty is not False
    )
    differ = bool(here.specialty and there.specialty) and (
        people.fold(here.specialty) != people.fold(there.specialty)
    )
    return catalogue.why(reasons, another_specialty=bool(wanted and differ))
