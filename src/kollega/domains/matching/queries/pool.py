"""Everybody a matching is about, both as rows of ours and as the matching package takes them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kollega.domains.matching.queries.facts import as_mentee, as_mentor
from kollega.domains.matching.queries.rules import rules_for, weights_for
from kollega.domains.programmes.models import Participation, Programme
from kollega.pure.matching import Mentee, Mentor, Pair, Rules, Weights, evaluate

Together = tuple[Participation, Participation]


@dataclass(frozen=True)
class Pool:
    """Mentees and mentors of one programme with its rules.

    Attributes:
        mentees, mentors: by key, the person's primary key as text.
        looking, offering: the same people as the matching package takes them.
    """

    mentees: Mapping[str, Participation]
    mentors: Mapping[str, Participation]
    looking: Sequence[Mentee]
    offering: Sequence[Mentor]
    rules: Rules
    weights: Weights

    def judged(self, pairs: Iterable[Together]) -> dict[tuple[int, int], Pair | None]:
        """Fit and reasons by the participations of mentee and mentor; None where it must not be."""
        keys = {(key(mentee), key(mentor)): (mentee.pk, mentor.pk) for mentee, mentor in pairs}
        answer = evaluate(keys, self.looking, self.offering, self.rules, self.weights)
        broken = {(entry.mentee, entry.mentor) for entry in answer.broken}
        return {
            keys[pair.mentee, pair.mentor]: None if (pair.mentee, pair.mentor) in broken else pair
            for pair in answer.pairs
        }

    def keeping(self, pairs: Iterable[Together]) -> "Pool":
        """The same people, with these pairs to be kept whatever else is matched."""
        locked = frozenset((key(mentee), key(mentor)) for mentee, mentor in pairs)
        return replace(self, rules=replace(self.rules, locked=locked))


def pool(
    programme: Programme,
    *,
    mentees: Collection[Participation],
    mentors: Collection[Participation],
    places: Mapping[int, int],
    on: date,
) -> Pool:
    """The people as the matching takes them.

    Args:
        mentees, mentors: with their positions, as `facts.ready` loads them.
        places: free places by the mentor's participation.
    """
    return Pool(
        mentees={key(part): part for part in mentees},
        mentors={key(part): part for part in mentors},
        looking=[as_mentee(part, programme, on=on) for part in mentees],
        offering=[as_mentor(part, places_left=places[part.pk], on=on) for part in mentors],
        rules=rules_for(programme, mentees=mentees, mentors=mentors, on=on),
        weights=weights_for(programme),
    )


def key(part: Participation) -> str:
    """A person's name in the matching package, the same on both sides."""
    return str(part.person_id)
