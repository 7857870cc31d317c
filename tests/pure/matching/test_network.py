"""The exact core: prices that prove the optimum, also where candidates had to be added."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.optimize import linear_sum_assignment

from kollega.pure.matching import network
from kollega.pure.matching.network import NOBODY, Problem, face, solve
from kollega.pure.matching.objectives import assign
from kollega.pure.matching.rules import Objective
from kollega.pure.matching.scoring import UNIT


def as_it_is(scores):
    return scores.astype(np.int64)


def one_each(scores):
    return np.ones(scores.shape, dtype=np.int64)


def problem(scores, capacity):
    scores = np.array(scores, dtype=np.int32)
    mentees, mentors = scores.shape
    return Problem(
        scores=scores,
        capacity=np.array(capacity, dtype=np.int64),
        must=np.zeros(mentees, dtype=bool),
        full=np.zeros(mentors, dtype=bool),
        known=np.full(mentees, NOBODY, dtype=np.int64),
    )


def total(task, mentor_of, value=as_it_is):
    rows = np.flatnonzero(mentor_of != NOBODY)
    return int(value(task.scores[rows, mentor_of[rows]]).sum())


def assert_proven(task, optimum, value=as_it_is):
    """Feasible, and as good as its prices allow (weak duality): nothing can be better."""
    chosen = optimum.mentor_of
    rows = np.flatnonzero(chosen != NOBODY)
    load = np.bincount(chosen[rows], minlength=len(task.capacity))
    assert (load <= task.capacity).all()
    assert (task.scores[rows, chosen[rows]] >= 0).all()
    u, v = optimum.mentee_price, optimum.mentor_price
    assert (u >= 0).all()
    assert (v >= 0).all()
    reduced = value(np.maximum(task.scores, 0)) - u[:, None] - v[None, :]
    assert (reduced[task.scores >= 0] <= 0).all()
    assert total(task, chosen, value) == int(u.sum() + (v * task.capacity).sum())


TABLES = arrays.arrays(
    np.int32, st.tuples(st.integers(1, 8), st.integers(1, 8)), elements=st.integers(-2, 9)
)


@given(TABLES, st.data())
def test_the_prices_prove_the_optimum(scores, data):
    capacity = data.draw(
        st.lists(st.integers(0, 3), min_size=scores.shape[1], max_size=scores.shape[1])
    )
    task = problem(scores, capacity)

    assert_proven(task, solve(task, as_it_is))


@given(TABLES, st.integers(1, 3))
def test_the_optimum_is_found_from_however_few_candidates(scores, few):
    task = problem(scores, [2] * scores.shape[1])
    expected = total(task, solve(task, as_it_is).mentor_of)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "FIRST_CANDIDATES", few)
        patch.setattr(network, "MORE_CANDIDATES", 1)
        optimum = solve(task, as_it_is)

    assert total(task, optimum.mentor_of) == expected
    assert_proven(task, optimum)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kinds", [7, 1_000_000])
def test_a_larger_round_has_the_value_that_scipy_finds(seed, kinds):
    random = np.random.default_rng(seed)
    scores = random.integers(0, kinds, (220, 180)).astype(np.int32)
    task = problem(scores, [1] * 180)

    optimum = solve(task, as_it_is)

    rows, columns = linear_sum_assignment(scores, maximize=True)
    assert total(task, optimum.mentor_of) == scores[rows, columns].sum()
    assert_proven(task, optimum)


def test_a_larger_round_with_capacities_and_gaps_is_proven():
    random = np.random.default_rng(5)
    scores = random.integers(0, 1_000_000, (600, 300)).astype(np.int32)
    scores[random.random(scores.shape) < 0.7] = -1
    task = problem(scores, random.integers(0, 4, 300))

    assert_proven(task, solve(task, as_it_is))


def less_five(scores):
    return scores.astype(np.int64) - 5


def admissible(scores, capacity):
    """Every assignment of a small table, as a tuple with NOBODY."""
    width = scores.shape[1]
    for chosen in itertools.product(range(-1, width), repeat=len(scores)):
        fits = all(m == NOBODY or scores[row, m] >= 0 for row, m in enumerate(chosen))
        if fits and all(chosen.count(m) <= capacity[m] for m in range(width)):
            yield np.array(chosen)


SMALL = arrays.arrays(
    np.int32, st.tuples(st.integers(1, 4), st.integers(1, 3)), elements=st.integers(-1, 9)
)


@given(SMALL, st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_the_second_aim_is_best_among_the_best_of_the_first_even_at_a_loss(scores, places):
    task = problem(scores, places[: scores.shape[1]])
    most = solve(task, one_each)

    second = solve(face(task, most, one_each), less_five)

    found = total(task, second.mentor_of, one_each), total(task, second.mentor_of, less_five)
    assert found == max(
        (total(task, other, one_each), total(task, other, less_five))
        for other in admissible(scores, task.capacity)
    )


@given(SMALL, st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_a_third_aim_is_best_among_the_best_of_both(scores, places):
    task = problem(scores, places[: scores.shape[1]])
    first = solve(task, one_each)
    narrowed = face(task, first, one_each)
    second = solve(narrowed, few_low)
    narrowed = face(narrowed, second, few_low)

    third = solve(narrowed, less_five)

    def worth(mentor_of):
        return tuple(total(task, mentor_of, value) for value in (one_each, few_low, less_five))

    assert worth(third.mentor_of) == max(map(worth, admissible(scores, task.capacity)))


def few_low(scores):
    return -(scores < 4).astype(np.int64)


def test_who_has_to_be_served_is_served_even_at_a_loss():
    task = problem([[5], [1]], [1])
    task = Problem(
        scores=task.scores,
        capacity=task.capacity,
        must=np.array([False, True]),
        full=task.full,
        known=np.array([NOBODY, 0]),
    )

    assert solve(task, as_it_is).mentor_of.tolist() == [NOBODY, 0]


def test_a_mentor_who_has_to_be_full_is_filled_even_at_a_loss():
    task = problem([[5, 1], [4, 1]], [2, 1])
    task = Problem(
        scores=task.scores,
        capacity=task.capacity,
        must=task.must,
        full=np.array([False, True]),
        known=np.array([0, 1]),
    )

    assert solve(task, as_it_is).mentor_of.tolist() == [0, 1]


@pytest.mark.parametrize("objective", [Objective.TOTAL, Objective.MOST, Objective.FAIREST])
@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_leaves_everyone_without(objective, shape):
    scores = np.zeros(shape, dtype=np.int32)

    found = assign(scores, np.ones(shape[1], dtype=np.int64), objective)

    assert found.tolist() == [NOBODY] * shape[0]


@pytest.mark.parametrize("objective", [Objective.TOTAL, Objective.MOST, Objective.FAIREST])
def test_where_nothing_is_allowed_nobody_is_matched(objective):
    scores = np.full((3, 2), -1, dtype=np.int32)

    assert assign(scores, np.array([1, 1]), objective).tolist() == [NOBODY] * 3


STEPS = st.sampled_from(
    [-1, 0, 4_000, 9_000, 10_000, 15_000, 20_000, 26_000, 30_000, 37_000, 990_000, UNIT]
)


@given(
    arrays.arrays(np.int32, st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=STEPS),
    st.lists(st.integers(1, 2), min_size=4, max_size=4),
)
def test_the_fairest_is_leximin_in_steps_and_then_the_best_total(scores, places):
    capacity = np.array(places[: scores.shape[1]])

    found = assign(scores, capacity, Objective.FAIREST)

    def worth(mentor_of):
        rows = np.flatnonzero(mentor_of != NOBODY)
        held = scores[rows, mentor_of[rows]]
        on_step = np.bincount(held // 10_000, minlength=101)[:100]
        return len(rows), (-on_step).tolist(), int(held.sum())

    assert worth(found) == max(map(worth, admissible(scores, capacity)))


def test_one_person_far_behind_weighs_more_than_everyone_a_little_behind():
    scores = np.full((5, 5), -1, dtype=np.int32)
    for row in range(5):
        scores[row, row] = 500_000 if row else 10_000
        scores[row, (row + 1) % 5] = 20_000

    assert assign(scores, np.ones(5, dtype=np.int64), Objective.FAIREST).tolist() == [1, 2, 3, 4, 0]
    assert assign(scores, np.ones(5, dtype=np.int64), Objective.MOST).tolist() == [0, 1, 2, 3, 4]


def test_the_fairest_does_not_write_into_the_table_it_was_given():
    scores = np.array([[100_000, 900_000], [200_000, 800_000]], dtype=np.int32)
    before = scores.copy()

    assign(scores, np.array([1, 1]), Objective.FAIREST)

    assert np.array_equal(scores, before)
