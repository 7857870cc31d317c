"""From two lists of people to a solution with its reasons and checks."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from kollega.pure.matching.checking import check
from kollega.pure.matching.draw import in_drawn_order
from kollega.pure.matching.errors import MatchingError
from kollega.pure.matching.obstacles import explain
from kollega.pure.matching.people import Mentee, Mentor, PairOfKeys
from kollega.pure.matching.rules import Objective, Rules, Weights
from kollega.pure.matching.scoring import Scores, scores
from kollega.pure.matching.solution import Pair, Solution, Unmatched
from kollega.pure.matching.stability import NOBODY, Likings, deferred_acceptance
from kollega.pure.matching.wishes import broken_rules, pair_of


def match(
    mentees: Iterable[Mentee],
    mentors: Iterable[Mentor],
    *,
    rules: Rules | None = None,
    weights: Weights | None = None,
    objective: Objective = Objective.MOST,
    seed: int = 0,
) -> Solution:
    """The best assignment under the rules, exactly, as `objective` defines best.

    The same people, rules and seed give the same solution, in whatever order they are listed;
    another seed may choose differently among equally good solutions.
    Raises MatchingError for people listed twice, negative capacities and locked pairs that
    contradict the rules or the capacities, before any long work.
    """
    rules, weights = rules or Rules(), weights or Weights()
    mentees = in_drawn_order(tuple(mentees), seed)
    mentors = in_drawn_order(tuple(mentors), seed)
    validate(mentees, mentors, rules)
    table = scores(mentees, mentors, rules, weights)
    chosen = set(rules.locked) | _assigned(mentees, mentors, rules, table, objective)
    pairs, unmatched = _explained(chosen, mentees, mentors, rules, weights)
    checks = check(pairs, mentees, mentors, rules, weights, table)
    return Solution(objective=objective, pairs=pairs, unmatched=unmatched, checks=checks)


def _assigned(
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    rules: Rules,
    table: Scores,
    objective: Objective,
) -> set[PairOfKeys]:
    """Pairs for everyone who is not in a locked pair, out of the places these leave."""
    bound = {mentee for mentee, _ in rules.locked}
    taken = Counter(mentor for _, mentor in rules.locked)
    left = np.array([m.capacity - taken[m.key] for m in mentors], dtype=np.int64)
    columns = np.flatnonzero(left > 0)
    rows = np.array([r for r, m in enumerate(mentees) if m.key not in bound], dtype=np.int64)
    seeking = [mentees[row] for row in rows.tolist()]
    offering = [mentors[column] for column in columns.tolist()]
    whole = table.shape == (len(rows), len(columns))
    fits = table if whole else table[np.ix_(rows, columns)]
    if objective is Objective.STABLE:
        mentor_of = deferred_acceptance(Likings(seeking, offering, fits), left[columns])
    else:
        from kollega.pure.matching.objectives import assign  # loads OR-Tools: only when needed

        mentor_of = assign(fits, left[columns], objective)
    return {
        (mentee.key, offering[column].key)
        for mentee, column in zip(seeking, mentor_of.tolist(), strict=True)
        if column != NOBODY
    }


def _explained(
    chosen: set[PairOfKeys],
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    rules: Rules,
    weights: Weights,
) -> tuple[tuple[Pair, ...], tuple[Unmatched, ...]]:
    """The pairs with their reasons and those left with their obstacles, by the mentee's key."""
    people, offering = {m.key: m for m in mentees}, {m.key: m for m in mentors}
    pairs = tuple(
        pair_of(people[mentee], offering[mentor], weights) for mentee, mentor in sorted(chosen)
    )
    served = {mentee for mentee, _ in chosen}
    unserved = sorted((m for m in mentees if m.key not in served), key=lambda m: m.key)
    load = Counter(mentor for _, mentor in chosen)
    return pairs, explain(unserved, mentors, load, rules, weights)


def validate(mentees: Sequence[Mentee], mentors: Sequence[Mentor], rules: Rules) -> None:
    """Raise MatchingError for the first contradiction found."""
    for code, keys in (
        ("mentee_twice", [m.key for m in mentees]),
        ("mentor_twice", [m.key for m in mentors]),
        ("locked_twice", sorted(mentee for mentee, _ in rules.locked)),
    ):
        for key, count in Counter(keys).items():
            if count > 1:
                raise MatchingError(code, key)
    for mentor in mentors:
        if mentor.capacity < 0:
            raise MatchingError("negative_capacity", mentor.key, str(mentor.capacity))
    people, offering = {m.key: m for m in mentees}, {m.key: m for m in mentors}
    for mentee_key, mentor_key in sorted(rules.locked):
        if mentee_key not in people or mentor_key not in offering:
            raise MatchingError("locked_unknown", mentee_key, mentor_key)
        if broken_rules(people[mentee_key], offering[mentor_key], rules):
            raise MatchingError("locked_not_allowed", mentee_key, mentor_key)
    for key, count in Counter(mentor for _, mentor in rules.locked).items():
        if count > offering[key].capacity:
            raise MatchingError("locked_over_capacity", key)
