"""The objectives as chains: the first aim is solved, then the next among its best solutions."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from kollega.pure.matching.network import NOBODY, Ints, Problem, Value, face, solve
from kollega.pure.matching.rules import Objective
from kollega.pure.matching.scoring import UNIT, Scores

STEP = UNIT // 100
BITS = 61


def assign(scores: Scores, capacity: Ints, objective: Objective) -> Ints:
    """(mentees,): the column of each one's mentor, or NOBODY. For TOTAL, MOST and FAIREST."""
    mentees, mentors = scores.shape
    if not mentees or not mentors:
        return np.full(mentees, NOBODY, dtype=np.int64)
    problem = Problem(
        scores=scores,
        capacity=capacity,
        must=np.zeros(mentees, dtype=bool),
        full=np.zeros(mentors, dtype=bool),
        known=np.full(mentees, NOBODY, dtype=np.int64),
    )
    if objective is Objective.TOTAL:
        return solve(problem, _total_then_count(mentees)).mentor_of
    by_count = _count_then_total(mentees)
    best = solve(problem, by_count)
    if objective is Objective.MOST:
        return best.mentor_of
    return _fairest(problem, best.mentor_of)


def _total_then_count(people: int) -> Value:
    def value(scores: npt.NDArray[np.integer]) -> Ints:
        return scores.astype(np.int64) * (people + 1) + 1

    return value


def _count_then_total(people: int) -> Value:
    one_more = UNIT * people + 1

    def value(scores: npt.NDArray[np.integer]) -> Ints:
        return scores.astype(np.int64) + one_more

    return value


def _fairest(problem: Problem, best: Ints) -> Ints:
    """Among the solutions with most people: fewest on the lowest step, then on the next, and so
    on up; then the best total. A few steps a solve, as many as whole numbers can hold apart."""
    people = len(problem.scores)
    one = _always(1)
    problem = replace(face(problem, solve(problem, one), one), known=best)
    step = 0
    while True:
        lowest = _lowest_step(problem.scores, best, step)
        top = UNIT // STEP if lowest is None else lowest
        problem.scores[(problem.scores >= step * STEP) & (problem.scores < top * STEP)] = -1
        if lowest is None:
            return solve(problem, _total).mentor_of
        steps = range(lowest, lowest + _steps_at_once(problem))
        value = _fewest_on(steps, people)
        optimum = solve(problem, value)
        problem, best, step = face(problem, optimum, value), optimum.mentor_of, steps.stop


def _lowest_step(scores: Scores, mentor_of: Ints, at_least: int) -> int | None:
    """The lowest step not yet settled on which a pair stands; None where all stand at the top."""
    rows = np.flatnonzero(mentor_of != NOBODY)
    steps = scores[rows, mentor_of[rows]] // STEP
    open_steps = steps[(steps >= at_least) & (steps < UNIT // STEP)]
    return int(open_steps.min()) if open_steps.size else None


def _steps_at_once(problem: Problem) -> int:
    people, mentors = (int(side) for side in problem.scores.shape)
    spare = BITS - 2 * (people + mentors + 2).bit_length()
    return max(1, spare // (people + 1).bit_length())


def _total(scores: npt.NDArray[np.integer]) -> Ints:
    return scores.astype(np.int64)


def _always(number: int) -> Value:
    def value(scores: npt.NDArray[np.integer]) -> Ints:
        return np.full(scores.shape, number, dtype=np.int64)

    return value


def _fewest_on(steps: range, people: int) -> Value:
    price = np.zeros(UNIT // STEP + 1, dtype=np.int64)
    for power, step in enumerate(reversed(steps)):
        if step < len(price):
            price[step] = -((people + 1) ** power)

    def value(scores: npt.NDArray[np.integer]) -> Ints:
        prices: Ints = price[scores // STEP]
        return prices

    return value
