"""What is shown of a count fits several true counts, alone and against another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.pure.disclosure import FLOOR, THRESHOLD, Count, protected

COUNTS = st.integers(0, 400)
SECRETS = st.binary(min_size=16, max_size=16)
MANY_SECRETS = [bytes([number]) * 16 for number in range(60)]


def shown(count, secret=b"of this house"):
    return protected({"it": count}, secret=secret)["it"]


def first_shown(secret):
    return next(count for count in range(20) if shown(count, secret).about is not None)


@given(st.integers(0, FLOOR - 1), SECRETS)
def test_small_counts_are_hidden_and_look_alike(count, secret):
    assert shown(count, secret) == Count(about=None, under=12)


@given(st.integers(12, 400), SECRETS)
def test_others_are_rounded_to_a_five_that_is_near(count, secret):
    about = shown(count, secret).about

    assert about % 5 == 0
    assert abs(about - count) <= 4


@given(COUNTS, SECRETS)
def test_what_is_hidden_is_less_than_it_says(count, secret):
    found = shown(count, secret)

    assert found.about is not None or count < found.under


@given(COUNTS, SECRETS)
def test_what_is_shown_fits_at_least_three_true_counts(count, secret):
    alike = [other for other in range(420) if shown(other, secret) == shown(count, secret)]

    assert len(alike) >= 3


@given(COUNTS, COUNTS, SECRETS)
def test_the_difference_of_two_counts_shown_is_never_the_one_who_came(one, other, secret):
    first, second = shown(one, secret).about, shown(other, secret).about

    if first is not None and second is not None:
        assert (first - second) % 5 == 0


def test_whoever_sees_a_figure_appear_does_not_learn_how_many_there_are():
    assert {first_shown(secret) for secret in MANY_SECRETS} == {8, 9, 10, 11, 12}


def test_whoever_sees_a_figure_move_does_not_learn_how_many_there_are():
    def moves_at(secret):
        return next(count for count in range(12, 30) if shown(count, secret).about == 20)

    assert {moves_at(secret) for secret in MANY_SECRETS} == {16, 17, 18, 19, 20}


@given(COUNTS, SECRETS)
def test_a_second_look_at_the_same_count_is_the_same(count, secret):
    assert shown(count, secret) == shown(count, secret)


def test_two_figures_do_not_turn_at_the_same_count():
    names = [f"figure {number}" for number in range(20)]
    found = protected(dict.fromkeys(names, 10), secret=b"of this house")

    assert {count.about for count in found.values()} == {None, 10}


@given(st.lists(COUNTS, min_size=2, max_size=5), SECRETS)
def test_a_hidden_part_is_told_by_no_other_part(parts, secret):
    named = {str(place): count for place, count in enumerate(parts)}
    before = protected(named, secret=secret)

    for name in [name for name, count in before.items() if count.about is None]:
        for instead in range(FLOOR):
            assert protected({**named, name: instead}, secret=secret) == before


def test_the_threshold_can_be_raised_and_not_lowered_beyond_the_floor():
    raised = protected({"it": 12}, secret=b"", threshold=15)["it"]

    assert raised == Count(about=None, under=17)
    with pytest.raises(ValueError, match="never shown"):
        protected({"it": 14}, secret=b"", threshold=THRESHOLD - 1)


def test_a_negative_count_is_a_mistake():
    with pytest.raises(ValueError, match="negative"):
        protected({"it": -1}, secret=b"")
