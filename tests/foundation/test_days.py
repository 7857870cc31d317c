"""Days are written as people of a language write them; a moment falls on the day it is there."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from kollega.foundation import days


@pytest.mark.parametrize(
    ("language", "full", "near"),
    [
        ("en-gb", "4 September 2026", "4 September"),
        ("nb", "4. september 2026", "4. september"),
        ("sv", "4 september 2026", "4 september"),
        ("nl", "4 september 2026", "4 september"),
        ("zh-hans", "2026年9月4日", "9月4日"),
    ],
)
def test_a_day_is_written_as_in_its_language(language, full, near):
    day = date(2026, 9, 4)

    with translation.override(language):
        assert (days.in_full(day), days.without_year(day)) == (full, near)


def test_a_moment_late_in_the_evening_falls_on_the_day_that_has_begun_there():
    late = datetime(2026, 9, 4, 23, 30, tzinfo=UTC)

    with timezone.override("Europe/London"):
        assert (days.in_full(late), days.without_year(late)) == ("5 September 2026", "5 September")
