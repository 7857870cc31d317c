"""The mentor says yes, wants to talk first, or declines; of an introduction, so does the mentee."""

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.matching import permissions, queries
from kollega.domains.matching.actions import letters
from kollega.domains.matching.actions.offering import begin_if_both, close, more_time, require_open
from kollega.domains.matching.lifecycle import OPEN_OFFER, UNMET, OfferStage
from kollega.domains.matching.models import Offer
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def accept_offer(*, offer: Offer, by: Person) -> MentoringRelationship | None:
    """Say yes as the mentor; a second time changes nothing.

    The two people are locked, then the mentor's part: of two acceptances for one place, the later
    one finds it taken.

    Returns:
        The relationship, or None while the mentee has still to agree to an introduction.

    Raises:
        NotPossible: no place is left, the request is closed, or a rule forbids the pair by now.
    """
    offer = queries.locked(offer)
    require(permissions.may_answer_as_mentor(by, offer))
    if offer.stage == OfferStage.ACCEPTED:
        return queries.begun_by(offer)
    _require_open_with_place(offer)
    offer.mentor_agreed = True
    relationship = begin_if_both(offer, by=by)
    if relationship:
        _close_others_without_place(offer)
    return relationship


@transaction.atomic
def agree_as_mentee(*, offer: Offer, by: Person) -> MentoringRelationship | None:
    """Say yes to an introduction as the mentee; a second time changes nothing.

    Returns:
        The relationship, or None while the mentor has still to agree.

    Raises:
        NotPossible: the request is closed, or the mentor is not free; it is not said why.
    """
    offer = queries.locked(offer)
    require(permissions.may_answer_as_mentee(by, offer))
    if offer.stage == OfferStage.ACCEPTED:
        return queries.begun_by(offer)
    not_free = _("{mentor} is not free just now.").format(mentor=offer.mentor.person.name)
    if offer.stage in UNMET:
        raise NotPossible(not_free)
    require_open(offer)
    offer.mentee_agreed = True
    try:
        relationship = begin_if_both(offer, by=by)
    except NotPossible as problem:
        # Full, or no longer possible: to the mentee both read like every other no.
        raise NotPossible(not_free) from problem
    if relationship:
        _close_others_without_place(offer)
    return relationship


@transaction.atomic
def talk_first(*, offer: Offer, by: Person, contact: str = "") -> Offer:
    """Want a word before saying yes: the mentee is shown how to reach the mentor.

    Args:
        contact: a number or address, as the mentor wrote it; empty: their mail address.

    Raises:
        NotPossible: the request is closed, or there is no way to reach the mentor.
    """
    offer = queries.locked(offer)
    require(permissions.may_answer_as_mentor(by, offer))
    require_open(offer)
    contact = " ".join(contact.split()) or by.email or ""
    if not contact:
        raise NotPossible(_("Please say how you can be reached."))
    if offer.stage == OfferStage.TALK_FIRST and offer.contact == contact:
        return offer
    if offer.stage == OfferStage.ASKED:
        more_time(offer)
    offer.stage, offer.contact = OfferStage.TALK_FIRST, contact
    offer.save()
    letters.talk_first(offer)
    return offer


@transaction.atomic
def decline_offer(*, offer: Offer, by: Person) -> Offer:
    """Say no, without a reason; a second time changes nothing.

    Nothing reaches the other side now: the sweep that tells of every request in vain does it, at
    its own hour and in the same words.
    """
    offer = queries.locked(offer)
    require(permissions.may_answer(by, offer))
    if offer.stage in UNMET:
        return offer
    if by.pk == offer.mentee.person_id and not offer.by_coordinator:
        raise NotPossible(_("You can take your own request back."))
    require_open(offer)
    close(offer, OfferStage.DECLINED, by=by)
    return offer


def _require_open_with_place(offer: Offer) -> None:
    if offer.stage == OfferStage.FULL and _places(offer) <= 0:
        raise NotPossible(_("You have no place left just now."))
    require_open(offer)


def _places(offer: Offer) -> int:
    mentor = programmes.locked_part(offer.mentor)
    return queries.places_left(offer.mentee.programme, [mentor])[mentor.pk]


def _close_others_without_place(accepted: Offer) -> None:
    """Where the last place is gone, other open requests for it end, to be told of by the sweep."""
    others = Offer.objects.filter(mentor=accepted.mentor, stage__in=OPEN_OFFER)
    rows = list(others.select_for_update(of=("self",)).order_by("-asked_at", "-pk"))
    too_many = -_places(accepted)
    for offer in rows[:too_many] if too_many > 0 else []:
        close(offer, OfferStage.FULL, by=None)
