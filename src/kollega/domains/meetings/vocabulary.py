"""Bounds of a session, and how its time is said."""

from datetime import date, datetime, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kollega.domains.programmes.vocabulary import Medium
from kollega.pure.calendars import wall

TIMES_AT_MOST: Final = 5
COMING_AT_MOST: Final = 12
MINUTES_AT_LEAST: Final = 5
MINUTES_AT_MOST: Final = 480
AHEAD_AT_MOST: Final = timedelta(days=400)
PLACE_LENGTH: Final = 300

REMIND_BEFORE: Final = timedelta(hours=24)
ANSWER_AFTER: Final = timedelta(days=3)
FEED_REACHES_BACK: Final = timedelta(days=90)
FEED_REFRESH: Final = timedelta(hours=6)


def day_in_words(day: date, *, today: date) -> str:
    """'Thursday 4 December', with the year where it is another one."""
    if day.year == today.year:
        return str(date_format(day, pgettext("date format", "l j F")))
    return str(date_format(day, pgettext("date format", "l j F Y")))


def in_words(instant: datetime, *, zone: str, today: date) -> str:
    """'Thursday 4 December, 19:30', as clocks show it there."""
    there = wall(instant, zone=zone)
    return _("{day}, {time}").format(
        day=day_in_words(there.date(), today=today),
        time=date_format(there, "TIME_FORMAT"),
    )


def how_in_words(minutes: int, medium: str) -> str:
    """'60 minutes by video'."""
    sentences = {
        Medium.VIDEO: _("{minutes} minutes by video"),
        Medium.TELEPHONE: _("{minutes} minutes by telephone"),
        Medium.IN_PERSON: _("{minutes} minutes in person"),
    }
    return sentences[Medium(medium)].format(minutes=minutes)
