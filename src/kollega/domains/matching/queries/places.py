"""Whose places are free, and who waits for one."""

from collections.abc import Collection, Iterable
from typing import Any, Protocol

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, TruncDate

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


def places_left(
    programme: Programme, mentors: Iterable[WithPlaces], *, beside: Collection[int] = ()
) -> dict[int, int]:
    """Free places by the mentor's participation: neither taken nor kept for an open request.

    Below 0 where a mentor has made room for fewer than they have. Two queries.

    Args:
        beside: people whose pairs and requests are not counted. A figure that a coordinator reads
            leaves out whom they must not see: a place that somebody hidden takes reads as free,
            and the pair as not possible.
    """
    those = list(mentors)
    keys = [mentor.person_id for mentor in those]
    taken = relationships.taken(programme, keys, beside=beside)
    asked = _open_requests([mentor.pk for mentor in those], beside)
    return {
        mentor.pk: mentor.capacity - taken.get(mentor.person_id, 0) - asked.get(mentor.pk, 0)
        for mentor in those
    }


def _open_requests(mentors: Collection[int], beside: Collection[int]) -> dict[int, int]:
    """How many requests wait for each of these mentors' answer, by the mentor's participation."""
    rows = Offer.objects.filter(mentor__any_of=mentors, stage__in=OPEN_OFFER).exclude(
        mentee__person__in=beside
    )
    return dict(rows.values("mentor").annotate(count=Count("pk")).values_list("mentor", "count"))


def busy(programme: Programme) -> set[int]:
    """Mentees' participations with a request that waits, or of whose end they have not heard."""
    rows = Offer.objects.filter(mentee__programme=programme)
    waiting = rows.filter(stage__in=OPEN_OFFER).values_list("mentee", flat=True)
    untold = rows.filter(stage__in=UNMET, told_at=None).values_list("mentee", flat=True)
    return set(waiting.union(untold))


def looking(programme: Programme) -> list[Participation]:
    """Mentees who take part, look for a mentor, and have no request under way."""
    asking = busy(programme)
    rows = looking_among(ready(programme, Role.MENTEE), programme)
    return [part for part in rows if part.pk not in asking]


def looking_among(rows: QuerySet[Participation], programme: Programme) -> QuerySet[Any]:
    """Of these mentees of a programme, those who need a mentor, with `since` when.

    Whoever had one is among them if another was asked for since. `since` is the day they came or the
    day the last relationship ended; a request in vain costs nobody their place.
    """
    last = relationships.over(programme, mentee=OuterRef("person"))
    asked_since = Offer.objects.filter(
        mentee=OuterRef("pk"), by_coordinator=False, asked_at__date__gte=OuterRef("parted_on")
    )
    came = TruncDate(Coalesce("approved_at", "answered_at", "created_at"))
    return (
        rows.exclude(person__in=relationships.mentored(programme))
        .annotate(
            parted_on=Subquery(last.values("ended_on")[:1]),
            rematch=Subquery(last.values("rematch_asked_at")[:1]),
            since=Greatest(came, F("parted_on")),
        )
        .filter(Q(parted_on=None) | Q(rematch__isnull=False) | Exists(asked_since))
    )


def programmes_with_offers() -> list[Programme]:
    """The programmes in which somebody waiting for an answer."""
    rows = Offer.objects.filter(stage__in=OPEN_OFFER).select_related("mentee__programme")
    return list({offer.mentee.programme_id: offer.mentee.programme for offer in rows}.values())


def mentored_elsewhere(programme: Programme) -> list[int]:
    """Open offers of mentees who have found a mentor in another way; their primary keys."""
    rows = Offer.objects.filter(mentee__programme=programme, stage__in=OPEN_OFFER)
    met = relationships.mentored(programme)
    return list(rows.filter(mentee__person__in=met).values_list("pk", flat=True))


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
