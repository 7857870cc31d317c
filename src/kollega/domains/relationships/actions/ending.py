"""It rests, goes on, is completed or ends: at either side's wish, and nobody is asked why."""

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import permissions, queries
from kollega.domains.relationships.actions.letters import write
from kollega.domains.relationships.actions.telling import tell_both
from kollega.domains.relationships.lifecycle import NEXT, OPEN, Stage
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import audit, clock, happenings
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def pause(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """Let it rest; nobody is reminded of anything until one of the two goes on."""
    relationship = queries.locked(relationship)
    require(permissions.may_pause(by, relationship))
    _move(relationship, to=Stage.PAUSED, by=by, deed="relationship_paused")
    _tell(relationship, by, _("{name} would like to pause for a while. Nobody asks why."))
    return relationship


@transaction.atomic
def resume(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """Go on after a pause."""
    relationship = queries.locked(relationship)
    require(permissions.may_resume(by, relationship))
    relationship.last_sign_at = clock.now()
    _move(relationship, to=Stage.ACTIVE, by=by, deed="relationship_resumed")
    _tell(relationship, by, _("{name} would like to go on. You could plan your next session:"))
    return relationship


@transaction.atomic
def complete(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """Close it well: all planned sessions were held."""
    relationship = queries.locked(relationship)
    require(permissions.may_complete(by, relationship))
    _close(relationship, to=Stage.COMPLETED, by=by, deed="relationship_completed")
    _tell(
        relationship, by, _("All your planned sessions were held, and {name} closed it. Thank you.")
    )
    return relationship


@transaction.atomic
def end(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """End it at either side's wish; nobody is asked for a reason.

    A mentee whose mentor ended it waits for another one at once; a mentee who ended it themselves
    does so only when they ask (``ask_rematch``).
    """
    relationship = queries.locked(relationship)
    require(permissions.may_end(by, relationship))
    if by.pk == relationship.mentor_id:
        relationship.rematch_asked_at = clock.now()
    _close(relationship, to=Stage.ENDED, by=by, deed="relationship_ended")
    _tell(relationship, by, _said_of_an_end())
    return relationship


@transaction.atomic
def ask_rematch(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """Ask for another mentor; this one ends if it still stands. The mentor reads the same
    as at any other end."""
    relationship = queries.locked(relationship)
    require(permissions.may_ask_rematch(by, relationship))
    relationship.rematch_asked_at = clock.now()
    if relationship.stage in OPEN:
        _close(relationship, to=Stage.ENDED, by=by, deed="relationship_ended")
        _tell(relationship, by, _said_of_an_end())
    else:
        relationship.save()
    return relationship


def part(relationship: MentoringRelationship) -> None:
    """End a locked relationship that a reporting line or a veto broke; the mentee waits again."""
    relationship.rematch_asked_at = clock.now()
    _close(relationship, to=Stage.ENDED, by=None, deed="relationship_ended")
    for person in (relationship.mentee, relationship.mentor):
        write(
            to=person,
            about=relationship,
            text=_("You and {name} are no longer mentor and mentee. Nobody is at fault.").format(
                name=queries.partner(relationship, person).name
            ),
        )


@transaction.atomic
def end_for_leaver(participation_id: int) -> None:
    """End the open pairs of somebody who left a programme; the other one learns only that."""
    part = programmes.part_by_key(participation_id)
    if part.stage != ParticipationStage.LEFT:
        return
    for relationship in queries.open_for(part.person).filter(programme=part.programme_id):
        own_side = relationship.mentor_id if part.role == Role.MENTOR else relationship.mentee_id
        if own_side == part.person_id:
            end(relationship=relationship, by=part.person)


def _close(relationship: MentoringRelationship, *, to: Stage, by: Person | None, deed: str) -> None:
    """What every end brings: its date, contact cards taken back, coming sessions cancelled."""
    relationship.ended_on = clock.today()
    relationship.contacts.all().delete()
    _move(relationship, to=to, by=by, deed=deed)
    happenings.record("relationship_closed", subject_id=relationship.pk)


def _move(relationship: MentoringRelationship, *, to: Stage, by: Person | None, deed: str) -> None:
    if to not in NEXT[Stage(relationship.stage)]:
        raise NotPossible(_("This is not possible just now."))
    relationship.stage = to
    relationship.save()
    audit.record(
        deed,
        by_id=by.pk if by else None,
        on=relationship,
        programme_id=relationship.programme_id,
    )
    tell_both(relationship)


def _tell(relationship: MentoringRelationship, by: Person, text: str) -> None:
    write(to=queries.partner(relationship, by), about=relationship, text=text.format(name=by.name))


def _said_of_an_end() -> str:
    return _(
        "{name} has ended your mentoring. Nobody is asked for a reason, and none is kept. "
        "Coming sessions are cancelled."
    )
