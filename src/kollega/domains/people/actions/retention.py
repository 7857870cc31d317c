"""What is known of people ends: by a clock, or when nobody above needs it any more."""

from collections.abc import Collection
from datetime import date, timedelta

from kollega.domains.people.models import Characteristic, Person, ReportingLine
from kollega.foundation import clock

UNCONFIRMED_FOR = timedelta(days=90)


def forget_unconfirmed() -> None:
    """Delete what files said about protected things and nobody confirmed (a sweep)."""
    before = clock.now() - UNCONFIRMED_FOR
    Characteristic.objects.filter(confirmed_at=None, named_at__lt=before).delete()


def forget_lines(*, ended_before: date) -> None:
    """Delete reporting lines that ended so long ago that no programme counts them."""
    ReportingLine.objects.filter(ends_on__lt=ended_before).delete()


def forget(people: Collection[int]) -> None:
    """Delete people by primary key, with all that is theirs alone; what stands above chose them."""
    Person.objects.filter(pk__in=people).delete()
