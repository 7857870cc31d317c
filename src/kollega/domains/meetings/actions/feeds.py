"""A calendar of one's own, at an address that is its own key."""

from django.db import transaction

from kollega.domains.meetings import queries
from kollega.domains.meetings.actions.letters import appointment
from kollega.domains.meetings.models import CalendarFeed
from kollega.domains.meetings.vocabulary import FEED_REFRESH
from kollega.domains.people.models import Person
from kollega.foundation import ids
from kollega.pure.calendars import feed


@transaction.atomic
def renew_feed(*, by: Person) -> str:
    """Give somebody's calendar a fresh address; the old one leads nowhere from now on.

    Returns:
        The secret of the address, to be shown now: only its fingerprint is kept.
    """
    secret = ids.secret()
    CalendarFeed.objects.update_or_create(person=by, defaults={"digest": ids.fingerprint(secret)})
    return secret


@transaction.atomic
def switch_off_feed(*, by: Person) -> None:
    """Close somebody's calendar; its address leads nowhere from now on."""
    CalendarFeed.objects.filter(person=by).delete()


def read_feed(secret: str, *, name: str) -> bytes:
    """The calendar at a secret address, as an iCalendar file.

    Args:
        name: what calendar programs call it.

    Raises:
        NotFound: there is no such address (any more).
    """
    appointments = [appointment(meeting) for meeting in queries.feed_at(secret)]
    return feed(appointments, name=name, refresh=FEED_REFRESH)
