"""What a mentor reads of a request: what the mentee meant for them, and nothing once it is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kollega.domains.matching import catalogue
from kollega.domains.matching.lifecycle import OPEN_OFFER, OfferStage
from kollega.domains.matching.models import Offer
from kollega.domains.matching.queries.facts import position_now
from kollega.domains.matching.queries.offers import begun_by
from kollega.domains.people.models import Person


@dataclass(frozen=True)
class Question:
    """A request or introduction as its mentor may see it.

    Attributes:
        open: False once it was answered or has gone on; then there are no names and no words.
        topics, words: what the mentee would like help with; only after the mentee has agreed.
        relationship: public id of what became of it, if it was accepted.
    """

    public_id: str
    programme: str
    open: bool
    by_coordinator: bool = False
    mentor_agreed: bool = False
    talking: bool = False
    contact: str = ""
    answer_by: datetime | None = None
    person: Person | None = None
    mentee: str = ""
    about: str = ""
    ways: str = ""
    languages: Sequence[str] = ()
    topics: Sequence[str] = ()
    words: str = ""
    relationship: str = ""


def question_to(offer: Offer) -> Question:
    """The offer as its mentor may see it. A closed one reads alike, whatever closed it."""
    programme = offer.mentee.programme.name
    if offer.stage == OfferStage.ACCEPTED:
        begun = begun_by(offer)
        return Question(
            offer.public_id, programme, open=False, relationship=begun.public_id if begun else ""
        )
    if offer.stage not in OPEN_OFFER:
        return Question(offer.public_id, programme, open=False)
    mentee, here = offer.mentee, position_now(offer.mentee.person)
    return Question(
        public_id=offer.public_id,
        programme=programme,
        open=True,
        by_coordinator=offer.by_coordinator,
        mentor_agreed=offer.mentor_agreed,
        talking=offer.stage == OfferStage.TALK_FIRST,
        contact=offer.contact,
        answer_by=offer.answer_by,
        person=mentee.person,
        mentee=mentee.person.name,
        about=", ".join(filter(None, (here.grade, here.specialty, here.region))),
        ways=catalogue.ways_to_meet(mentee.meets_by) if offer.mentee_agreed else "",
        languages=catalogue.languages(mentee.person.languages),
        topics=catalogue.topics(mentee.topics) if offer.mentee_agreed else (),
        words=mentee.words_for_mentor if offer.mentee_agreed else "",
    )
