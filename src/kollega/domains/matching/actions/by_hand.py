"""What a coordinator changes in a round by hand: lock, rule out, swap."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kollega.domains.matching import permissions, queries
from kollega.domains.matching.actions.proposing import caution_of_load, pair_up, part
from kollega.domains.matching.models import ForbiddenPair, Proposal, Round
from kollega.domains.matching.vocabulary import Obstacle
from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions as programme_permissions
from kollega.domains.programmes.models import Participation
from kollega.foundation import audit
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def lock_pairs(*, round: Round, proposals: Iterable[Proposal], by: Person) -> int:
    """Keep pairs as they are when matching again.

    Returns:
        How many were locked now; lines without a pair, locked ones, and people out of sight are
        left as they are.
    """
    rows = _in_sight(round, proposals, by).filter(mentor__isnull=False, locked=False)
    return _mark(round, rows, by, deed="pairs_locked", locked=True, locked_by=by)


@transaction.atomic
def unlock_pairs(*, round: Round, proposals: Iterable[Proposal], by: Person) -> int:
    """Let pairs be matched anew; returns how many were unlocked now."""
    rows = _in_sight(round, proposals, by).filter(locked=True)
    return _mark(
        round, rows, by, deed="pairs_unlocked", locked=False, locked_by=None, set_by_hand=False
    )


@transaction.atomic
def forbid_pair(*, proposal: Proposal, by: Person) -> Proposal:
    """Rule a pair out, in this round and all to come; neither of the two is told."""
    proposal = _changeable(proposal, by)
    if proposal.mentor is None:
        raise NotPossible(_("There is no pair to rule out."))
    ForbiddenPair.objects.get_or_create(
        programme=proposal.round.programme,
        mentee=proposal.mentee.person,
        mentor=proposal.mentor.person,
    )
    part(proposal, Obstacle.RULED_OUT)
    proposal.save()
    _look_at_load(proposal)
    _record("pair_ruled_out", proposal, by)
    return proposal


@transaction.atomic
def allow_pair(*, pair: ForbiddenPair, by: Person) -> None:
    """Let a pair be proposed again."""
    require(permissions.may_match(by, pair.programme))
    for person in (pair.mentee, pair.mentor):
        require(programme_permissions.may_see_person(by, person, pair.programme))
    audit.record("pair_allowed", by_id=by.pk, on=pair, programme_id=pair.programme_id)
    pair.delete()


@transaction.atomic
def swap(
    *, proposal: Proposal, mentor: Participation, by: Person, partner: Proposal | None = None
) -> Proposal:
    """Give a mentee another mentor by hand; the pair is locked, so that it outlasts a new match.

    Args:
        mentor: who has a place in the round, or gets one by the exchange.
        partner: the line that takes what this one had; needed where the mentor has no place.

    Raises:
        NotPossible: a rule forbids one of the new pairs, which is not named; a line is locked;
            or the mentor has no place.
    """
    proposal = _changeable(proposal, by)
    partner = _changeable(partner, by) if partner else None
    require(programme_permissions.may_see_person(by, mentor.person, proposal.round.programme))
    _require_place(proposal, mentor, partner, by)
    effect = queries.swap_of(proposal, mentor, partner=partner)
    if not effect.possible:
        raise NotPossible(_("This pair is not possible."))
    lines = {line.pk: line for line in (proposal, partner) if line}
    for move in effect.moves:
        line = lines[move.proposal.pk]
        if move.mentor and move.judged:
            pair_up(line, move.mentor, move.judged)
            line.locked, line.locked_by, line.set_by_hand = True, by, True
        else:
            part(line, Obstacle.RULED_OUT)
        line.save()
    _look_at_load(proposal)
    _record("pair_set_by_hand", proposal, by)
    return proposal


def _in_sight(round: Round, proposals: Iterable[Proposal], by: Person) -> QuerySet[Proposal]:
    round = queries.locked_round(round)
    require(permissions.may_review(by, round))
    keys = [proposal.pk for proposal in proposals]
    return queries.proposals(round, viewer=by).filter(pk__in=keys)


def _mark(round: Round, rows: QuerySet[Proposal], by: Person, *, deed: str, **marks: object) -> int:
    keys = list(rows.values_list("pk", flat=True))
    changed = Proposal.objects.filter(pk__in=keys).update(**marks)
    if changed:
        audit.record(deed, by_id=by.pk, on=round, programme_id=round.programme_id)
    return changed


def _changeable(proposal: Proposal, by: Person) -> Proposal:
    round = queries.locked_round(proposal.round)
    proposal = (
        Proposal.objects.select_related("mentee__person", "mentor__person", "round__programme")
        .select_for_update(of=("self",))
        .get(pk=proposal.pk)
    )
    proposal.round = round
    require(permissions.may_change(by, proposal))
    return proposal


def _require_place(
    proposal: Proposal, mentor: Participation, partner: Proposal | None, by: Person
) -> None:
    for line in filter(None, (proposal, partner)):
        require(permissions.may_swap(by, line))
    if partner and (partner.mentor_id != mentor.pk or partner.round_id != proposal.round_id):
        raise NotPossible(_("This round has changed meanwhile. Please look once more."))
    if not partner and queries.room(proposal.round, [mentor])[mentor.pk] <= 0:
        # Where somebody takes the place whom the coordinator must not see, it reads like any pair
        # that a rule forbids.
        if queries.room(proposal.round, [mentor], seen_by=by)[mentor.pk] > 0:
            raise NotPossible(_("This pair is not possible."))
        raise NotPossible(
            _("{mentor} has no place left in this round.").format(mentor=mentor.person.name)
        )


def _look_at_load(changed: Proposal) -> None:
    lines = list(Proposal.objects.filter(round=changed.round))
    before = {line.pk: list(line.cautions) for line in lines}
    caution_of_load(lines)
    Proposal.objects.bulk_update(
        [line for line in lines if line.cautions != before[line.pk]], ["cautions"], batch_size=500
    )
    changed.refresh_from_db(fields=["cautions"])


def _record(deed: str, proposal: Proposal, by: Person) -> None:
    audit.record(deed, by_id=by.pk, on=proposal, programme_id=proposal.round.programme_id)
