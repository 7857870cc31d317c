"""Standing pairs that a reporting line or a veto breaks: found without saying which it was."""

from datetime import date
from typing import TYPE_CHECKING, cast

from django.db.models import Exists, OuterRef, Q, QuerySet

from kollega.domains.people import queries as people
from kollega.domains.people.queries.conflicts import counting
from kollega.domains.relationships.lifecycle import OPEN
from kollega.domains.relationships.models import MentoringRelationship

if TYPE_CHECKING:
    from kollega.domains.people.models import Person


def breaks_on(relationship: MentoringRelationship, *, on: date) -> date | None:
    """The first day on which the two can no longer be mentor and mentee.

    Args:
        on: the day it is asked for; nothing breaks before it.

    Returns:
        None while nothing stands between them. A shared roof does not break a standing pair.
    """
    two = (relationship.mentor, relationship.mentee)
    days: list[date] = []
    for one, other in (two, two[::-1]):
        if people.vetoes_of(one).filter(named=other).exists():
            return on
        lines = counting(
            people.lines_of(one).filter(senior=other),
            on=on,
            past_months=relationship.programme.past_months,
        )
        days += [
            max(starts_on or on, on) for starts_on in lines.values_list("starts_on", flat=True)
        ]
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


def to_look_at() -> QuerySet[MentoringRelationship]:
    """Open relationships that are marked as breaking, or between whose people a line or a veto
    stands that nobody told of: the net below the happenings."""
    between = Q(broken_on__isnull=False)
    for one, other in (("mentor", "mentee"), ("mentee", "mentor")):
        somebody = cast("Person", OuterRef(one))  # a column stands for the person
        between |= Q(Exists(people.lines_of(somebody).filter(senior=OuterRef(other))))
        between |= Q(Exists(people.vetoes_of(somebody).filter(named=OuterRef(other))))
    return MentoringRelationship.objects.filter(between, stage__in=OPEN).order_by("pk")
