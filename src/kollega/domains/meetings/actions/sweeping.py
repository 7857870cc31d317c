"""Due work, found by asking the clock: reminders, questions, proposals that ran out."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kollega.domains.meetings import queries
from kollega.domains.meetings.actions import letters
from kollega.domains.meetings.actions.planning import count_again
from kollega.domains.meetings.lifecycle import COMING, Stage
from kollega.domains.meetings.models import Meeting
from kollega.domains.relationships import queries as pairs
from kollega.foundation import clock


def remind() -> None:
    """Remind both of a session within the next day. A sweep."""
    _each(queries.to_remind, _remind)


def ask_whether_held() -> None:
    """Ask both after a session's end whether it took place; only where asking is on. A sweep."""
    _each(queries.to_ask_whether_held, _ask_whether_held)


def remind_to_answer() -> None:
    """Remind the one who was asked for a time and has not answered for days. A sweep."""
    _each(queries.unanswered, _remind_to_answer)


def let_go() -> None:
    """Withdraw proposals none of whose times lies ahead, and say so to who made them. A sweep."""
    _each(queries.run_out, _let_go)


@transaction.atomic
def cancel_coming(relationship_id: int) -> None:
    """Call off what was planned in a relationship that closed."""
    for meeting in queries.coming_in(pairs.by_key(relationship_id)):
        locked = queries.locked(meeting)
        agreed = locked.stage == Stage.AGREED
        locked.stage = Stage.CANCELLED
        locked.sequence += 1
        locked.save()
        locked.options.all().delete()
        count_again(locked.relationship)
        if agreed and locked.starts_at and locked.starts_at > clock.now():
            text = _("The appointment on {when} is off.").format(when=letters.when(locked))
            letters.call_off(locked, text=text)


def _each(due: Callable[..., QuerySet[Meeting]], handle: Callable[[Meeting], None]) -> None:
    """Handle what is due one by one, each in its own transaction and only if it still is due."""

    def now() -> datetime:
        return clock.now()

    for meeting in due(now=now()):
        with transaction.atomic():
            locked = queries.locked(queries.by_key(meeting.pk))
            if due(now=now()).filter(pk=locked.pk).exists():
                handle(locked)


def _remind(meeting: Meeting) -> None:
    meeting.reminded_at = clock.now()
    meeting.save(update_fields=["reminded_at"])
    letters.remind(meeting)


def _ask_whether_held(meeting: Meeting) -> None:
    meeting.asked_at = clock.now()
    meeting.save(update_fields=["asked_at"])
    letters.ask_whether_held(meeting)


def _remind_to_answer(meeting: Meeting) -> None:
    meeting.reminded_at = clock.now()
    meeting.save(update_fields=["reminded_at"])
    if meeting.proposed_by:
        letters.ask_for_a_time(meeting, by=meeting.proposed_by)


def _let_go(meeting: Meeting) -> None:
    assert meeting.stage in COMING
    meeting.stage = Stage.CANCELLED
    meeting.save(update_fields=["stage"])
    meeting.options.all().delete()
    if meeting.proposed_by and meeting.relationship.stage == "active":
        letters.say(
            meeting,
            to=meeting.proposed_by,
            text=_("None of the times you proposed was taken. You could propose others."),
        )
