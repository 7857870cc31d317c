"""Whose places are free, and who waits for one."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from django.db.models import Count, Max
from django.utils.timezone import localdate

from kollega.domains.matching.lifecycle import OPEN_OFFER, UNMET
from kollega.domains.matching.models import Offer
from kollega.domains.matching.queries.facts import ready
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import queries as relationships


class WithPlaces(Protocol):
    """A mentor's participation, or as much of it as counting needs."""

    @property
    def pk(self) -> int: ...
    @property
    def person_id(self) -> int: ...
    @property
    def capacity(self) -> int: ...


def places_left(programme: Programme, mentors: Iterable[WithPlaces]) -> dict[int, int]:
    """Free places by the mentor's participation: neither taken nor kept for an open request.

    Below 0 where a mentor has made room for fewer than they have. Two queries.
    """
    taken = relationships.taken(programme)
    asked = open_requests(programme)
    return {
        mentor.pk: mentor.capacity - taken.get(mentor.person_id, 0) - asked.get(mentor.pk, 0)
        for mentor in mentors
    }


def open_requests(programme: Programme) -> dict[int, int]:
    """How many requests wait for each mentor's answer, by the mentor's participation."""
    rows = Offer.objects.filter(mentor__programme=programme, stage__in=OPEN_OFFER)
    return dict(rows.values("mentor").annotate(count=Count("pk")).values_list("mentor", "count"))


def busy(programme: Programme) -> set[int]:
    """Mentees' participations with a request that waits, or of whose end they have not heard."""
    rows = Offer.objects.filter(mentee__programme=programme)
    waiting = rows.filter(stage__in=OPEN_OFFER).values_list("mentee", flat=True)
    untold = rows.filter(stage__in=UNMET, told_at=None).values_list("mentee", flat=True)
    return set(waiting.union(untold))


def looking(programme: Programme) -> list[Participation]:
    """Mentees who take part, look for a mentor, and have no request under way."""
    asking, content = busy(programme), not_looking(programme)
    return [
        part
        for part in ready(programme, Role.MENTEE)
        if part.pk not in asking and part.person_id not in content
    ]


def not_looking(programme: Programme) -> set[int]:
    """People who need no mentor: they have one, or had one and have asked for nobody since."""
    met = relationships.without_mentor_since(programme)
    content = relationships.not_looking(programme).values_list("mentee_id", flat=True)
    own = Offer.objects.filter(mentee__programme=programme, by_coordinator=False)
    asked = dict(
        own.values("mentee__person")
        .annotate(last=Max("asked_at"))
        .values_list("mentee__person", "last")
    )
    return {person for person in content if not _asked_since(asked.get(person), met[person])}


def _asked_since(asked_at: datetime | None, ended_on: date | None) -> bool:
    return bool(asked_at and ended_on and localdate(asked_at) >= ended_on)


class Came(Protocol):
    """When somebody came into a programme: a participation, or as much of it as that takes."""

    @property
    def approved_at(self) -> datetime | None: ...
    @property
    def answered_at(self) -> datetime | None: ...
    @property
    def created_at(self) -> datetime: ...


def waits_since(part: Came, *, last_met: date | None) -> date:
    """Since when a mentee has been without a mentor; a request in vain costs nobody their place.

    Args:
        last_met: the day on which their last relationship in the programme ended, if there was one.
    """
    came = localdate(part.approved_at or part.answered_at or part.created_at)
    return max(came, last_met) if last_met else came


def programmes_with_offers() -> list[Programme]:
    """The programmes in which somebody waits for an answer."""
    rows = Offer.objects.filter(stage__in=OPEN_OFFER).select_related("mentee__programme")
    return list({offer.mentee.programme_id: offer.mentee.programme for offer in rows}.values())


def mentored_elsewhere(programme: Programme) -> list[int]:
    """Open offers of mentees who have found a mentor in another way; their primary keys."""
    met = relationships.without_mentor_since(programme)
    rows = Offer.objects.filter(mentee__programme=programme, stage__in=OPEN_OFFER)
    people = [person for person, since in met.items() if since is None]
    return list(rows.filter(mentee__person__in=people).values_list("pk", flat=True))


def beyond_places(programme: Programme) -> list[int]:
    """Open offers for which a mentor has no place any more, the newest first; primary keys."""
    rows = Offer.objects.filter(mentor__programme=programme, stage__in=OPEN_OFFER)
    by_mentor: dict[int, list[Offer]] = {}
    for offer in rows.select_related("mentor").order_by("-asked_at", "-pk"):
        by_mentor.setdefault(offer.mentor_id, []).append(offer)
    left = places_left(programme, [offers[0].mentor for offers in by_mentor.values()])
    return [
        offer.pk
        for mentor, offers in by_mentor.items()
        for offer in offers[: max(0, -left[mentor])]
    ]
