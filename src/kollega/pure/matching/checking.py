"""What a set of pairs is worth and what is wrong with it, computed from people and rules alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from kollega.pure.matching.people import Key, Mentee, Mentor, PairOfKeys
from kollega.pure.matching.rules import Rules, Weights
from kollega.pure.matching.scoring import Scores
from kollega.pure.matching.solution import Checks, Pair
from kollega.pure.matching.stability import NOBODY, Likings, blocking_pairs
from kollega.pure.matching.wishes import broken_rules, score

LISTED = 100


def check(
    pairs: Iterable[Pair],
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    rules: Rules,
    weights: Weights,
    table: Scores,
) -> Checks:
    """Judge the pairs of a solution. `pairs` name only people of the two lists; `table` holds
    their scores, (mentees, mentors). Rules, fits and the objective are worked out anew, pair by
    pair in plain Python; only the search for blocking pairs reads the table."""
    pairs = tuple(pairs)
    people, offering = {m.key: m for m in mentees}, {m.key: m for m in mentors}
    together = {(pair.mentee, pair.mentor) for pair in pairs}
    blocking = _blocking(pairs, mentees, mentors, rules, table)
    fits = [pair.fit for pair in pairs]
    return Checks(
        capacity_kept=not overfull(together, offering),
        rules_kept=not any(
            broken_rules(people[mentee], offering[mentor], rules) for mentee, mentor in together
        ),
        nobody_twice=len({pair.mentee for pair in pairs}) == len(pairs),
        locked_kept=rules.locked <= together,
        blocking_count=len(blocking),
        blocking=tuple(blocking[:LISTED]),
        objective=sum(score(people[p.mentee], offering[p.mentor], weights) for p in pairs),
        total_fit=sum(fits),
        lowest_fit=min(fits, default=None),
        first_needs_stated=sum(bool(mentee.needs) for mentee in mentees),
        first_needs_met=sum(pair.first_need_met for pair in pairs),
    )


def overfull(pairs: Iterable[PairOfKeys], mentors: Mapping[Key, Mentor]) -> tuple[Key, ...]:
    """Mentors with more mentees than places, in the order of keys."""
    load = Counter(mentor for _, mentor in pairs)
    return tuple(sorted(key for key, count in load.items() if count > mentors[key].capacity))


def _blocking(
    pairs: Sequence[Pair],
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    rules: Rules,
    table: Scores,
) -> list[PairOfKeys]:
    """Locked people are bound: they and their places are left out."""
    bound = {mentee for mentee, _ in rules.locked}
    taken = Counter(mentor for _, mentor in rules.locked)
    rows = [row for row, mentee in enumerate(mentees) if mentee.key not in bound]
    free = [mentees[row] for row in rows]
    chosen = {pair.mentee: pair.mentor for pair in pairs}
    column = {mentor.key: number for number, mentor in enumerate(mentors)}
    capacity = np.array([m.capacity - taken[m.key] for m in mentors], dtype=np.int64)
    mentor_of = np.array(
        [column[chosen[m.key]] if m.key in chosen else NOBODY for m in free], dtype=np.int64
    )
    likings = Likings(free, mentors, table if len(rows) == len(table) else table[rows])
    found = blocking_pairs(likings, capacity, mentor_of)
    return sorted((free[row].key, mentors[col].key) for row, col in found.tolist())
