"""One request or introduction: how it is made, how it is closed, how it turns into a relationship."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from kollega.domains.matching.actions import letters
from kollega.domains.matching.lifecycle import NEXT_OFFER, OPEN_OFFER, OfferStage
from kollega.domains.matching.models import Offer, Round
from kollega.domains.matching.queries.reasons import Stored
from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Participation
from kollega.domains.relationships import actions as relationships
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import audit, clock
from kollega.foundation.errors import NotPossible


def new_offer(
    mentee: Participation,
    mentor: Participation,
    *,
    fit: float,
    reasons: Stored,
    goes_on: bool = True,
    round: Round | None = None,
) -> Offer:
    """An unsaved offer with its dates: a reminder when a third of the time is left."""
    now = clock.now()
    days = timedelta(days=mentee.programme.answer_days)
    return Offer(
        mentee=mentee,
        mentor=mentor,
        round=round,
        by_coordinator=round is not None,
        fit=fit,
        reasons=reasons,
        mentee_agreed=round is None,
        goes_on=goes_on,
        asked_at=now,
        remind_at=now + days * 2 / 3,
        answer_by=now + days,
    )


def more_time(offer: Offer) -> None:
    """Start the days for an answer anew."""
    fresh = clock.now() + timedelta(days=offer.mentee.programme.answer_days)
    offer.remind_at += fresh - offer.answer_by
    offer.answer_by = fresh
    offer.reminded_at = None


def require_open(offer: Offer) -> None:
    """Go on if the offer still waiting for an answer.

    Raises:
        NotPossible: it was answered, went on, or was taken back; it is not said which.
    """
    if offer.stage not in OPEN_OFFER:
        raise NotPossible(_("This request is closed: it has been answered or has gone on."))


def close(offer: Offer, to: OfferStage, *, by: Person | None, at: datetime | None = None) -> None:
    """Bring an offer to its end. The record is the same whatever the end was."""
    if to not in NEXT_OFFER[OfferStage(offer.stage)]:
        raise NotPossible(_("This request is closed: it has been answered or has gone on."))
    offer.stage = to
    offer.answered_at = at or clock.now()
    offer.closed_by = by
    offer.save()
    audit.record(
        "offer_closed",
        by_id=None,
        on=offer,
        programme_id=offer.mentee.programme_id,
    )


def begin_if_both(offer: Offer, *, by: Person) -> MentoringRelationship | None:
    """Begin the relationship once both have agreed; None while one answer is missing.

    Raises:
        NotPossible: a rule forbids the pair by now, or there is no place left.
    """
    if not (offer.mentor_agreed and offer.mentee_agreed):
        offer.save()
        return None
    relationship = relationships.begin_relationship(
        programme=offer.mentee.programme,
        mentor=offer.mentor.person,
        mentee=offer.mentee.person,
        by=by,
    )
    close(offer, OfferStage.ACCEPTED, by=by)
    told = offer.mentee.person if by.pk == offer.mentor.person_id else offer.mentor.person
    letters.they_meet(told, relationship)
    return relationship
