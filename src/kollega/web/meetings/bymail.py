"""What the buttons in mails about sessions ask and do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kollega.domains.meetings import actions, permissions, queries
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.vocabulary import TIMES_AT_MOST, how_in_words, in_words
from kollega.domains.relationships import queries as relationships
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require
from kollega.pure.calendars import days_later
from kollega.web.bymail import register
from kollega.web.bymail.register import Question

if TYPE_CHECKING:
    from kollega.domains.meetings.models import Meeting
    from kollega.domains.people.models import Person

OTHER_DAYS = (1, 2, 3, 7, 8, 14)


def register_deeds() -> None:
    """Say what these buttons do; called once, with the addresses."""
    register.add("accept_time", ask=_ask_accept, act=_accept)
    register.add("other_times", ask=_ask_others, act=_propose_others)
    register.add("we_met", ask=_ask_met, act=_met)
    register.add("not_held", ask=_ask_not_held, act=_not_held)


def _ask_accept(person: Person, option_id: int) -> Question:
    option = queries.option_by_key(option_id)
    meeting = option.meeting
    require(permissions.may_accept(person, meeting))
    return Question(
        title=_("Meet {name} on {when}?").format(
            name=relationships.partner(meeting.relationship, person).name,
            when=_words(option.starts_at, meeting),
        ),
        detail=how_in_words(meeting.minutes, meeting.medium),
        button=_("Take this time"),
    )


def _accept(person: Person, option_id: int, choices: Sequence[str]) -> str:
    meeting = queries.option_by_key(option_id).meeting
    meeting = actions.accept_time(meeting=meeting, by=person, option_id=option_id)
    assert meeting.starts_at is not None
    return _("Agreed: {when}. An email with a file for your calendar is on its way.").format(
        when=_words(meeting.starts_at, meeting)
    )


def _ask_others(person: Person, meeting_id: int) -> Question:
    meeting = queries.by_key(meeting_id)
    require(permissions.may_move(person, meeting))
    return Question(
        title=_("Propose other times to {name}?").format(
            name=relationships.partner(meeting.relationship, person).name
        ),
        detail=_("The time agreed so far, if there is one, no longer holds then."),
        hint=_("Which would suit you?"),
        choices=[
            (instant.isoformat(), _words(instant, meeting)) for instant in _other_times(meeting)
        ],
        button=_("Propose these times"),
    )


def _propose_others(person: Person, meeting_id: int, choices: Sequence[str]) -> str:
    meeting = queries.by_key(meeting_id)
    offered = {instant.isoformat(): instant for instant in _other_times(meeting)}
    times = [offered[choice] for choice in choices if choice in offered]
    if not times:
        raise NotPossible(_("Please go back and tick at least one time."))
    actions.move(meeting=meeting, by=person, times=times)
    return _("{name} is asked to take one of these times.").format(
        name=relationships.partner(meeting.relationship, person).name
    )


def _ask_met(person: Person, meeting_id: int) -> Question:
    meeting = queries.by_key(meeting_id)
    require(permissions.may_mark_held(person, meeting))
    return Question(
        title=_("Did you meet for {minutes} minutes?").format(minutes=meeting.minutes),
        detail=_("{when}. Only the day and the minutes are noted.").format(when=_when(meeting)),
        button=_("We met, {minutes} minutes").format(minutes=meeting.minutes),
    )


def _met(person: Person, meeting_id: int, choices: Sequence[str]) -> str:
    actions.mark_held(meeting=queries.by_key(meeting_id), by=person)
    return _("It is noted.")


def _ask_not_held(person: Person, meeting_id: int) -> Question:
    meeting = queries.by_key(meeting_id)
    require(permissions.may_mark_not_held(person, meeting))
    return Question(
        title=_("It did not take place?"),
        detail=_("{when}. Nobody asks why.").format(when=_when(meeting)),
        button=_("It did not take place"),
    )


def _not_held(person: Person, meeting_id: int, choices: Sequence[str]) -> str:
    actions.mark_not_held(meeting=queries.by_key(meeting_id), by=person)
    return _("It is noted. You can propose a new time on your page.")


def _other_times(meeting: Meeting) -> list[datetime]:
    """The same time on the wall on some days to come, after the time agreed or first offered."""
    known = [option.starts_at for option in meeting.options.all()]
    start = meeting.starts_at or min(known, default=clock.now() + timedelta(hours=1))
    # Long past times lead to days to come all the same.
    weeks = max(0, (clock.now() - start).days // 7 + 1) if start <= clock.now() else 0
    days = (weeks * 7 + day for day in OTHER_DAYS)
    moments = (days_later(start, day, zone=meeting.time_zone) for day in days)
    found = [one for one in moments if one and one > clock.now() and one not in known]
    return found[:TIMES_AT_MOST]


def _when(meeting: Meeting) -> str:
    if meeting.stage == Stage.PROPOSED or meeting.starts_at is None:
        return _("Today")
    return _words(meeting.starts_at, meeting)


def _words(instant: datetime, meeting: Meeting) -> str:
    return in_words(instant, zone=meeting.time_zone, today=clock.today())
