"""What the sweeps look for: asked of the clock, never scheduled ahead."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.models import Meeting, TimeOption
from kollega.domains.meetings.queries.meetings import ENDS_AT
from kollega.domains.meetings.vocabulary import ANSWER_AFTER, REMIND_BEFORE
from kollega.domains.relationships.lifecycle import Stage as Relationship


def to_remind(*, now: datetime) -> QuerySet[Meeting]:
    """Agreed sessions within a day from now of which the two were not reminded."""
    return _meeting(Stage.AGREED).filter(
        starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE, reminded_at=None
    )


def to_ask_whether_held(*, now: datetime) -> QuerySet[Meeting]:
    """Agreed sessions that are over, where the two may be asked and were not."""
    return (
        _meeting(Stage.AGREED)
        .annotate(ends_at=ENDS_AT)
        .filter(
            ends_at__lte=now,
            asked_at=None,
            relationship__nudges_stopped=False,
            relationship__programme__silence_days__isnull=False,
        )
    )


def unanswered(*, now: datetime) -> QuerySet[Meeting]:
    """Proposals that wait for days and still have a time ahead; the other was not reminded."""
    return _meeting(Stage.PROPOSED).filter(
        Exists(_ahead(now)), created_at__lte=now - ANSWER_AFTER, reminded_at=None
    )


def run_out(*, now: datetime) -> QuerySet[Meeting]:
    """Proposals none of whose times lies ahead any more, whatever became of the relationship."""
    return Meeting.objects.filter(~Exists(_ahead(now)), stage=Stage.PROPOSED).order_by("pk")


def _meeting(stage: Stage) -> QuerySet[Meeting]:
    return Meeting.objects.filter(Q(relationship__stage=Relationship.ACTIVE), stage=stage).order_by(
        "pk"
    )


def _ahead(now: datetime) -> QuerySet[TimeOption]:
    return TimeOption.objects.filter(meeting=OuterRef("pk"), starts_at__gt=now)
