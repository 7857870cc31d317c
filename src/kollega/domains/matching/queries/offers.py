"""Requests and introductions: to the two people, to coordinators, and as they read to each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kollega.domains.matching.lifecycle import OPEN_OFFER, UNMET, OfferStage
from kollega.domains.matching.models import Offer
from kollega.domains.matching.queries.rounds import UNREAD
from kollega.domains.matching.vocabulary import Answer
from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation.errors import NotFound

_WITH_PEOPLE = ("mentee__person", "mentor__person", "mentee__programme", "mentor__programme")


@dataclass(frozen=True)
class Asked:
    """A request as it reads to the one who asked.

    Nothing here differs between a mentor who declined, one who did not answer and one who is full.
    """

    public_id: str
    mentor: str
    answer: Answer
    asked_at: datetime
    answer_by: datetime | None
    contact: str
    introduced: bool


def reads_as(offer: Offer) -> Answer:
    """How an offer reads to everybody but the mentor: until it is told, a no reads as a wait."""
    if offer.stage == OfferStage.ACCEPTED:
        return Answer.ACCEPTED
    if offer.stage == OfferStage.WITHDRAWN:
        return Answer.TAKEN_BACK
    if offer.stage in UNMET and offer.told_at:
        return Answer.NOT_FREE
    return Answer.TALK_FIRST if offer.contact else Answer.WAITING


def asked(offer: Offer) -> Asked:
    """The offer as its mentee may see it."""
    answer = reads_as(offer)
    waits = answer in (Answer.WAITING, Answer.TALK_FIRST)
    return Asked(
        public_id=offer.public_id,
        mentor=offer.mentor.person.name,
        answer=answer,
        asked_at=offer.asked_at,
        answer_by=offer.answer_by if waits else None,
        contact=offer.contact if answer == Answer.TALK_FIRST else "",
        introduced=offer.by_coordinator,
    )


def of_mentee(mentee: Participation) -> QuerySet[Offer]:
    """A mentee's requests and introductions in one programme, the newest first."""
    return (
        Offer.objects.filter(mentee=mentee)
        .select_related(*_WITH_PEOPLE)
        .order_by("-asked_at", "-pk")
    )


def pending_for(mentee: Participation) -> Offer | None:
    """The request that still waits, or that the mentee has not heard the end of."""
    still = Q(stage__in=OPEN_OFFER) | Q(stage__in=UNMET, told_at=None)
    return of_mentee(mentee).filter(still).first()


def offers_for(person: Person) -> QuerySet[Offer]:
    """What waits for somebody's answer: requests to a mentor, introductions to either side."""
    as_mentor = Q(mentor__person=person, mentor_agreed=False)
    as_mentee = Q(mentee__person=person, mentee_agreed=False)
    return (
        Offer.objects.filter(as_mentor | as_mentee, stage__in=OPEN_OFFER)
        .select_related(*_WITH_PEOPLE)
        .order_by("answer_by", "pk")
    )


def offer_to(public_id: str, *, viewer: Person) -> Offer:
    """The request behind an address, for the mentor who was asked.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    return _one(Offer.objects.filter(public_id=public_id, mentor__person=viewer))


def offer_of(public_id: str, *, viewer: Person) -> Offer:
    """The request or introduction behind an address, for its mentee.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    return _one(Offer.objects.filter(public_id=public_id, mentee__person=viewer))


def offer_by_key(key: int) -> Offer:
    """The offer a mail's button is about.

    Raises:
        NotFound: there is none any more.
    """
    return _one(Offer.objects.filter(pk=key))


def requests_in(programme: Programme, *, viewer: Person) -> QuerySet[Offer]:
    """Every request and introduction of a programme whose two people a coordinator may see."""
    hidden = programmes.out_of_sight(viewer, programme)
    return (
        Offer.objects.filter(mentee__programme=programme)
        .exclude(Q(mentee__person__in=hidden) | Q(mentor__person__in=hidden))
        .select_related("mentee__person", "mentor__person")
        .defer(*UNREAD)
    )


def reading_as(rows: QuerySet[Offer], answer: str) -> QuerySet[Offer]:
    """Those that read so; every one of them for a word that is no answer."""
    untold = Q(stage__in=OPEN_OFFER) | Q(stage__in=UNMET, told_at=None)
    meaning = {
        Answer.WAITING: untold & Q(contact=""),
        Answer.TALK_FIRST: untold & ~Q(contact=""),
        Answer.ACCEPTED: Q(stage=OfferStage.ACCEPTED),
        Answer.NOT_FREE: Q(stage__in=UNMET, told_at__isnull=False),
        Answer.TAKEN_BACK: Q(stage=OfferStage.WITHDRAWN),
    }
    return rows.filter(meaning[Answer(answer)]) if answer in Answer.values else rows


def naming(rows: QuerySet[Offer], words: str) -> QuerySet[Offer]:
    """Those of either side whose names have parts that begin so; all of them for no words."""
    if not words.strip():
        return rows
    named = people.named_like(words).order_by().values("pk")
    return rows.filter(Q(mentee__person__in=named) | Q(mentor__person__in=named))


def locked(offer: Offer) -> Offer:
    """The same offer, its row locked after its two people, in the order all rules lock them."""
    people.locked_in_order([offer.mentee.person_id, offer.mentor.person_id])
    return (
        Offer.objects.select_for_update(of=("self",)).select_related(*_WITH_PEOPLE).get(pk=offer.pk)
    )


def begun_by(offer: Offer) -> MentoringRelationship | None:
    """The relationship of the two that stands now in the offer's programme."""
    between = relationships.open_between(offer.mentor.person, offer.mentee.person)
    return between.filter(programme=offer.mentee.programme_id).first()


def mentored_by(mentee: Participation) -> MentoringRelationship | None:
    """The relationship a mentee has now in this programme."""
    rows = relationships.open_for(mentee.person)
    return rows.filter(programme=mentee.programme_id, mentee=mentee.person_id).first()


def open_between(pairs: Iterable[tuple[int, int]]) -> QuerySet[Offer]:
    """Offers under way between these people, by person ids, mentee first."""
    condition = Q(pk__in=[])
    for mentee, mentor in pairs:
        condition |= Q(mentee__person=mentee, mentor__person=mentor)
    return Offer.objects.filter(condition, stage__in=OPEN_OFFER).select_related(*_WITH_PEOPLE)


def open_of(participation_id: int) -> QuerySet[Offer]:
    """Offers under way of one participation, on either side."""
    either = Q(mentee=participation_id) | Q(mentor=participation_id)
    return Offer.objects.filter(either, stage__in=OPEN_OFFER).select_related(*_WITH_PEOPLE)


def _one(rows: QuerySet[Offer]) -> Offer:
    found = rows.select_related(*_WITH_PEOPLE).first()
    if found is None:
        raise NotFound(_("There is nothing here for you."))
    return found
