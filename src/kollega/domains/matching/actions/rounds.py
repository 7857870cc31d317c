"""A round: started, computed in a job, matched again, sent or discarded."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.matching import permissions, queries
from kollega.domains.matching.actions.proposing import lines
from kollega.domains.matching.lifecycle import NEXT_ROUND, RoundStage
from kollega.domains.matching.models import Proposal, Round
from kollega.domains.matching.queries.pool import Pool, pool
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Programme
from kollega.domains.programmes.vocabulary import Objective, Role
from kollega.foundation import audit, clock, later, live
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require
from kollega.pure import matching

# How far the computing has come; the page shows it while one waits.
STEPS = 3


@transaction.atomic
def start_round(*, programme: Programme, by: Person, objective: str | None = None) -> Round:
    """Match everybody who waits, in a job; pairs that a coordinator locked are kept.

    A round that is being computed is left alone, one under review is matched again.

    Args:
        objective: a value of ``Objective``; None: the programme's.
    """
    programme = programmes.locked(programme)
    require(permissions.may_match(by, programme))
    round = queries.under_way(programme)
    if round and round.stage == RoundStage.COMPUTING:
        return round
    if round is None:
        round = Round(programme=programme, seed=secrets.randbelow(2**31), created_at=clock.now())
    round.objective = Objective(objective or programme.objective)
    round.started_by = by
    if round.pk:
        move(round, to=RoundStage.COMPUTING)
    round.progress = 0
    round.save()
    audit.record("round_started", by_id=by.pk, on=round, programme_id=programme.pk)
    later.start("compute_round", round_id=round.pk)
    return round


def compute_round(round_id: int) -> None:
    """Find the best pairs and write them down for review; a second run does nothing (a job)."""
    round = Round.objects.select_related("programme", "started_by").get(pk=round_id)
    if round.stage != RoundStage.COMPUTING:
        return
    _progress(round, 1)
    everybody = _everybody(round)
    _progress(round, 2)
    solution = matching.match(
        everybody.looking,
        everybody.offering,
        rules=everybody.rules,
        weights=everybody.weights,
        objective=matching.Objective(round.objective),
        seed=round.seed,
    )
    _write_down(round, solution, everybody)


@transaction.atomic
def fail_round(round_id: int) -> None:
    """Say that a round could not be computed, so that the coordinator can start it again."""
    round = queries.locked_round(Round(pk=round_id))
    if round.stage == RoundStage.COMPUTING:
        move(round, to=RoundStage.FAILED)
        round.save()
        live.changed("round", round.pk)


@transaction.atomic
def discard_round(*, round: Round, by: Person) -> Round:
    """Throw a round away; nobody in it hears of it, and everybody goes on waiting."""
    round = queries.locked_round(round)
    require(permissions.may_match(by, round.programme))
    if round.stage == RoundStage.DISCARDED:
        return round
    move(round, to=RoundStage.DISCARDED)
    round.save()
    audit.record("round_discarded", by_id=by.pk, on=round, programme_id=round.programme_id)
    return round


def move(round: Round, *, to: RoundStage) -> None:
    if to not in NEXT_ROUND[RoundStage(round.stage)]:
        raise NotPossible(_("This round can't be changed any more."))
    round.stage = to


def _progress(round: Round, step: int) -> None:
    Round.objects.filter(pk=round.pk).update(progress=step)
    live.changed("round", round.pk)


def _everybody(round: Round) -> Pool:
    """Everybody who waits and every mentor with a place, in sight of whoever started the round.

    People out of a coordinator's sight are matched by another coordinator's round.
    """
    programme, on = round.programme, clock.today()
    hidden = (
        programmes.out_of_sight(round.started_by, programme) if round.started_by else set[int]()
    )
    mentees = [part for part in queries.looking(programme) if part.person_id not in hidden]
    mentors = [
        part for part in queries.ready(programme, Role.MENTOR) if part.person_id not in hidden
    ]
    places = queries.places_left(programme, mentors)
    kept = _kept(round, mentees={part.pk for part in mentees}, places=places)
    everybody = pool(programme, mentees=mentees, mentors=mentors, places=places, on=on)
    # A locked pair that a rule forbids by now is matched anew like everybody else.
    found = {part.pk: part for part in (*mentees, *mentors)}
    judged = everybody.judged((found[mentee], found[mentor]) for mentee, mentor in kept)
    still = [pair for pair in kept if judged[pair]]
    return everybody.keeping((found[mentee], found[mentor]) for mentee, mentor in still)


def _kept(round: Round, *, mentees: set[int], places: dict[int, int]) -> list[tuple[int, int]]:
    """Locked pairs of people who still take part, as far as there are places; by participation."""
    room, kept = dict(places), []
    rows = Proposal.objects.filter(round=round, locked=True).order_by("pk")
    for mentee, mentor in rows.values_list("mentee", "mentor"):
        if mentee in mentees and room.get(mentor, 0) > 0:
            room[mentor] -= 1
            kept.append((mentee, mentor))
    return kept


@transaction.atomic
def _write_down(round: Round, solution: matching.Solution, everybody: Pool) -> None:
    round = queries.locked_round(round)
    if round.stage != RoundStage.COMPUTING:
        return
    drawn = lines(round, solution, everybody)
    _keep_marks(round, drawn)
    Proposal.objects.filter(round=round).delete()
    Proposal.objects.bulk_create(drawn, batch_size=1000)
    checks = asdict(solution.checks)
    checks.pop("blocking")
    round.checks = checks | {"valid": solution.checks.valid}
    round.progress = STEPS
    move(round, to=RoundStage.REVIEW)
    round.save()
    live.changed("round", round.pk)


def _keep_marks(round: Round, drawn: Sequence[Proposal]) -> None:
    """What a coordinator locked stays locked, as long as the pair is the same."""
    before = {
        (line.mentee_id, line.mentor_id): line
        for line in Proposal.objects.filter(round=round, locked=True)
    }
    for line in drawn:
        old = before.get((line.mentee_id, line.mentor_id))
        if old:
            line.public_id = old.public_id
            line.locked, line.locked_by_id = True, old.locked_by_id
            line.set_by_hand = old.set_by_hand
