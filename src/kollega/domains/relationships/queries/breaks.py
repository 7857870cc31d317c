"""Standing pairs that a reporting line or a veto breaks: found without saying which it was."""

from datetime import date

from django.db.models import Q, QuerySet

from kollega.domains.people.models import ReportingLine, Veto
from kollega.domains.people.queries.conflicts import counting
from kollega.domains.relationships.lifecycle import OPEN
from kollega.domains.relationships.models import MentoringRelationship


def breaks_on(relationship: MentoringRelationship, *, on: date) -> date | None:
    """The first day on which the two can no longer be mentor and mentee.

    Args:
        on: the day it is asked for; nothing breaks before it.

    Returns:
        None while nothing stands between them. A shared roof does not break a standing pair.
    """
    mentor, mentee = relationship.mentor_id, relationship.mentee_id
    if Veto.objects.filter(
        Q(holder=mentor, named=mentee) | Q(holder=mentee, named=mentor)
    ).exists():
        return on
    lines = counting(
        ReportingLine.objects.filter(
            Q(senior=mentor, junior=mentee) | Q(senior=mentee, junior=mentor)
        ),
        on=on,
        past_months=relationship.programme.past_months,
    )
    days = [max(starts_on or on, on) for starts_on in lines.values_list("starts_on", flat=True)]
    return min(days, default=None)


def standing_between(one_id: int, other_id: int) -> QuerySet[MentoringRelationship]:
    """The open relationships of two people, locked in order until the transaction ends."""
    return (
        MentoringRelationship.objects.select_for_update(of=("self",))
        .filter(
            Q(mentor=one_id, mentee=other_id) | Q(mentor=other_id, mentee=one_id), stage__in=OPEN
        )
        .select_related("mentor", "mentee", "programme")
        .order_by("pk")
    )


def people_of_line(line_id: int) -> tuple[int, int] | None:
    """The two people a reporting line is between; None when it was taken back meanwhile."""
    return ReportingLine.objects.filter(pk=line_id).values_list("senior_id", "junior_id").first()


def people_of_veto(veto_id: int) -> tuple[int, int] | None:
    """The two people a veto is between; None when it was taken back meanwhile."""
    return Veto.objects.filter(pk=veto_id).values_list("holder_id", "named_id").first()
