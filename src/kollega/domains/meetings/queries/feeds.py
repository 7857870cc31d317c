"""A person's own calendar: whoever knows its secret address can read it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.models import CalendarFeed, Meeting
from kollega.domains.meetings.vocabulary import FEED_REACHES_BACK
from kollega.domains.people.models import Person
from kollega.foundation import clock, ids
from kollega.foundation.errors import NotFound


def has_feed(person: Person) -> bool:
    """Whether a person's calendar has an address; what it is, only they know."""
    return CalendarFeed.objects.filter(person=person).exists()


def feed_at(secret: str) -> QuerySet[Meeting]:
    """The agreed and held sessions of the calendar at a secret address, not too old ones.

    Raises:
        NotFound: there is no such address (any more).
    """
    feed = CalendarFeed.objects.filter(digest=ids.fingerprint(secret)).first()
    if feed is None:
        raise NotFound(_("There is no calendar here."))
    return Meeting.objects.filter(
        Q(relationship__mentor=feed.person_id) | Q(relationship__mentee=feed.person_id),
        stage__in=[Stage.AGREED, Stage.HELD],
        starts_at__gt=clock.now() - FEED_REACHES_BACK,
    ).order_by("starts_at", "pk")
