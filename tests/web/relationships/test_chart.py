from datetime import date
from itertools import pairwise

import pytest

from kollega.web.relationships import chart


def counts(drawn):
    return [(bar.label, bar.count) for bar in drawn.bars]


def test_every_number_of_sessions_has_its_bar():
    drawn = chart.of_sessions([(0, 3), (2, 5)], planned=4)

    assert counts(drawn) == [("0", 3), ("1", 0), ("2", 5), ("3", 0), ("4", 0)]


def test_more_sessions_than_planned_stand_in_the_last_bar():
    drawn = chart.of_sessions([(4, 1), (6, 2)], planned=4)

    assert counts(drawn)[-1] == ("4+", 3)


def test_a_full_plan_is_drawn_as_good():
    drawn = chart.of_sessions([(4, 1)], planned=4)

    assert [bar.full for bar in drawn.bars] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("reached", "last"), [(0, "3"), (2, "3"), (7, "7"), (12, "12"), (40, "12+")]
)
def test_an_open_ended_scheme_has_a_dozen_bars_at_most(reached, last):
    drawn = chart.of_sessions([(reached, 1)], planned=None)

    assert drawn.bars[-1].label == last
    assert not any(bar.full for bar in drawn.bars)


def test_the_highest_bar_reaches_the_top_and_an_empty_one_has_no_height():
    drawn = chart.of_sessions([(0, 10), (1, 5)], planned=2)

    assert [round(bar.height) for bar in drawn.bars] == [120, 60, 0]
    assert {round(bar.y + bar.height) for bar in drawn.bars} == {drawn.floor}


def test_bars_stay_inside_the_drawing():
    drawn = chart.of_sessions([(12, 9)], planned=None)

    assert min(bar.x for bar in drawn.bars) > 0
    assert max(bar.x + bar.width for bar in drawn.bars) < 100


def test_bars_do_not_touch_each_other():
    drawn = chart.of_sessions([(12, 9)], planned=None)

    for left, right in pairwise(drawn.bars):
        assert left.x + left.width < right.x


def test_months_without_a_session_are_there_too():
    drawn = chart.of_months({date(2026, 12, 1): 2, date(2027, 2, 1): 4}, until=date(2027, 2, 20))

    assert counts(drawn) == [
        ("Sep", 0), ("Oct", 0), ("Nov", 0), ("Dec", 2), ("Jan", 0), ("Feb", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "bars"),
    [(date(2027, 2, 1), 6), (date(2026, 5, 1), 10), (date(2024, 1, 1), 12)],
)
def test_half_a_year_to_a_year_is_shown(since, bars):
    drawn = chart.of_months({since: 1}, until=date(2027, 2, 20))

    assert len(drawn.bars) == bars


def test_no_sessions_at_all_are_drawn_as_an_empty_half_year():
    drawn = chart.of_months({}, until=date(2027, 2, 20))

    assert [bar.count for bar in drawn.bars] == [0] * 6
