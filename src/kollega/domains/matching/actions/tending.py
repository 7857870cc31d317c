"""Sweeps that keep every request from being lost in silence.

What a mentor answered, and that they did not, is told to the one who asked by one sweep, in one
letter: neither its words nor its hour say whether the mentor declined, was silent or is full.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

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

KEPT_FOR = timedelta(days=90)


def tend_offers() -> None:
    """Everything that falls due for requests, in the order in which it must happen (a sweep)."""
    close_orphaned_offers()
    expire_offers()
    tell_of_offers()
    remind_offers()


def expire_offers() -> int:
    """Close the requests whose days have run out; returns how many (a sweep)."""
    return _close_each(Offer.objects.filter(answer_by__lte=clock.now()), OfferStage.EXPIRED)


def close_orphaned_offers() -> int:
    """Close requests one of whose people no longer takes part; returns how many (a sweep)."""
    active = ParticipationStage.ACTIVE
    mentor_gone = ~Q(mentor__stage=active) | ~Q(mentor__programme__stage=Stage.OPEN)
    closed = _close_each(Offer.objects.filter(~Q(mentee__stage=active)), OfferStage.WITHDRAWN)
    closed += _close_each(Offer.objects.filter(mentor_gone), OfferStage.FULL)
    for programme in queries.programmes_with_offers():
        mentored, beyond = queries.mentored_elsewhere(programme), queries.beyond_places(programme)
        closed += _close_each(Offer.objects.filter(pk__in=mentored), OfferStage.WITHDRAWN)
        closed += _close_each(Offer.objects.filter(pk__in=beyond), OfferStage.FULL)
    return closed


def remind_offers() -> int:
    """Remind whoever has not answered, once, while there is time; returns how many (a sweep)."""
    due = Offer.objects.filter(
        stage__in=OPEN_OFFER,
        reminded_at=None,
        remind_at__lte=clock.now(),
        answer_by__gt=clock.now(),
    )
    return sum(_remind(key) for key in _keys(due))


def tell_of_offers() -> int:
    """Tell of every request in vain, and pass it on where that was wished; returns how many."""
    due = Offer.objects.filter(stage__in=UNMET, told_at=None)
    return sum(_tell(key) for key in _keys(due))


def forget_old_rounds() -> int:
    """Delete the lines of rounds sent or thrown away long ago; returns how many (a sweep)."""
    over = Q(round__sent_at__lt=clock.now() - KEPT_FOR) | Q(
        round__stage=RoundStage.DISCARDED, round__created_at__lt=clock.now() - KEPT_FOR
    )
    return Proposal.objects.filter(over).delete()[0]


def _keys(rows: QuerySet[Offer]) -> list[int]:
    return list(rows.order_by("asked_at", "pk").values_list("pk", flat=True))


def _close_each(rows: QuerySet[Offer], to: OfferStage) -> int:
    return sum(_close_one(key, to) for key in _keys(rows.filter(stage__in=OPEN_OFFER)))


@transaction.atomic
def _close_one(key: int, to: OfferStage) -> bool:
    offer = queries.locked(queries.offer_by_key(key))
    still = offer.stage in OPEN_OFFER
    if still and (to != OfferStage.EXPIRED or offer.answer_by <= clock.now()):
        close(offer, to, by=None)
        return True
    return False


@transaction.atomic
def _remind(key: int) -> bool:
    offer = queries.locked(queries.offer_by_key(key))
    if offer.stage not in OPEN_OFFER or offer.reminded_at:
        return False
    offer.reminded_at = clock.now()
    offer.save()
    letters.remind(offer)
    return True


def _tell(key: int) -> bool:
    """Each attempt is a transaction of its own: a place that has gone meanwhile costs only that."""
    offer = queries.offer_by_key(key)
    onward: list[Participation | None] = [None]
    if offer.goes_on and not offer.by_coordinator:
        onward = [*_others(offer), None]
    for mentor in onward:
        try:
            return _tell_and_pass_on(key, mentor)
        except NotPossible:
            continue
    return False


def _others(offer: Offer) -> list[Participation]:
    return [mentor for mentor in next_mentors(offer.mentee) if mentor.pk != offer.mentor_id]


@transaction.atomic
def _tell_and_pass_on(key: int, mentor: Participation | None) -> bool:
    offer = queries.offer_by_key(key)
    everyone = [offer.mentee.person_id, offer.mentor.person_id]
    people.locked_in_order([*everyone, *([mentor.person_id] if mentor else [])])
    offer = queries.locked(offer)
    if offer.told_at or offer.stage not in UNMET:
        return False
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
    return True


def _two(offer: Offer) -> list[tuple[Person, Person]]:
    mentee, mentor = offer.mentee.person, offer.mentor.person
    return [(mentee, mentor), (mentor, mentee)]
