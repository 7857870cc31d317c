"""That a session took place: its date and minutes, nothing else; all of it can be corrected."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.meetings import permissions, queries
from kollega.domains.meetings.actions.planning import count_again
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.models import Meeting
from kollega.domains.meetings.vocabulary import MINUTES_AT_LEAST, MINUTES_AT_MOST
from kollega.domains.people.models import Person
from kollega.domains.relationships import permissions as pair_permissions
from kollega.domains.relationships import queries as pairs
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock, happenings
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def mark_held(
    *, meeting: Meeting, by: Person, on: date | None = None, minutes: int | None = None
) -> Meeting:
    """Say that a session took place; said again, it corrects the date and the minutes.

    Args:
        on, minutes: as it was planned, if None.

    Raises:
        NotPossible: the date lies ahead or before the two began, or the length is odd.
    """
    meeting = queries.locked(meeting)
    require(permissions.may_mark_held(by, meeting))
    planned_on = permissions.day_of(meeting) if meeting.starts_at else clock.today()
    return _hold(
        meeting,
        on=on or meeting.held_on or planned_on,
        minutes=minutes or meeting.held_minutes or meeting.minutes,
    )


@transaction.atomic
def record_held(
    *, relationship: MentoringRelationship, by: Person, on: date, minutes: int
) -> Meeting:
    """Note a session that was arranged elsewhere; one already known for that day is corrected.

    Raises:
        NotPossible: the date lies ahead or before the two began, or the length is odd.
    """
    relationship = pairs.locked(relationship)
    require(pair_permissions.may_change(by, relationship))
    meeting = queries.held_on_day(relationship, on) or _agreed_for_day(relationship, on)
    if meeting is None:
        programme = relationship.programme
        meeting = Meeting(
            relationship=relationship,
            time_zone=programme.time_zone,
            minutes=minutes,
            medium=programme.medium,
            created_at=clock.now(),
        )
    return _hold(meeting, on=on, minutes=minutes)


@transaction.atomic
def mark_not_held(*, meeting: Meeting, by: Person) -> Meeting:
    """Say that a session did not take place, also after it was marked as held by mistake."""
    meeting = queries.locked(meeting)
    require(permissions.may_mark_not_held(by, meeting))
    meeting.stage = Stage.NOT_HELD
    meeting.held_on = meeting.held_minutes = None
    meeting.save()
    count_again(meeting.relationship)
    return meeting


def _hold(meeting: Meeting, *, on: date, minutes: int) -> Meeting:
    if on > clock.today():
        raise NotPossible(_("This day is still to come."))
    if on < meeting.relationship.began_on:
        raise NotPossible(_("This day is before the two of you began."))
    if not MINUTES_AT_LEAST <= minutes <= MINUTES_AT_MOST:
        raise NotPossible(_("A session lasts between five minutes and eight hours."))
    first_time = meeting.stage != Stage.HELD
    meeting.stage = Stage.HELD
    meeting.held_on, meeting.held_minutes = on, minutes
    meeting.save()
    meeting.options.all().delete()
    count_again(meeting.relationship)
    if first_time:
        happenings.record("session_held", subject_id=meeting.pk)
    return meeting


def _agreed_for_day(relationship: MentoringRelationship, day: date) -> Meeting | None:
    agreed = queries.coming_in(relationship).filter(stage=Stage.AGREED)
    return next((one for one in agreed if permissions.day_of(one) == day), None)
