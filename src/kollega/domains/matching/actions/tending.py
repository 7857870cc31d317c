"""Sweeps that keep every request from being lost in silence.

What a mentor answered, and that they did not, is told to the one who asked by one sweep, in one
letter: neither its words nor its hour say whether the mentor declined, was silent or is full.
"""

from contextlib import suppress
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from kollega.domains.matching import queries
from kollega.domains.matching.actions import letters
from kollega.domains.matching.actions.asking import make_request, next_mentors
from kollega.domains.matching.actions.offering import close
from kollega.domains.matching.lifecycle import OPEN_OFFER, UNMET, OfferStage, RoundStage
from kollega.domains.matching.models import Offer, Proposal
from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage, Stage
from kollega.domains.programmes.models import Participation
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible
from kollega.foundation.privacy import TWO_YEARS

KEPT_FOR = timedelta(days=90)
TELLS_AT = time(7)


def close_orphaned_offers() -> None:
    """Close requests that can't come to anything any more: somebody left, found another, is full.

    A sweep.
    """
    active = ParticipationStage.ACTIVE
    mentor_gone = ~Q(mentor__stage=active) | ~Q(mentor__programme__stage=Stage.OPEN)
    _close_each(Offer.objects.filter(~Q(mentee__stage=active)), OfferStage.WITHDRAWN)
    _close_each(Offer.objects.filter(mentor_gone), OfferStage.FULL)
    for programme in queries.programmes_with_offers():
        found = queries.mentored_elsewhere(programme)
        _close_each(Offer.objects.filter(pk__in=found), OfferStage.WITHDRAWN)
        beyond = queries.beyond_places(programme)
        _close_each(Offer.objects.filter(pk__in=beyond), OfferStage.FULL)


def expire_offers() -> None:
    """Close the requests whose days have run out (a sweep)."""
    _close_each(Offer.objects.filter(answer_by__lte=clock.now()), OfferStage.EXPIRED)


def tell_of_offers() -> None:
    """Tell of every request in vain, and pass it on where that was wished (a sweep).

    Only of those that ended before seven in the morning: the hour of the letter is the same for
    all, and says nothing about when or how a mentor answered.
    """
    due = Offer.objects.filter(stage__in=UNMET, told_at=None, answered_at__lt=_last_hour())
    for key in _keys(due):
        _tell(key)


def remind_offers() -> None:
    """Remind whoever has not answered, once, while there is time (a sweep)."""
    due = Offer.objects.filter(
        stage__in=OPEN_OFFER,
        reminded_at=None,
        remind_at__lte=clock.now(),
        answer_by__gt=clock.now(),
    )
    for key in _keys(due):
        _remind(key)


def forget_old_rounds() -> None:
    """Delete the lines of rounds sent or thrown away long ago (a sweep)."""
    before = clock.now() - KEPT_FOR
    discarded = Q(round__stage=RoundStage.DISCARDED, round__created_at__lt=before)
    Proposal.objects.filter(Q(round__sent_at__lt=before) | discarded).delete()


def forget_closed_offers() -> None:
    """Delete requests and introductions that were closed two years ago (a sweep)."""
    Offer.objects.exclude(stage__in=OPEN_OFFER).filter(
        answered_at__lt=clock.now() - TWO_YEARS
    ).delete()


def _last_hour() -> datetime:
    """The last time it was seven in the morning."""
    now = timezone.localtime(clock.now())
    today = timezone.make_aware(datetime.combine(now.date(), TELLS_AT))
    return (
        today
        if today <= now
        else timezone.make_aware(datetime.combine(now.date() - timedelta(days=1), TELLS_AT))
    )


def _keys(rows: QuerySet[Offer]) -> list[int]:
    return list(rows.order_by("asked_at", "pk").values_list("pk", flat=True))


def _close_each(rows: QuerySet[Offer], to: OfferStage) -> None:
    for key in _keys(rows.filter(stage__in=OPEN_OFFER)):
        _close_one(key, to)


@transaction.atomic
def _close_one(key: int, to: OfferStage) -> None:
    offer = queries.locked(queries.offer_by_key(key))
    still = offer.stage in OPEN_OFFER
    if still and (to != OfferStage.EXPIRED or offer.answer_by <= clock.now()):
        close(offer, to, by=None)


@transaction.atomic
def _remind(key: int) -> None:
    offer = queries.locked(queries.offer_by_key(key))
    if offer.stage in OPEN_OFFER and not offer.reminded_at:
        offer.reminded_at = clock.now()
        offer.save()
        letters.remind(offer)


def _tell(key: int) -> None:
    """Each attempt is a transaction of its own: a place that has gone meanwhile costs only that."""
    offer = queries.offer_by_key(key)
    onward: list[Participation | None] = [None]
    if offer.goes_on and not offer.by_coordinator:
        onward = [*_others(offer), None]
    for mentor in onward:
        with suppress(NotPossible):
            _tell_and_pass_on(key, mentor)
            break


def _others(offer: Offer) -> list[Participation]:
    return [mentor for mentor in next_mentors(offer.mentee) if mentor.pk != offer.mentor_id]


@transaction.atomic
def _tell_and_pass_on(key: int, mentor: Participation | None) -> None:
    offer = queries.offer_by_key(key)
    everyone = [offer.mentee.person_id, offer.mentor.person_id]
    people.locked_in_order([*everyone, *([mentor.person_id] if mentor else [])])
    offer = queries.locked(offer)
    if offer.told_at or offer.stage not in UNMET:
        return
    offer.told_at = clock.now()
    offer.save()
    following = None
    if mentor:
        mentor = programmes.locked_part(mentor)
        mentee = programmes.locked_part(offer.mentee)
        following = make_request(mentee, mentor, by=None)
    if offer.by_coordinator:
        for to, other in _two(offer):
            if offer.closed_by_id != to.pk:
                letters.not_going_on(to, offer, other=other)
    elif offer.mentee.stage == ParticipationStage.ACTIVE:
        letters.not_free(offer, next_one=following)


def _two(offer: Offer) -> list[tuple[Person, Person]]:
    mentee, mentor = offer.mentee.person, offer.mentor.person
    return [(mentee, mentor), (mentor, mentee)]
