"""The waiting list: everybody without a mentor, the first in line first; nobody is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kollega.domains.matching.lifecycle import OPEN_OFFER, UNMET
from kollega.domains.matching.models import Offer
from kollega.domains.matching.queries.facts import (
    Position,
    position,
    ready,
    with_positions,
)
from kollega.domains.matching.queries.offers import reads_as
from kollega.domains.matching.queries.places import looking_among, places_left
from kollega.domains.matching.vocabulary import Answer
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock


@dataclass(frozen=True)
class Waiting:
    """Somebody without a mentor, as a coordinator sees them.

    Attributes:
        since: since when they have been without a mentor in this programme.
        answer: how their open request reads, or None where nobody was asked.
        agreed: whether they agreed to the promise as it stands now; else nobody is matched.
    """

    name: str
    position: Position
    since: date
    answer: Answer | None
    agreed: bool


def line(programme: Programme, *, viewer: Person) -> QuerySet[Any]:
    """Everybody in the viewer's sight who takes part and looks for a mentor, longest first."""
    rows = programmes.people_of(programme, viewer=viewer).filter(
        role=Role.MENTEE, stage=ParticipationStage.ACTIVE
    )
    return looking_among(rows, programme).order_by("since", "person__sort_key", "pk")


def described(places: QuerySet[Any]) -> list[Waiting]:
    """What is shown of some of the line, in the same order; a constant number of queries."""
    parts: list[Any] = list(with_positions(places))
    today = clock.today()
    keys = [part.pk for part in parts]
    requests = _under_way(keys)
    agreed = programmes.agreed_among(parts[0].programme, keys) if parts else set()
    return [
        Waiting(
            name=part.person.name,
            position=position(part.person, on=today),
            since=part.since,
            answer=requests.get(part.pk),
            agreed=part.pk in agreed,
        )
        for part in parts
    ]


@dataclass(frozen=True)
class Supply:
    """Mentors with a free place, and how many places they have."""

    mentors: int
    places: int


def supply(programme: Programme, *, viewer: Person) -> Supply:
    """The free places of the mentors in the viewer's sight."""
    hidden = programmes.out_of_sight(viewer, programme)
    rows = ready(programme, Role.MENTOR).exclude(person__in=hidden)
    known = rows.values_list("pk", "person_id", "capacity", named=True)
    free = [left for left in places_left(programme, known, beside=hidden).values() if left > 0]
    return Supply(mentors=len(free), places=sum(free))


def _under_way(mentees: Sequence[int]) -> dict[int, Answer]:
    rows = Offer.objects.filter(mentee__in=mentees)
    untold = rows.filter(stage__in=UNMET, told_at=None)
    return {
        offer.mentee_id: reads_as(offer) for offer in rows.filter(stage__in=OPEN_OFFER) | untold
    }
