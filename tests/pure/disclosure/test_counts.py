"""What is shown of a count fits several true counts, alone and against another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.pure.disclosure import FLOOR, THRESHOLD, Count, protected

COUNTS = st.integers(0, 400)


def shown(count):
    return protected({"it": count})["it"]


@pytest.mark.parametrize("count", range(THRESHOLD))
def test_small_counts_are_hidden_and_look_alike(count):
    assert shown(count) == Count(about=None, under=10)


@pytest.mark.parametrize(
    ("count", "about"), [(10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (102, 100)]
)
def test_others_are_rounded_to_the_nearest_five(count, about):
    assert shown(count).about == about


@given(COUNTS)
def test_what_is_shown_fits_at_least_three_true_counts(count):
    alike = [other for other in range(420) if shown(other) == shown(count)]

    assert len(alike) >= 3


@given(COUNTS, COUNTS)
def test_the_difference_of_two_counts_shown_is_never_the_one_who_came(one, other):
    first, second = shown(one).about, shown(other).about

    if first is not None and second is not None:
        assert (first - second) % 5 == 0


@given(st.lists(COUNTS, min_size=2, max_size=5))
def test_a_hidden_part_is_told_by_no_other_part(parts):
    named = {str(place): count for place, count in enumerate(parts)}
    hidden = {name for name, count in named.items() if count < THRESHOLD}

    for name in hidden:
        for instead in range(THRESHOLD):
            assert protected({**named, name: instead}) == protected(named)


def test_the_threshold_can_be_raised_and_not_lowered_beyond_the_floor():
    assert protected({"it": 14}, threshold=15)["it"] == Count(about=None, under=15)
    with pytest.raises(ValueError, match="never shown"):
        protected({"it": 14}, threshold=FLOOR - 1)


def test_a_negative_count_is_a_mistake():
    with pytest.raises(ValueError, match="negative"):
        protected({"it": -1})
