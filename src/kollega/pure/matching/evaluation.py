"""Judging pairs that a person has put together, and short lists to choose from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kollega.pure.matching.checking import overfull
from kollega.pure.matching.draw import in_drawn_order
from kollega.pure.matching.errors import MatchingError
from kollega.pure.matching.people import Key, Mentee, Mentor, PairOfKeys
from kollega.pure.matching.rules import Rules, Weights
from kollega.pure.matching.scoring import scores
from kollega.pure.matching.solution import Pair
from kollega.pure.matching.wishes import broken_rules, pair_of


@dataclass(frozen=True, slots=True)
class Broken:
    """A pair that the rules forbid, and the codes of these rules."""

    mentee: Key
    mentor: Key
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a set of pairs is worth and what is wrong with it.

    pairs         with fit and reasons, sorted by mentee
    broken        pairs that the rules forbid
    overfull      mentors with more mentees than places
    twice         mentees in more than one pair
    locked_lost   locked pairs that are missing
    unmatched     mentees in no pair
    total_fit     sum of the fits; `mean_fit` is 0 without pairs
    """

    pairs: tuple[Pair, ...]
    broken: tuple[Broken, ...]
    overfull: tuple[Key, ...]
    twice: tuple[Key, ...]
    locked_lost: tuple[PairOfKeys, ...]
    unmatched: tuple[Key, ...]
    total_fit: float
    first_needs_met: int

    @property
    def valid(self) -> bool:
        return not (self.broken or self.overfull or self.twice or self.locked_lost)

    @property
    def mean_fit(self) -> float:
        return self.total_fit / len(self.pairs) if self.pairs else 0.0


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes from one set of pairs to another, person by person.

    better, worse   mentees whose fit rises or falls, having no mentor counting as below any fit
    total_fit       after minus before; likewise `matched` and `first_needs_met`
    now_invalid     whether the change breaks something that was whole
    """

    better: tuple[Key, ...]
    worse: tuple[Key, ...]
    total_fit: float
    matched: int
    first_needs_met: int
    now_invalid: bool


def evaluate(
    pairs: Iterable[PairOfKeys],
    mentees: Iterable[Mentee],
    mentors: Iterable[Mentor],
    rules: Rules | None = None,
    weights: Weights | None = None,
) -> Evaluation:
    """Judge pairs put together by hand. Nothing is refused: what is wrong is said.

    Raises MatchingError for a pair that names someone who is not in the lists."""
    rules, weights = rules or Rules(), weights or Weights()
    people, offering = {m.key: m for m in mentees}, {m.key: m for m in mentors}
    together = sorted(set(pairs))
    for mentee, mentor in together:
        if mentee not in people or mentor not in offering:
            raise MatchingError("pair_unknown", mentee, mentor)
    judged = tuple(
        pair_of(people[mentee], offering[mentor], weights) for mentee, mentor in together
    )
    found = [
        Broken(mentee, mentor, broken_rules(people[mentee], offering[mentor], rules))
        for mentee, mentor in together
    ]
    load = Counter(mentee for mentee, _ in together)
    return Evaluation(
        pairs=judged,
        broken=tuple(entry for entry in found if entry.rules),
        overfull=overfull(together, offering),
        twice=tuple(sorted(key for key, count in load.items() if count > 1)),
        locked_lost=tuple(sorted(rules.locked - set(together))),
        unmatched=tuple(sorted(people.keys() - load.keys())),
        total_fit=sum(pair.fit for pair in judged),
        first_needs_met=sum(pair.first_need_met for pair in judged),
    )


def effect(before: Evaluation, after: Evaluation) -> Effect:
    """What a coordinator's swap does, to be shown before it is done."""
    was, becomes = _fit_of_each(before), _fit_of_each(after)
    people = sorted(was.keys() | becomes.keys())
    change = {key: becomes.get(key, -1.0) - was.get(key, -1.0) for key in people}
    return Effect(
        better=tuple(key for key in people if change[key] > 0),
        worse=tuple(key for key in people if change[key] < 0),
        total_fit=after.total_fit - before.total_fit,
        matched=len(becomes) - len(was),
        first_needs_met=after.first_needs_met - before.first_needs_met,
        now_invalid=before.valid and not after.valid,
    )


def _fit_of_each(evaluation: Evaluation) -> dict[Key, float]:
    return {pair.mentee: pair.fit for pair in evaluation.pairs}


def shortlists(
    mentees: Iterable[Mentee],
    mentors: Iterable[Mentor],
    rules: Rules | None = None,
    weights: Weights | None = None,
    limit: int = 3,
    seed: int = 0,
) -> dict[Key, tuple[Pair, ...]]:
    """For each mentee's key up to `limit` mentors with a free place, the best fit first."""
    rules, weights = rules or Rules(), weights or Weights()
    everyone = tuple(mentees)
    free = in_drawn_order([mentor for mentor in mentors if mentor.capacity > 0], seed)
    fits = scores(everyone, free, rules, weights)
    lists = {}
    for mentee, row in zip(everyone, fits, strict=True):
        best = [column for column in np.argsort(-row, kind="stable")[:limit] if row[column] >= 0]
        lists[mentee.key] = tuple(pair_of(mentee, free[column], weights) for column in best)
    return lists


def suggest(
    mentee: Mentee,
    mentors: Iterable[Mentor],
    rules: Rules | None = None,
    weights: Weights | None = None,
    limit: int = 3,
    seed: int = 0,
) -> tuple[Pair, ...]:
    """A short list for one mentee: up to `limit` mentors with a free place, best fit first."""
    return shortlists([mentee], mentors, rules, weights, limit, seed)[mentee.key]
