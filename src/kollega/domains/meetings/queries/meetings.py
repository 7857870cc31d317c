"""Sessions for the two people they belong to: to everybody else they do not exist."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import (
    Count,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from kollega.domains.meetings.lifecycle import COMING, Stage
from kollega.domains.meetings.models import Meeting, TimeOption
from kollega.domains.people.models import Person
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.lifecycle import OPEN
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.errors import NotFound

ENDS_AT = ExpressionWrapper(
    F("starts_at")
    + ExpressionWrapper(F("minutes") * Value(timedelta(minutes=1)), output_field=DurationField()),
    output_field=DateTimeField(),
)


def visible_to(person: Person) -> QuerySet[Meeting]:
    """The sessions of a person's own relationships, with the times still on offer."""
    return _complete().filter(Q(relationship__mentor=person) | Q(relationship__mentee=person))


def of_its_people(public_id: str, *, viewer: Person) -> Meeting:
    """The session behind an address, for one of its two people.

    Raises:
        NotFound: there is none, or it is none of the viewer's business.
    """
    found = visible_to(viewer).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is nothing here for you."))
    return found


def by_key(key: int) -> Meeting:
    """The session with a primary key, as buttons in mails name it.

    Raises:
        NotFound: it was erased.
    """
    found = _complete().filter(pk=key).first()
    if found is None:
        raise NotFound(_("This session is not there any more."))
    return found


def option_by_key(key: int) -> TimeOption:
    """A time on offer, as buttons in mails name it.

    Raises:
        NotFound: it is no longer on offer.
    """
    option = (
        TimeOption.objects.filter(pk=key)
        .select_related(*(f"meeting__{side}" for side in _SIDES), "meeting")
        .first()
    )
    if option is None:
        raise NotFound(_("This time is no longer on offer."))
    return option


def of_relationship(person: Person, relationship: MentoringRelationship) -> QuerySet[Meeting]:
    """All sessions of a relationship for one of its two people, in the order of time."""
    return (
        visible_to(person)
        .filter(relationship=relationship)
        .order_by(F("held_on").asc(nulls_last=True), F("starts_at").asc(nulls_last=True), "pk")
    )


def agreed_for(person: Person) -> QuerySet[Meeting]:
    """Agreed sessions in a person's open relationships."""
    return visible_to(person).filter(stage=Stage.AGREED, relationship__stage__in=OPEN)


def ahead_for(person: Person) -> QuerySet[Meeting]:
    """What a person has ahead, in order: agreed sessions, then times they proposed themselves."""
    mine = Q(stage=Stage.PROPOSED, proposed_by=person)
    agreed = Q(stage=Stage.AGREED, ends_at__gt=clock.now())
    return (
        visible_to(person)
        .annotate(ends_at=ENDS_AT)
        .filter(mine | agreed, relationship__stage__in=OPEN)
        .order_by(F("starts_at").asc(nulls_last=True), "pk")
    )


def to_answer(person: Person) -> QuerySet[Meeting]:
    """Sessions for which the other proposed times that still lie ahead."""
    ahead = TimeOption.objects.filter(meeting=OuterRef("pk"), starts_at__gt=clock.now())
    return (
        visible_to(person)
        .filter(Exists(ahead), stage=Stage.PROPOSED, relationship__stage__in=OPEN)
        .exclude(proposed_by=person)
        .order_by("created_at", "pk")
    )


def to_mark(person: Person) -> QuerySet[Meeting]:
    """Agreed sessions that are over and that nobody has said anything about yet."""
    return (
        agreed_for(person)
        .annotate(ends_at=ENDS_AT)
        .filter(ends_at__lte=clock.now())
        .order_by("starts_at", "pk")
    )


def held_for(person: Person) -> QuerySet[Meeting]:
    """Sessions that a person has held in any of their relationships, the latest first."""
    return visible_to(person).filter(stage=Stage.HELD).order_by("-held_on", "-pk")


def held_count(relationships: Collection[int]) -> dict[int, int]:
    """How many sessions were held, by the relationship's primary key; 0 where none was."""
    rows = (
        Meeting.objects.filter(relationship__in=list(relationships), stage=Stage.HELD)
        .values("relationship_id")
        .annotate(count=Count("pk"))
        .values_list("relationship_id", "count")
    )
    return dict.fromkeys(relationships, 0) | dict(rows)


def held_by_month(relationships: QuerySet[MentoringRelationship]) -> dict[date, int]:
    """How many sessions of some relationships were held, by the first day of the month."""
    rows = (
        Meeting.objects.filter(
            relationship__in=relationships.order_by().values("pk"), stage=Stage.HELD
        )
        .annotate(month=TruncMonth("held_on"))
        .values("month")
        .annotate(count=Count("pk"))
        .values_list("month", "count")
    )
    return dict(rows)


def number_of(meeting: Meeting) -> int:
    """Which session of its relationship this is, counted from 1 over those held or agreed."""
    before = Meeting.objects.filter(relationship=meeting.relationship_id).exclude(pk=meeting.pk)
    held = before.filter(stage=Stage.HELD)
    if meeting.stage == Stage.HELD:
        return held.filter(held_on__lt=meeting.held_on).count() + 1
    agreed = before.filter(stage=Stage.AGREED)
    if meeting.starts_at:
        agreed = agreed.filter(starts_at__lt=meeting.starts_at)
    return held.count() + agreed.count() + 1


def planned_until(relationship: MentoringRelationship) -> datetime | None:
    """When the last agreed session begins; None when none is ahead."""
    ahead = Meeting.objects.filter(
        relationship=relationship, stage=Stage.AGREED, starts_at__gt=clock.now()
    )
    last: datetime | None = ahead.aggregate(last=Max("starts_at"))["last"]
    return last


def coming_in(relationship: MentoringRelationship) -> QuerySet[Meeting]:
    """Sessions proposed or agreed in a relationship; for actions and sweeps."""
    return _complete().filter(relationship=relationship, stage__in=COMING).order_by("pk")


def held_on_day(relationship: MentoringRelationship, day: date) -> Meeting | None:
    """The session held on a day, if there was one."""
    return _complete().filter(relationship=relationship, stage=Stage.HELD, held_on=day).first()


def locked(meeting: Meeting) -> Meeting:
    """The same session; first its relationship is locked, then the session, always in this order."""
    relationships.locked(meeting.relationship)
    return _complete().select_for_update(of=("self",)).get(pk=meeting.pk)


_SIDES = ("relationship__mentor", "relationship__mentee", "relationship__programme")


def _complete() -> QuerySet[Meeting]:
    return Meeting.objects.select_related(*_SIDES).prefetch_related(
        Prefetch("options", TimeOption.objects.order_by("starts_at"))
    )
