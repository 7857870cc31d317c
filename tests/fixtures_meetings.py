"""Sessions of the cast's pair, and the nights in which the clocks change."""

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from kollega.domains.meetings import actions
from kollega.domains.meetings.models import Meeting
from kollega.foundation import clock
from kollega.foundation.models import OutgoingMail


def in_days(days: int, hour: int = 18) -> datetime:
    """A full hour some days from now, in UTC."""
    moment = clock.now() + timedelta(days=days)
    return moment.astimezone(UTC).replace(hour=hour, minute=0, second=0, microsecond=0)


def night_of_the_change(month: int) -> date:
    """The next last Sunday of March or October that lies ahead; clocks change in that night."""
    today = clock.today()
    for year in (today.year, today.year + 1):
        last = date(year, month, monthrange(year, month)[1])
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        if sunday > today + timedelta(days=1):
            return sunday
    raise AssertionError("There is one every year.")


def events_to(person: object) -> list[tuple[str, Event]]:
    """The calendar files mailed to somebody, in order: what is to be done, and the event."""
    files = []
    for letter in OutgoingMail.objects.filter(to=person.email).order_by("pk"):
        for attachment in letter.attachments.all():
            calendar = Calendar.from_ical(bytes(attachment.content))
            files.append((str(calendar["METHOD"]), calendar.walk("VEVENT")[0]))
    return files


@pytest.fixture
def proposed(pair, mentor) -> Meeting:
    """The mentor proposed two times."""
    return actions.propose_session(relationship=pair, by=mentor, times=[in_days(10), in_days(11)])


@pytest.fixture
def agreed(proposed, mentee) -> Meeting:
    """The mentee took the first of them."""
    return actions.accept_time(
        meeting=proposed, by=mentee, option_id=proposed.options.earliest("starts_at").pk
    )


@pytest.fixture
def agree_on(request, db) -> Callable[..., Meeting]:
    """One more agreed session of the pair, or of another: ``agree_on(in_days(30))``."""

    def make(starts_at: datetime, relationship: object = None) -> Meeting:
        relationship = relationship or request.getfixturevalue("pair")
        meeting = actions.propose_session(
            relationship=relationship, by=relationship.mentor, times=[starts_at]
        )
        return actions.accept_time(
            meeting=meeting, by=relationship.mentee, option_id=meeting.options.get().pk
        )

    return make
