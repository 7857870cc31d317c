"""Introductions: what a coordinator reviewed goes to both people, and both say whether they agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from kollega.domains.matching import permissions, queries
from kollega.domains.matching.actions import letters
from kollega.domains.matching.actions.offering import new_offer
from kollega.domains.matching.actions.rounds import move
from kollega.domains.matching.lifecycle import OPEN_OFFER, RoundStage
from kollega.domains.matching.models import Offer, Proposal, Round
from kollega.domains.matching.queries.pool import pool
from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import audit, clock, later
from kollega.foundation.permissions import require

AT_A_TIME = 100


@dataclass(frozen=True)
class Sent:
    """How many introductions went out, and how many pairs were no longer possible."""

    sent: int
    dropped: int


@transaction.atomic
def send_introductions(*, round: Round, by: Person) -> Sent:
    """Propose every pair of a round to its two people; a second time sends nothing.

    Everything is asked anew, with both people locked: who has left, is full by now, or must not
    meet is dropped without a word and goes on waiting. So do pairs out of the sender's sight:
    another coordinator's round takes them up.
    """
    round = queries.locked_round(round)
    if round.stage == RoundStage.SENT:
        return Sent(0, 0)
    require(permissions.may_review(by, round))
    chosen = list(queries.proposals(round, viewer=by).filter(mentor__isnull=False).order_by("pk"))
    people.locked_in_order(
        [part.person_id for line in chosen for part in (line.mentee, line.mentor) if part]
    )
    offers = _still_possible(round, chosen)
    Offer.objects.bulk_create(offers, batch_size=1000)
    move(round, to=RoundStage.SENT)
    round.sent_at = clock.now()
    round.save()
    audit.record("introductions_sent", by_id=by.pk, on=round, programme_id=round.programme_id)
    later.start("write_introductions", round_id=round.pk)
    return Sent(len(offers), len(chosen) - len(offers))


@transaction.atomic
def write_introductions(round_id: int) -> int:
    """Write the letters of some introductions that are still to be written (a job).

    Returns:
        How many were written; as long as it is not 0 there may be more.
    """
    rows = (
        Offer.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(round=round_id, written_at=None, stage__in=OPEN_OFFER)
        .select_related("mentee__person", "mentor__person", "mentee__programme")
        .order_by("pk")[:AT_A_TIME]
    )
    offers = list(rows)
    for offer in offers:
        letters.introduce(offer)
        offer.written_at = clock.now()
    Offer.objects.bulk_update(offers, ["written_at"])
    return len(offers)


def _still_possible(round: Round, chosen: Sequence[Proposal]) -> list[Offer]:
    programme = round.programme
    mentees = {part.pk: part for part in queries.looking(programme)}
    mentors = {part.pk: part for part in queries.ready(programme, Role.MENTOR)}
    places = queries.places_left(programme, mentors.values())
    together: list[tuple[Proposal, Participation, Participation]] = []
    for line in chosen:
        if line.mentee_id in mentees and places.get(line.mentor_id or 0, 0) > 0:
            assert line.mentor_id
            places[line.mentor_id] -= 1
            together.append((line, mentees[line.mentee_id], mentors[line.mentor_id]))
    judged = pool(
        programme,
        mentees=list({mentee.pk: mentee for _, mentee, _ in together}.values()),
        mentors=list({mentor.pk: mentor for _, _, mentor in together}.values()),
        places=dict.fromkeys(mentors, 1),
        on=clock.today(),
    ).judged((mentee, mentor) for _, mentee, mentor in together)
    reasons = dict(Proposal.objects.filter(round=round).values_list("pk", "reasons"))
    for _, mentee, _mentor in together:
        mentee.programme = programme
    return [
        new_offer(mentee, mentor, fit=line.fit or 0.0, reasons=reasons[line.pk], round=round)
        for line, mentee, mentor in together
        if judged[mentee.pk, mentor.pk]
    ]
