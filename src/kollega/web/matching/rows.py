"""What a coordinator's tables show of a pair or a request: words and kinds of state, no scores."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kollega.domains.matching import queries
from kollega.domains.matching.vocabulary import Answer, Caution, Obstacle

if TYPE_CHECKING:
    from kollega.domains.matching.models import Offer, Proposal
    from kollega.domains.people.models import Person

KIND_OF_ANSWER = {
    Answer.WAITING: "wait",
    Answer.TALK_FIRST: "wait",
    Answer.ACCEPTED: "good",
    Answer.NOT_FREE: "plain",
    Answer.TAKEN_BACK: "plain",
}
# True of so many pairs that beside each it would only be noise; the pair's own page says it.
QUIET = (Caution.OTHER_SPECIALTY,)


@dataclass(frozen=True, slots=True)
class PairRow:
    """A line of a round as it stands in the table and in the download.

    Attributes:
        percent: length of the bar beside the word; None without a mentor.
        cautions: everything to note; `beside`: what the table says of it.
    """

    public_id: str
    mentee: str
    grade: str
    place: str
    mentor: str
    percent: float | None
    word: str
    state: str
    kind: str
    cautions: str
    beside: str
    locked: bool


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request or an introduction in a coordinator's table."""

    mentee: str
    mentor: str
    offer: Offer
    state: str
    kind: str
    waits: bool


def pair_rows(lines: Iterable[Proposal], viewer: Person) -> list[PairRow]:
    """The lines in the words of the table."""
    return [pair_row(line, viewer) for line in lines]


def pair_row(line: Proposal, viewer: Person) -> PairRow:
    word = queries.word_for(line.fit)
    state, kind = _state(line, viewer)
    return PairRow(
        public_id=line.public_id,
        mentee=line.mentee.person.name,
        grade=line.grade,
        place=line.place,
        mentor=line.mentor.person.name if line.mentor else "",
        percent=None if line.fit is None else line.fit * 100,
        word=str(word.label) if word else "",
        state=state,
        kind=kind,
        cautions=_listed(line.cautions),
        beside=_listed(word for word in line.cautions if word not in QUIET),
        locked=line.locked,
    )


def _listed(cautions: Iterable[str]) -> str:
    return ", ".join(str(Caution(word).label) for word in cautions)


def request_rows(offers: Iterable[Offer]) -> list[RequestRow]:
    """Requests in the words of the table: every no reads alike."""
    return [_request_row(offer) for offer in offers]


def _request_row(offer: Offer) -> RequestRow:
    answer = queries.reads_as(offer)
    waits = answer in (Answer.WAITING, Answer.TALK_FIRST)
    return RequestRow(
        mentee=offer.mentee.person.name,
        mentor=offer.mentor.person.name,
        offer=offer,
        state=_waits_for(offer) if answer == Answer.WAITING else str(answer.label),
        kind=KIND_OF_ANSWER[answer],
        waits=waits,
    )


def _waits_for(offer: Offer) -> str:
    if offer.by_coordinator and not (offer.mentor_agreed or offer.mentee_agreed):
        return _("waiting for both")
    if offer.by_coordinator and offer.mentor_agreed:
        return _("waiting for the mentee")
    return _("waiting for the mentor")


def _state(line: Proposal, viewer: Person) -> tuple[str, str]:
    if line.mentor is None:
        return str(Obstacle(line.obstacle).label), "warm"
    if not line.locked:
        return _("ready"), "good"
    mine = line.locked_by_id == viewer.pk
    if line.set_by_hand:
        return (_("set by you") if mine else _("set by hand")), "good"
    return (_("locked by you") if mine else _("locked")), "good"
