"""What a coordinator does to many people at once; their mails are written by jobs."""

from django.db import transaction
from django.db.models import QuerySet

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.actions import letters
from kollega.domains.programmes.actions.participations import require_open
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import Participation, Programme
from kollega.foundation import audit, clock, later
from kollega.foundation.permissions import require


@transaction.atomic
def approve_many(*, programme: Programme, by: Person, among: QuerySet[Participation]) -> int:
    """Let everybody among these take part who waits for it; returns how many.

    Raises:
        NotPossible: the programme lets nobody in at the moment.
    """
    require(permissions.may_coordinate(by, programme))
    require_open(programme)
    parts = _chosen(programme, by, among, stage=At.APPLIED, deed="participation_approved")
    _update(parts, stage=At.ACTIVE, approved_at=clock.now())
    for part in parts:
        later.start("write_approval", participation_id=part.pk)
    return len(parts)


@transaction.atomic
def invite_many_again(*, programme: Programme, by: Person, among: QuerySet[Participation]) -> int:
    """Invite everybody among these again who has an address and has not answered."""
    reachable = among.filter(person__email__isnull=False)
    deed = "participation_invited_again"
    parts = _chosen(programme, by, reachable, stage=At.INVITED, deed=deed)
    _update(parts, invited_at=None)
    later.start("send_invitations", programme_id=programme.pk)
    return len(parts)


@transaction.atomic
def remind_many(*, programme: Programme, by: Person, among: QuerySet[Participation]) -> int:
    """Remind everybody among these of the sign-up they began.

    Raises:
        NotPossible: the programme lets nobody in at the moment, so that they could not go on.
    """
    require(permissions.may_coordinate(by, programme))
    require_open(programme)
    reachable = among.filter(person__email__isnull=False)
    parts = _chosen(programme, by, reachable, stage=At.SIGNING_UP, deed="participation_reminded")
    for part in parts:
        later.start("write_reminder", participation_id=part.pk)
    return len(parts)


@transaction.atomic
def write_reminder(participation_id: int) -> None:
    """Write one of those reminders, unless the person went on meanwhile (a job)."""
    part = _still(participation_id, at=At.SIGNING_UP)
    if part:
        letters.write_reminder(part)


@transaction.atomic
def write_approval(participation_id: int) -> None:
    """Tell one person that they take part now (a job)."""
    part = _still(participation_id, at=At.ACTIVE)
    if part:
        letters.write_answer(part, approved=True)


def _chosen(
    programme: Programme, by: Person, among: QuerySet[Participation], *, stage: At, deed: str
) -> list[Participation]:
    require(permissions.may_coordinate(by, programme))
    parts = list(
        queries.people_of(programme, viewer=by)
        .filter(pk__in=among.order_by().values("pk"), stage=stage)
        .exclude(person=by)
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    for part in parts:
        audit.record(deed, by_id=by.pk, on=part, programme_id=programme.pk)
    return parts


def _update(parts: list[Participation], **values: object) -> None:
    Participation.objects.filter(pk__in=[part.pk for part in parts]).update(**values)


def _still(participation_id: int, *, at: At) -> Participation | None:
    return (
        Participation.objects.filter(pk=participation_id, stage=at, person__email__isnull=False)
        .select_related("programme", "person")
        .first()
    )
