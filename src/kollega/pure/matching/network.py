"""The exact core: the assignment of highest value, with prices that prove it.

A minimum-cost flow (OR-Tools) over a few candidate pairs, then *pricing*: the prices of the flow
are held against every pair, those that would raise the value join the candidates, and the flow
is solved again until no pair is left. What comes back is optimal over all pairs, not only over
the candidates, at a fraction of the arcs (Barnhart et al. 1998, "Branch-and-price", section 1).

This module alone loads OR-Tools; it takes numbers and knows no people.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

Scores = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Value = Callable[[npt.NDArray[np.integer]], Ints]

FIRST_CANDIDATES = 32
MORE_CANDIDATES = 8
BLOCK = 512
NOBODY = -1

Pairs = tuple[Ints, Ints]
NO_PAIRS: Pairs = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Problem:
    """Who may be given to whom.

    scores    (mentees, mentors): what `Value` reads; negative: not allowed
    capacity  (mentors,)
    must      (mentees,): has to get a mentor
    full      (mentors,): has to use the whole capacity
    known     an assignment that keeps all this; needed as soon as anything is `must` or `full`
    hint      pairs worth trying first; without any, the best of each person
    """

    scores: Scores
    capacity: Ints
    must: Mask
    full: Mask
    known: Ints
    hint: Pairs = NO_PAIRS


@dataclass(frozen=True, slots=True)
class Optimum:
    """mentor_of (mentees,) with NOBODY; prices u of mentees and v of mentors such that
    value - u - v <= 0 for every allowed pair and = 0 for the chosen ones; the pairs that were
    needed to find it."""

    mentor_of: Ints
    mentee_price: Ints
    mentor_price: Ints
    candidates: Pairs


def solve(problem: Problem, value: Value) -> Optimum:
    """The assignment of highest total value. `value` turns scores into whole numbers and must
    not fall as the score rises (it decides which candidates are tried first)."""
    pairs = _hinted(problem) if problem.hint[0].size else _first_candidates(problem)
    while True:
        gains = value(problem.scores[pairs])
        mentor_of = _flow(problem, pairs, gains)
        optimum = _priced(problem, pairs, gains, mentor_of, value)
        better = _better_pairs(problem, optimum, value)
        if better[0].size == 0:
            return optimum
        pairs = _joined(problem, pairs, better)


def face(problem: Problem, optimum: Optimum, value: Value) -> Problem:
    """The problem narrowed to the assignments that are as good as the optimum: only pairs whose
    reduced value is zero, and whoever has a price has to be used (complementary slackness)."""
    narrowed = problem.scores.copy()
    for rows in _blocks(len(narrowed)):
        narrowed[rows][_reduced(problem, optimum, value, rows) < 0] = -1
    return Problem(
        scores=narrowed,
        capacity=problem.capacity,
        must=problem.must | (optimum.mentee_price > 0),
        full=problem.full | (optimum.mentor_price > 0),
        known=optimum.mentor_of,
        hint=optimum.candidates,
    )


def _blocks(count: int) -> list[slice]:
    return [slice(start, min(start + BLOCK, count)) for start in range(0, count, BLOCK)]


def _first_candidates(problem: Problem) -> Pairs:
    """The best few of each mentee and of each mentor. Equals are taken in an order that turns
    from row to row, so that not everyone tries the same few."""
    scores = problem.scores
    by_mentee = _best(scores, FIRST_CANDIDATES)
    mentor, mentee = _best(scores.T, FIRST_CANDIDATES)
    return _joined(problem, _joined(problem, by_mentee, (mentee, mentor)), _known(problem))


def _hinted(problem: Problem) -> Pairs:
    return _joined(problem, problem.hint, _known(problem))


def _known(problem: Problem) -> Pairs:
    chosen = np.flatnonzero(problem.known != NOBODY)
    return chosen, problem.known[chosen]


def _best(scores: Scores, count: int) -> Pairs:
    rows_found, columns_found = [], []
    width = scores.shape[1]
    kept = min(count, width)
    for rows in _blocks(len(scores)):
        turn = (
            np.arange(width)[None, :] + 7919 * np.arange(rows.start, rows.stop)[:, None]
        ) % width
        rank = scores[rows].astype(np.int64) * width + turn
        columns = np.argpartition(-rank, kept - 1, axis=1)[:, :kept] if kept else turn[:, :0]
        row = np.repeat(np.arange(rows.start, rows.stop), kept)
        rows_found.append(row)
        columns_found.append(columns.ravel())
    return np.concatenate(rows_found), np.concatenate(columns_found)


def _joined(problem: Problem, left: Pairs, right: Pairs) -> Pairs:
    width = max(problem.scores.shape[1], 1)
    flat = np.concatenate((left[0] * width + left[1], right[0] * width + right[1]))
    flat.sort()
    flat = flat[np.diff(flat, prepend=-1) > 0]  # np.unique would load numpy.ma, 30 ms
    mentee, mentor = flat // width, flat % width
    allowed = problem.scores[mentee, mentor] >= 0
    return mentee[allowed], mentor[allowed]


def _flow(problem: Problem, pairs: Pairs, gains: Ints) -> Ints:
    mentees, mentors = problem.scores.shape
    sink = mentees + mentors
    free = np.flatnonzero(~problem.must)
    open_ended = np.flatnonzero(~problem.full)
    tails = np.concatenate((pairs[0], free, mentees + open_ended))
    heads = np.concatenate((mentees + pairs[1], np.full(free.size + open_ended.size, sink)))
    capacities = np.concatenate(
        (np.ones(gains.size + free.size, dtype=np.int64), problem.capacity[open_ended])
    )
    costs = np.concatenate((-gains, np.zeros(free.size + open_ended.size, dtype=np.int64)))
    bound = np.where(problem.full, problem.capacity, 0)
    supplies = np.concatenate((np.ones(mentees, dtype=np.int64), -bound, [bound.sum() - mentees]))
    network = SimpleMinCostFlow()
    arcs = network.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), capacities, costs
    )
    network.set_nodes_supplies(np.arange(sink + 1, dtype=np.int32), supplies)
    status = network.solve()
    if status != network.OPTIMAL:
        raise ArithmeticError(f"minimum-cost flow ended with {status}")
    used = network.flows(arcs[: gains.size]) > 0
    mentor_of = np.full(mentees, NOBODY, dtype=np.int64)
    mentor_of[pairs[0][used]] = pairs[1][used]
    return mentor_of


def _priced(problem: Problem, pairs: Pairs, gains: Ints, mentor_of: Ints, value: Value) -> Optimum:
    """The lowest prices under which nobody would change, by rounds of bidding (Bellman-Ford on
    the residual network); a mentor who has to be full starts below every possible price."""
    mentees = len(problem.scores)
    floor = -(int(np.abs(gains).max(initial=0)) + 1) * (mentees + 1)
    price = np.where(problem.full, floor, 0).astype(np.int64)
    matched = mentor_of != NOBODY
    won = np.zeros(mentees, dtype=np.int64)
    won[matched] = value(problem.scores[matched, mentor_of[matched]])
    order = np.argsort(pairs[1], kind="stable")
    mentee, mentor, gain = pairs[0][order], pairs[1][order], gains[order]
    starts = np.flatnonzero(np.diff(mentor, prepend=-1))
    reached = mentor[starts]
    while True:
        surplus = np.where(matched, won - price[mentor_of], 0)
        if not mentor.size:
            return Optimum(mentor_of, surplus, price, pairs)
        bids = np.maximum.reduceat(gain - surplus[mentee], starts)
        if (bids <= price[reached]).all():
            return Optimum(mentor_of, surplus, price, pairs)
        price[reached] = np.maximum(price[reached], bids)


def _reduced(problem: Problem, optimum: Optimum, value: Value, rows: slice) -> Ints:
    """value - u - v for the allowed pairs of these rows, and something negative elsewhere."""
    scores = problem.scores[rows]
    reduced = value(np.maximum(scores, 0))  # a new array, so that the rest is done in place
    reduced -= optimum.mentee_price[rows, None]
    reduced -= optimum.mentor_price[None, :]
    np.putmask(reduced, scores < 0, -1)
    return reduced


def _better_pairs(problem: Problem, optimum: Optimum, value: Value) -> Pairs:
    mentee_parts, mentor_parts = [], []
    for rows in _blocks(len(problem.scores)):
        reduced = _reduced(problem, optimum, value, rows)
        kept = min(MORE_CANDIDATES, reduced.shape[1])
        if not (reduced > 0).any():
            continue
        best = np.argpartition(-reduced, kept - 1, axis=1)[:, :kept]
        row, column = np.nonzero(np.take_along_axis(reduced, best, axis=1) > 0)
        mentee_parts.append(row + rows.start)
        mentor_parts.append(best[row, column])
    if not mentee_parts:
        return NO_PAIRS
    return np.concatenate(mentee_parts), np.concatenate(mentor_parts)
