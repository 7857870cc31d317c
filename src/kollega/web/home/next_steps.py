"""What is next for a person, from all their programmes, most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kollega.domains.matching import queries as matching
from kollega.domains.meetings import queries as meetings
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.lifecycle import ANSWERING, ParticipationStage
from kollega.domains.programmes.vocabulary import Choosing, Role
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.lifecycle import OPEN
from kollega.foundation import clock, days
from kollega.web.programmes import next_steps as coordinating
from kollega.web.relationships import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.domains.matching.models import Offer
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Participation, Programme
    from kollega.domains.relationships.models import MentoringRelationship
    from kollega.web.programmes.next_steps import Step


@dataclass(frozen=True, slots=True)
class Card:
    """Something to do: what it is, why, and where."""

    title: str
    detail: str
    action: str
    url: str


_OUTSIDE = (ParticipationStage.DECLINED, ParticipationStage.LEFT)


@dataclass(frozen=True)
class Home:
    """What the first page shows.

    Attributes:
        greeting: by the time of day.
        pair: what ``relationships/next.html`` draws for the pair that comes first, or None.
        others: the person's other open pairs, each with its partner.
        cards: what else waits for the person, most pressing first.
        looked_after: programmes they coordinate, each with what waits there.
        evaluated: programmes they evaluate.
        parts: what they said yes to and have not left.
        outside: what they saw no need for, or left, and can come back to.
    """

    greeting: str
    pair: dict[str, object] | None
    others: list[tuple[MentoringRelationship, Person]]
    cards: list[Card]
    looked_after: list[tuple[Programme, list[Step]]]
    evaluated: list[Programme]
    parts: list[Participation]
    outside: list[Participation]

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to show."""
        return not (
            self.pair
            or self.others
            or self.cards
            or self.looked_after
            or self.evaluated
            or self.parts
            or self.outside
        )


def of(person: Person) -> Home:
    """Gather what waits for somebody; the number of queries does not grow with their pairs."""
    standing = [one for one in relationships.visible_to(person) if one.stage in OPEN]
    first = _most_pressing(person, standing)
    parts = list(programmes.of_person(person))
    waiting = list(matching.offers_for(person))
    return Home(
        greeting=_greeting(person),
        pair=page.context(first, person) if first else None,
        others=[(one, relationships.partner(one, person)) for one in standing if one is not first],
        cards=[*_requests(waiting, person), *_promises(person), *_parts(parts, standing, waiting)],
        looked_after=[
            (one, coordinating.of(one, viewer=person)) for one in programmes.coordinated_by(person)
        ],
        evaluated=list(programmes.evaluated_by(person)),
        parts=[part for part in parts if part.stage in ANSWERING],
        outside=[part for part in parts if part.stage in _OUTSIDE],
    )


def _most_pressing(
    person: Person, standing: Sequence[MentoringRelationship]
) -> MentoringRelationship | None:
    """The pair with something to note, else the next session, else something to answer."""
    for waiting in (
        meetings.to_mark(person),
        meetings.agreed_for(person),
        meetings.to_answer(person),
    ):
        key = waiting.values_list("relationship_id", flat=True).first()
        if key:
            return next((one for one in standing if one.pk == key), None)
    return standing[0] if standing else None


def _greeting(person: Person) -> str:
    hour = timezone.localtime(clock.now()).hour
    sentence = _("Good evening, {name}")
    if 4 <= hour < 12:
        sentence = _("Good morning, {name}")
    elif 12 <= hour < 18:
        sentence = _("Good afternoon, {name}")
    return sentence.format(name=person.calling_name)


def _requests(waiting: Sequence[Offer], person: Person) -> list[Card]:
    """Somebody waiting for an answer: who asked a mentor, or the coordinators who suggest one."""
    return [
        _asked_as_mentor(offer) if offer.mentor.person_id == person.pk else _suggested(offer)
        for offer in waiting
    ]


def _asked_as_mentor(offer: Offer) -> Card:
    return Card(
        title=_("Somebody would like to talk to you"),
        detail=_("Until {day}. You can say yes, talk first, or say no without a reason.").format(
            day=_day(offer)
        ),
        action=_("Look at it"),
        url=reverse("matching-offer", args=[offer.public_id]),
    )


def _suggested(offer: Offer) -> Card:
    return Card(
        title=_("Somebody is suggested to you"),
        detail=_("Until {day}. You begin only if both of you say yes.").format(day=_day(offer)),
        action=_("Look at it"),
        url=reverse("matching-choose", args=[offer.mentee.public_id]),
    )


def _day(offer: Offer) -> str:
    return days.without_year(offer.answer_by)


def _promises(person: Person) -> list[Card]:
    """A promise was written anew and waits to be read."""
    return [
        Card(
            title=_("Please read what stays between you"),
            detail=_(
                "In {programme} the promise and its limits were written anew. "
                "Nobody new is suggested to you before you agree."
            ).format(programme=part.programme.name),
            action=_("Read and accept"),
            url=reverse("sign-up-page", args=[part.public_id, "promise"]),
        )
        for part in programmes.to_agree_anew(person)
    ]


def _parts(
    parts: Sequence[Participation],
    standing: Sequence[MentoringRelationship],
    waiting: Sequence[Offer],
) -> list[Card]:
    """Invitations, half-done sign-ups, a mentor to choose; nothing where an answer is awaited."""
    matched = {one.programme_id for one in standing}
    answering = {key for offer in waiting for key in (offer.mentee_id, offer.mentor_id)}
    cards = [
        _part(part, matched=part.programme_id in matched)
        for part in parts
        if part.pk not in answering
    ]
    return [card for card in cards if card]


def _part(part: Participation, *, matched: bool) -> Card | None:
    name = part.programme.name
    if part.stage == ParticipationStage.INVITED:
        return Card(
            title=name,
            detail=_("You are invited. Nothing about you is shown to others before you say yes."),
            action=_("Read about it"),
            url=reverse("my-part", args=[part.public_id]),
        )
    if part.stage == ParticipationStage.SIGNING_UP:
        return Card(
            title=name,
            detail=_("You have begun to sign up. What you said is kept."),
            action=_("Continue"),
            url=reverse("sign-up", args=[part.public_id]),
        )
    looking = part.role == Role.MENTEE and part.stage == ParticipationStage.ACTIVE
    if looking and not matched and part.programme.choosing == Choosing.MENTEE:
        return Card(
            title=_("Choose whom you would like to talk to"),
            detail=name,
            action=_("See who has time"),
            url=reverse("matching-choose", args=[part.public_id]),
        )
    if looking and not matched:
        return Card(
            title=_("A mentor is being found for you"),
            detail=_("In {programme}. You hear as soon as there is somebody.").format(
                programme=name
            ),
            action=_("What you said"),
            url=reverse("matching-choose", args=[part.public_id]),
        )
    if part.role == Role.MENTOR and part.stage == ParticipationStage.ACTIVE and not matched:
        return Card(
            title=_("Nobody has asked for you at the moment"),
            detail=_("In {programme}. You get an email as soon as somebody does.").format(
                programme=name
            ),
            action=_("What others read about you"),
            url=reverse("my-part", args=[part.public_id]),
        )
    return None
