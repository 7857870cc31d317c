"""Silence is noticed without reading anything: no answer, nothing planned, nothing held."""

from collections.abc import Iterable, Sequence
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
from kollega.foundation import audit, clock
from kollega.foundation.permissions import require

AT_A_TIME = 100


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
    planned_until: datetime | None,
) -> None:
    """Keep the counts that lists show, and a sign of life; nobody asks before a planned session.

    Args:
        held: how many sessions were held.
        planned_until: when the last agreed one begins.
    """
    relationship = queries.locked(relationship)
    relationship.sessions_held = held
    relationship.last_sign_at = max(filter(None, [clock.now(), planned_until]))
    relationship.save(update_fields=["sessions_held", "last_sign_at"])
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


def nudge(*, programme: Programme, by: Person, public_ids: Iterable[str]) -> tuple[int, int]:
    """Nudge pairs by a coordinator's hand; those who said that they are fine are left alone.

    A hundred at a time, each hundred in a transaction of its own: nobody who answers meanwhile
    waits for two thousand letters to be written.

    Returns:
        How many were nudged, how many were left alone.
    """
    require(programmes.may_coordinate(by, programme))
    chosen = queries.states(programme, viewer=by).filter(
        public_id__in=list(public_ids), stage=Stage.ACTIVE
    )
    keys = list(chosen.order_by("pk").values_list("pk", flat=True))
    nudged = sum(
        _nudge_some(keys[start : start + AT_A_TIME], by=by)
        for start in range(0, len(keys), AT_A_TIME)
    )
    return nudged, len(keys) - nudged


@transaction.atomic
def _nudge_some(keys: Sequence[int], *, by: Person) -> int:
    relationships = list(queries.locked_to_nudge(keys))
    for relationship in relationships:
        _nudge(relationship, by=by)
    return len(relationships)


def _nudge_if_still(relationship: MentoringRelationship) -> None:
    locked = queries.locked(relationship)
    if queries.to_nudge(now=clock.now()).filter(pk=locked.pk).exists():
        _nudge(locked, by=None)


def _nudge(relationship: MentoringRelationship, *, by: Person | None) -> None:
    relationship.last_nudged_at = clock.now()
    relationship.save(update_fields=["last_nudged_at"])
    audit.record(
        "pair_nudged",
        by_id=by.pk if by else None,
        on=relationship,
        programme_id=relationship.programme_id,
    )
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
