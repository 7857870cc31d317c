"""Times are proposed, one is taken, others are asked for, all of it is called off."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.meetings import permissions, queries
from kollega.domains.meetings.actions import letters
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.models import Meeting, TimeOption
from kollega.domains.meetings.vocabulary import (
    AHEAD_AT_MOST,
    COMING_AT_MOST,
    MINUTES_AT_LEAST,
    MINUTES_AT_MOST,
    PLACE_LENGTH,
    REMIND_BEFORE,
    TIMES_AT_MOST,
)
from kollega.domains.people.models import Person
from kollega.domains.programmes.vocabulary import Medium
from kollega.domains.relationships import actions as relationships
from kollega.domains.relationships import permissions as pair_permissions
from kollega.domains.relationships import queries as pairs
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock, ids
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def propose_session(
    *,
    relationship: MentoringRelationship,
    by: Person,
    times: Collection[datetime],
    minutes: int | None = None,
    medium: Medium | None = None,
    place: str = "",
) -> Meeting:
    """Propose some times for a session; the other takes one by one touch.

    Args:
        times: aware, one to five.
        minutes, medium: as the programme says, if None.
        place: where, the number, or the link; a video session without one gets a room of its own.

    Raises:
        NotPossible: a time is past or too far ahead, there are too many, or the length is odd.
    """
    relationship = pairs.locked(relationship)
    require(pair_permissions.may_plan(by, relationship))
    programme = relationship.programme
    minutes = programme.session_minutes if minutes is None else minutes
    if not MINUTES_AT_LEAST <= minutes <= MINUTES_AT_MOST:
        raise NotPossible(_("A session lasts between five minutes and eight hours."))
    if queries.coming_in(relationship).count() >= COMING_AT_MOST:
        raise NotPossible(_("A dozen sessions ahead are enough."))
    medium = Medium(programme.medium) if medium is None else medium
    meeting = Meeting.objects.create(
        relationship=relationship,
        proposed_by=by,
        time_zone=programme.time_zone,
        minutes=minutes,
        medium=medium,
        place=place.strip()[:PLACE_LENGTH] or _room(medium),
        created_at=clock.now(),
    )
    _offer(meeting, times)
    relationships.note_sign(relationship)
    letters.ask_for_a_time(meeting, by=by)
    return meeting


@transaction.atomic
def accept_time(*, meeting: Meeting, by: Person, option_id: int) -> Meeting:
    """Take one of the times on offer; both get it for their calendars.

    Raises:
        NotPossible: it is no longer on offer, or past.
    """
    meeting = queries.locked(meeting)
    require(permissions.may_accept(by, meeting))
    option = meeting.options.filter(pk=option_id).first()
    if option is None or option.starts_at <= clock.now():
        raise NotPossible(_("This time is no longer on offer."))
    meeting.stage = Stage.AGREED
    meeting.starts_at = option.starts_at
    # Whoever agrees within a day of it needs no reminder on top.
    soon = option.starts_at - clock.now() <= REMIND_BEFORE
    meeting.reminded_at = clock.now() if soon else None
    meeting.asked_at = None
    meeting.save()
    meeting.options.all().delete()
    count_again(meeting.relationship)
    letters.confirm(meeting)
    return meeting


@transaction.atomic
def move(*, meeting: Meeting, by: Person, times: Collection[datetime]) -> Meeting:
    """Propose other times instead; an agreed time no longer holds and leaves both calendars.

    Args:
        times: aware, one to five.

    Raises:
        NotPossible: a time is past or too far ahead, or there are too many.
    """
    meeting = queries.locked(meeting)
    require(permissions.may_move(by, meeting))
    if meeting.stage == Stage.AGREED:
        meeting.sequence += 1
        letters.call_off(
            meeting,
            text=_("The appointment on {when} is off; another time is being looked for.").format(
                when=letters.when(meeting)
            ),
        )
        meeting.sequence += 1
    meeting.stage = Stage.PROPOSED
    meeting.starts_at = None
    meeting.proposed_by = by
    meeting.reminded_at = None
    meeting.created_at = clock.now()
    meeting.save()
    meeting.options.all().delete()
    _offer(meeting, times)
    count_again(meeting.relationship)
    letters.ask_for_a_time(meeting, by=by)
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, by: Person) -> Meeting:
    """Call a session off; nobody is asked why. It leaves both calendars."""
    meeting = queries.locked(meeting)
    require(permissions.may_cancel(by, meeting))
    agreed = meeting.stage == Stage.AGREED
    meeting.stage = Stage.CANCELLED
    meeting.sequence += 1
    meeting.save()
    meeting.options.all().delete()
    count_again(meeting.relationship)
    if agreed:
        letters.call_off(
            meeting,
            text=_("The appointment on {when} is cancelled by {name}.").format(
                when=letters.when(meeting), name=by.name
            ),
        )
    else:
        letters.say(
            meeting,
            to=pairs.partner(meeting.relationship, by),
            text=_("{name} has withdrawn the times proposed for a session.").format(name=by.name),
        )
    return meeting


@transaction.atomic
def change_place(*, meeting: Meeting, by: Person, medium: Medium, place: str) -> Meeting:
    """Say anew how and where; an agreed session is changed in both calendars."""
    meeting = queries.locked(meeting)
    require(permissions.may_move(by, meeting))
    meeting.medium = medium
    meeting.place = place.strip()[:PLACE_LENGTH] or _room(medium)
    if meeting.stage == Stage.AGREED:
        meeting.sequence += 1
        letters.confirm(meeting)
    meeting.save()
    relationships.tell_both(meeting.relationship)
    return meeting


def count_again(relationship: MentoringRelationship) -> None:
    """Tell the relationship how many sessions were held and until when some are planned."""
    relationships.note_sessions(
        relationship=relationship,
        held=queries.held_count([relationship.pk])[relationship.pk],
        planned_until=queries.planned_until(relationship),
    )


def _offer(meeting: Meeting, times: Collection[datetime]) -> None:
    now = clock.now()
    distinct: Sequence[datetime] = sorted(set(times))
    if not distinct:
        raise NotPossible(_("Please propose at least one time."))
    if len(distinct) > TIMES_AT_MOST:
        raise NotPossible(_("Please propose five times at most."))
    if distinct[0] <= now:
        raise NotPossible(_("A time in the past can't be proposed."))
    if distinct[-1] > now + AHEAD_AT_MOST:
        raise NotPossible(_("Please propose a time within the next year."))
    TimeOption.objects.bulk_create(
        TimeOption(meeting=meeting, starts_at=starts_at) for starts_at in distinct
    )


def _room(medium: Medium) -> str:
    """A video room that nobody can guess, on the Jitsi server of the settings."""
    if medium != Medium.VIDEO:
        return ""
    return f"{settings.JITSI_BASE}/{ids.public_id()}{ids.public_id()}"
