"""The waiting list: everybody without a mentor, the first in line first; nobody is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kollega.domains.matching.lifecycle import OPEN_OFFER, UNMET
from kollega.domains.matching.models import Offer
from kollega.domains.matching.queries.facts import (
    Position,
    position,
    ready,
    with_positions,
)
from kollega.domains.matching.queries.offers import reads_as
from kollega.domains.matching.queries.places import not_looking, places_left, waits_since
from kollega.domains.matching.vocabulary import Answer
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import queries as relationships
from kollega.foundation import clock


@dataclass(frozen=True)
class InLine:
    """Somebody's place on the waiting list, before it is looked up who they are.

    Attributes:
        part: their participation's primary key.
        since: since when they have been without a mentor in this programme.
        answer: how their open request reads, or None where nobody was asked.
        agreed: whether they agreed to the promise as it stands now; else nobody is matched.
    """

    part: int
    sort_key: str
    since: date
    answer: Answer | None
    agreed: bool


@dataclass(frozen=True)
class Waiting(InLine):
    """Somebody without a mentor, as a coordinator sees them."""

    name: str
    position: Position


def line(programme: Programme, *, viewer: Person) -> list[InLine]:
    """Everybody in the viewer's sight who takes part and looks for a mentor, longest first."""
    met = relationships.without_mentor_since(programme)
    # Thousands of keys in a query take longer than leaving their rows out here.
    content = not_looking(programme)
    rows = programmes.people_of(programme, viewer=viewer).filter(
        role=Role.MENTEE, stage=ParticipationStage.ACTIVE
    )
    text = programmes.current_text(programme)
    agreed = set(rows.filter(acceptances__text=text).values_list("pk", flat=True))
    requests = _under_way(programme)
    dates = ("approved_at", "answered_at", "created_at")
    found = [
        InLine(
            part=part.pk,
            sort_key=part.person__sort_key,
            since=waits_since(part, last_met=met.get(part.person_id)),
            answer=requests.get(part.pk),
            agreed=part.pk in agreed,
        )
        for part in rows.values_list("pk", "person_id", "person__sort_key", *dates, named=True)
        if part.person_id not in content
    ]
    return sorted(found, key=lambda one: (one.since, one.sort_key))


def described(places: Sequence[InLine]) -> list[Waiting]:
    """Who they are and where they work, in the same order; a constant number of queries."""
    rows = programmes.parts_among([one.part for one in places])
    parts = {part.pk: part for part in with_positions(rows)}
    today = clock.today()
    return [
        Waiting(
            **vars(one),
            name=parts[one.part].person.name,
            position=position(parts[one.part].person, on=today),
        )
        for one in places
    ]


@dataclass(frozen=True)
class Supply:
    """Mentors with a free place, and how many places they have."""

    mentors: int
    places: int


def supply(programme: Programme, *, viewer: Person) -> Supply:
    """The free places of the mentors in the viewer's sight."""
    hidden = programmes.out_of_sight(viewer, programme)
    rows = ready(programme, Role.MENTOR).exclude(person__in=hidden).prefetch_related(None)
    free = [left for left in places_left(programme, rows).values() if left > 0]
    return Supply(mentors=len(free), places=sum(free))


def _under_way(programme: Programme) -> dict[int, Answer]:
    rows = Offer.objects.filter(mentee__programme=programme)
    untold = rows.filter(stage__in=UNMET, told_at=None)
    return {
        offer.mentee_id: reads_as(offer) for offer in rows.filter(stage__in=OPEN_OFFER) | untold
    }
