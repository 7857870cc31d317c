"""Who may do what with a session: the two it belongs to, as long as its stage allows."""

from datetime import date

from django.utils.translation import gettext as _

from kollega.domains.meetings.lifecycle import COMING, NEXT, Stage
from kollega.domains.meetings.models import Meeting
from kollega.domains.people.models import Person
from kollega.domains.relationships import permissions as relationships
from kollega.foundation import clock
from kollega.foundation.permissions import YES, Audience, Verdict
from kollega.pure.calendars import wall

SEES = {
    "times": (Audience.MYSELF, Audience.PARTNER),
    "place": (Audience.MYSELF, Audience.PARTNER),
}

# Deeds that ask no verdict, and why; a test finds any other.
WITHOUT = {
    "renew_feed": "One's own calendar: it takes nobody but `by`.",
    "switch_off_feed": "One's own calendar: it takes nobody but `by`.",
    "read_feed": "Whoever has the secret address may read it; that is what it is for.",
    "calendar_file": "It changes nothing; the page that gives it asks `may_download`.",
}


def may_see(person: Person, meeting: Meeting) -> Verdict:
    """The two of its relationship; to all others show a refusal as if there were nothing."""
    return relationships.may_see(person, meeting.relationship)


def may_accept(person: Person, meeting: Meeting) -> Verdict:
    """The one who did not propose takes one of the times."""
    if not (verdict := relationships.may_plan(person, meeting.relationship)):
        return verdict
    if meeting.stage != Stage.PROPOSED:
        return Verdict(_("This has already been settled."))
    if person.pk == meeting.proposed_by_id:
        return Verdict(_("You proposed these times; the other takes one."))
    return YES


def may_move(person: Person, meeting: Meeting) -> Verdict:
    """Either of the two proposes other times, before and after one was agreed."""
    if not (verdict := relationships.may_plan(person, meeting.relationship)):
        return verdict
    if meeting.stage not in COMING:
        return Verdict(_("This session can't be moved any more. You can plan a new one."))
    return YES


def may_cancel(person: Person, meeting: Meeting) -> Verdict:
    """Either of the two, as long as it lies ahead."""
    if not (verdict := may_see(person, meeting)):
        return verdict
    if meeting.stage not in COMING:
        return Verdict(_("This session can't be cancelled any more."))
    return YES


def may_mark_held(person: Person, meeting: Meeting) -> Verdict:
    """Either of the two says that it took place, and corrects it, also after the end."""
    if not (verdict := may_see(person, meeting)):
        return verdict
    stage = Stage(meeting.stage)
    if Stage.HELD not in NEXT[stage]:
        return Verdict(_("This session was cancelled."))
    if stage == Stage.AGREED and day_of(meeting) > clock.today():
        return Verdict(_("This session is still to come. It can be marked once its day has come."))
    return YES


def may_mark_not_held(person: Person, meeting: Meeting) -> Verdict:
    """Either of the two says that it did not take place after all."""
    if not (verdict := may_see(person, meeting)):
        return verdict
    stage = Stage(meeting.stage)
    if Stage.NOT_HELD not in NEXT[stage]:
        return Verdict(_("There is nothing to take back here."))
    if stage == Stage.AGREED and meeting.starts_at and meeting.starts_at > clock.now():
        return Verdict(_("This session is still to come. You can cancel it."))
    return YES


def may_download(person: Person, meeting: Meeting) -> Verdict:
    """The two take an agreed session into their calendars."""
    if (verdict := may_see(person, meeting)) and meeting.stage != Stage.AGREED:
        return Verdict(_("No time is agreed for this session."))
    return verdict


def day_of(meeting: Meeting) -> date:
    """The day of an agreed session, as calendars show it there."""
    assert meeting.starts_at is not None
    return wall(meeting.starts_at, zone=meeting.time_zone).date()
