"""Silence is noticed without reading anything: no answer, nothing planned, nothing held."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions as programmes
from kollega.domains.programmes.models import Programme
from kollega.domains.relationships import permissions, queries
from kollega.domains.relationships.actions.letters import button, write
from kollega.domains.relationships.actions.telling import tell_both
from kollega.domains.relationships.lifecycle import Stage
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.permissions import require


@transaction.atomic
def note_sign(relationship: MentoringRelationship) -> None:
    """The two gave a sign of life: an answer, a proposal, a session."""
    relationship = queries.locked(relationship)
    relationship.last_sign_at = max(relationship.last_sign_at, clock.now())
    relationship.save(update_fields=["last_sign_at"])
    tell_both(relationship)


@transaction.atomic
def note_sessions(
    *,
    relationship: MentoringRelationship,
    held: int,
    next_at: datetime | None,
    planned_until: datetime | None,
) -> None:
    """Keep the counts that lists show, and a sign of life; nobody asks before a planned session.

    Args:
        held: how many sessions were held.
        next_at: when the next agreed one begins; None when none is agreed.
        planned_until: when the last agreed one begins.
    """
    relationship = queries.locked(relationship)
    relationship.sessions_held = held
    relationship.next_session_at = next_at
    relationship.last_sign_at = max(filter(None, [clock.now(), planned_until]))
    relationship.save(update_fields=["sessions_held", "next_session_at", "last_sign_at"])
    tell_both(relationship)


@transaction.atomic
def stop_nudges(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """ "We are fine, no need to ask": nobody is nudged, and the pair never counts as silent."""
    return _set_nudges(relationship, by, stopped=True)


@transaction.atomic
def allow_nudges(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """Be reminded again."""
    return _set_nudges(relationship, by, stopped=False)


def nudge_silent() -> None:
    """Ask every pair once that has been silent for as long as its programme says. A sweep."""
    for relationship in queries.to_nudge(now=clock.now()):
        with transaction.atomic():
            _nudge_if_still(relationship)


@transaction.atomic
def nudge(*, programme: Programme, by: Person, public_ids: Iterable[str]) -> tuple[int, int]:
    """Nudge pairs by a coordinator's hand; those who said that they are fine are left alone.

    Returns:
        How many were nudged, how many were left alone.
    """
    require(programmes.may_coordinate(by, programme))
    chosen = queries.states(programme, viewer=by).filter(
        public_id__in=list(public_ids), stage=Stage.ACTIVE
    )
    nudged = left = 0
    for relationship in chosen.order_by("pk"):
        locked = queries.locked(relationship)
        if locked.nudges_stopped or locked.stage != Stage.ACTIVE or locked.broken_on:
            left += 1
            continue
        _nudge(locked)
        nudged += 1
    return nudged, left


def _nudge_if_still(relationship: MentoringRelationship) -> None:
    locked = queries.locked(relationship)
    if queries.to_nudge(now=clock.now()).filter(pk=locked.pk).exists():
        _nudge(locked)


def _nudge(relationship: MentoringRelationship) -> None:
    relationship.last_nudged_at = clock.now()
    relationship.save(update_fields=["last_nudged_at"])
    for person in (relationship.mentee, relationship.mentor):
        other = queries.partner(relationship, person)
        write(
            to=person,
            about=relationship,
            text=_(
                "Nothing is planned between you and {name} at the moment. If you would like to "
                "meet, you could propose a few times on your page.\n\n"
                "Meeting without the platform, or all is well? Say so, and nobody asks again:\n"
                "{fine}\n\n"
                "Your page:"
            ).format(
                name=other.name,
                fine=button("we_are_fine", of=person, subject_id=relationship.pk),
            ),
        )


def _set_nudges(
    relationship: MentoringRelationship, by: Person, *, stopped: bool
) -> MentoringRelationship:
    relationship = queries.locked(relationship)
    require(permissions.may_change(by, relationship))
    relationship.nudges_stopped = stopped
    relationship.last_sign_at = max(relationship.last_sign_at, clock.now())
    relationship.save()
    return relationship
