"""Appointments as calendar programs read them, and the times clocks skip or show twice.

>>> from datetime import UTC, datetime
>>> appointment = Appointment(
...     uid="a1@example.org", sequence=0, starts_at=datetime(2026, 12, 4, 19, 30, tzinfo=UTC),
...     minutes=60, time_zone="Europe/London", title="Appointment",
...     written_at=datetime(2026, 11, 22, tzinfo=UTC),
... )
>>> b"DTSTART;TZID=Europe/London:20261204T193000" in invitation(appointment)
True
"""

from kollega.pure.calendars.appointments import Appointment
from kollega.pure.calendars.errors import TimeIsSkipped, TimeOccursTwice, UnclearTime
from kollega.pure.calendars.icalendar import cancellation, feed, invitation
from kollega.pure.calendars.localtime import days_later, moment, wall

__all__ = [
    "Appointment",
    "TimeIsSkipped",
    "TimeOccursTwice",
    "UnclearTime",
    "cancellation",
    "days_later",
    "feed",
    "invitation",
    "moment",
    "wall",
]
