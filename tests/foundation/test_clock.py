"""The demonstration's clock goes forward, for everyone; elsewhere it can't be moved."""

from datetime import timedelta

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
