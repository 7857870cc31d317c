"""What a coordinator changes in a round by hand: lock, rule out, swap."""

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.matching import permissions, queries
from kollega.domains.matching.actions.proposing import caution_of_load, pair_up, part
from kollega.domains.matching.models import ForbiddenPair, Proposal
from kollega.domains.matching.vocabulary import Obstacle
from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions as programme_permissions
from kollega.domains.programmes.models import Participation
from kollega.foundation import audit
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def lock_pair(*, proposal: Proposal, by: Person) -> Proposal:
    """Keep a pair as it is when matching again; a second time changes nothing."""
    proposal = _changeable(proposal, by)
    if proposal.mentor is None:
        raise NotPossible(_("There is no pair to lock yet."))
    if not proposal.locked:
        proposal.locked, proposal.locked_by = True, by
        proposal.save()
        _record("pair_locked", proposal, by)
    return proposal


@transaction.atomic
def unlock_pair(*, proposal: Proposal, by: Person) -> Proposal:
    """Let a pair be matched anew; a second time changes nothing."""
    proposal = _changeable(proposal, by)
    if proposal.locked:
        proposal.locked, proposal.locked_by = False, None
        proposal.save()
        _record("pair_unlocked", proposal, by)
    return proposal


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
    _require_place(proposal, mentor, partner)
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


def _require_place(proposal: Proposal, mentor: Participation, partner: Proposal | None) -> None:
    if any(line.locked for line in (proposal, partner) if line):
        raise NotPossible(_("One of these pairs is locked. Unlock it first."))
    if partner and (partner.mentor_id != mentor.pk or partner.round_id != proposal.round_id):
        raise NotPossible(_("This round has changed meanwhile. Please look once more."))
    if not partner and queries.room(proposal.round, [mentor])[mentor.pk] <= 0:
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
