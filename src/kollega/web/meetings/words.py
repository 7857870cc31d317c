"""A session as its two people read it on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.vocabulary import day_in_words, how_in_words, in_words
from kollega.domains.relationships import queries as relationships
from kollega.foundation import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kollega.domains.meetings.models import Meeting
    from kollega.domains.people.models import Person


@dataclass(frozen=True, slots=True)
class Shown:
    """What a template needs of a session, for one of the two.

    Attributes:
        when: its time or day in words; empty while times are only proposed.
        how: length and medium; number: "Session 3 of 4.", where it counts.
        link: the address of the video room; place: anything else.
        options: the times on offer that still lie ahead, as (primary key, words).
        mine: whether the viewer made the proposal; over: whether its time has passed.
    """

    public_id: str
    partner: str
    stage: Stage
    when: str
    how: str
    number: str
    link: str
    place: str
    minutes: int
    options: tuple[tuple[int, str], ...]
    mine: bool
    over: bool

    @property
    def options_in_words(self) -> str:
        """The times on offer in one line."""
        return " · ".join(words for _key, words in self.options)


def shown(meeting: Meeting, viewer: Person, *, number: int = 0) -> Shown:
    """A session for one of its two people.

    Args:
        number: which of the planned sessions it is; 0 leaves the sentence out.
    """
    now = clock.now()
    starts_at = meeting.starts_at
    is_link = meeting.place.startswith(("https://", "http://"))
    return Shown(
        public_id=meeting.public_id,
        partner=relationships.partner(meeting.relationship, viewer).formal_name,
        stage=Stage(meeting.stage),
        when=_when(meeting),
        how=how_in_words(meeting.held_minutes or meeting.minutes, meeting.medium),
        number=number_in_words(number, meeting.relationship.sessions_planned),
        link=meeting.place if is_link else "",
        place="" if is_link else meeting.place,
        minutes=meeting.minutes,
        options=tuple(
            (option.pk, in_words(option.starts_at, zone=meeting.time_zone, today=clock.today()))
            for option in meeting.options.all()
            if option.starts_at > now
        ),
        mine=meeting.proposed_by_id == viewer.pk,
        over=bool(starts_at and starts_at + timedelta(minutes=meeting.minutes) <= now),
    )


def number_in_words(number: int, planned: int | None) -> str:
    """'Session 3 of 4.', or 'Session 3.' where there is no end to the plan."""
    if not number:
        return ""
    if planned and number <= planned:
        return _("Session {number} of {planned}.").format(number=number, planned=planned)
    return _("Session {number}.").format(number=number)


def plan_of(meetings: Iterable[Meeting], planned: int | None) -> list[dict[str, str]]:
    """The items of a timeline: what was held, what is agreed, what is still to be planned.

    Args:
        meetings: of one relationship, in the order of time; others than held or agreed are left
            out.
        planned: how many sessions there are to be; None: open-ended.
    """
    counted = [one for one in meetings if one.stage in (Stage.HELD, Stage.AGREED)]
    items = [_item(one, number) for number, one in enumerate(counted, start=1)]
    for item in items:
        if item["stage"] == "coming":
            item["stage"] = "now"
            break
    items += [
        {
            "title": _("Session {number}").format(number=number),
            "when": _("not planned yet"),
            "stage": "coming",
        }
        for number in range(len(items) + 1, (planned or 0) + 1)
    ]
    return items


def agenda(meetings: Iterable[Meeting], viewer: Person) -> list[dict[str, str]]:
    """The items of a timeline over all relationships: when, with whom, how. The first is next."""
    lines = [shown(one, viewer) for one in meetings]
    return [
        {
            "title": one.when or _("Times proposed"),
            "when": _("{name}, {how}").format(name=one.partner, how=one.how),
            "detail": "" if one.when else one.options_in_words,
            "stage": _stage(one, first=number == 0),
            "url": reverse("session", args=[one.public_id]),
        }
        for number, one in enumerate(lines)
    ]


def _stage(session: Shown, *, first: bool) -> str:
    if session.stage == Stage.HELD:
        return "done"
    return "now" if session.when and first else "coming"


def _item(meeting: Meeting, number: int) -> dict[str, str]:
    return {
        "title": _("Session {number}").format(number=number),
        "when": _when(meeting),
        "detail": how_in_words(meeting.held_minutes or meeting.minutes, meeting.medium),
        "stage": "done" if meeting.stage == Stage.HELD else "coming",
        "url": reverse("session", args=[meeting.public_id]),
    }


def _when(meeting: Meeting) -> str:
    today = clock.today()
    if meeting.held_on:
        return day_in_words(meeting.held_on, today=today)
    if meeting.starts_at:
        return in_words(meeting.starts_at, zone=meeting.time_zone, today=today)
    return ""
