"""The demonstration's clock goes forward, for everyone; elsewhere it can't be moved."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from kollega.foundation import clock


def test_the_clock_is_right_before_anybody_moves_it(db):
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=2)


def test_moves_add_up(db):
    clock.move_forward(days=3)
    clock.move_forward(days=4)

    assert abs(clock.now() - timezone.now() - timedelta(days=7)) < timedelta(seconds=2)
    assert clock.today() == timezone.localdate() + timedelta(days=7)


@pytest.mark.parametrize("days", [0, -1])
def test_it_never_goes_back(db, days):
    with pytest.raises(ValueError, match="forward only"):
        clock.move_forward(days=days)


def test_it_cannot_be_moved_in_production(db, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(RuntimeError, match="demonstration's"):
        clock.move_forward(days=1)


def test_in_production_a_shift_left_in_the_table_means_nothing(db, settings):
    clock.move_forward(days=100)
    settings.DEMONSTRATION = False

    assert abs(clock.now() - timezone.now()) < timedelta(seconds=2)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),  # summer time here
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2028, 2, 29, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_today_begins_at_midnight_here_and_not_in_utc(db, monkeypatch, settings, moment, day):
    settings.TIME_ZONE = "Europe/London"
    monkeypatch.setattr(timezone, "now", lambda: moment)

    assert clock.today() == day


def test_a_fresh_demonstration_begins_in_the_past_and_lives_forward(db):
    clock.start_in_the_past(days=60)
    assert clock.today() == timezone.localdate() - timedelta(days=60)

    clock.move_forward(days=61)

    assert clock.today() == timezone.localdate() + timedelta(days=1)


def test_a_clock_that_was_moved_is_never_set_back(db):
    clock.move_forward(days=1)

    with pytest.raises(RuntimeError, match="fresh demonstration"):
        clock.start_in_the_past(days=60)

    assert clock.today() == timezone.localdate() + timedelta(days=1)


def test_nothing_begins_in_the_past_in_production(db, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(RuntimeError, match="fresh demonstration"):
        clock.start_in_the_past(days=60)


def test_a_process_asks_how_far_it_was_moved_once_and_not_for_every_moment(
    still_clock, count_queries
):
    assert count_queries(lambda: [clock.now() for _time in range(100)]) == 0


def test_production_never_asks(db, settings, django_assert_num_queries):
    settings.DEMONSTRATION = False

    with django_assert_num_queries(0):
        clock.now()
