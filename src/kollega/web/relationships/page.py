"""What the page of two people shows, and the one thing that is next for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kollega.domains.meetings import queries as meetings
from kollega.domains.meetings.lifecycle import Stage as MeetingStage
from kollega.domains.people import queries as people
from kollega.domains.relationships import permissions, queries
from kollega.domains.relationships.lifecycle import OPEN, Stage
from kollega.foundation import clock
from kollega.web.meetings.words import Shown, plan_of, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.domains.meetings.models import Meeting
    from kollega.domains.people.models import Person
    from kollega.domains.relationships.models import MentoringRelationship


@dataclass(frozen=True, slots=True)
class Next:
    """The card on top: what kind it is, and the session it is about, if any."""

    kind: str
    session: Shown | None = None


def context(relationship: MentoringRelationship, viewer: Person) -> dict[str, object]:
    """Everything ``relationships/show.html`` draws; the number of queries is constant."""
    partner = queries.partner(relationship, viewer)
    sessions = list(meetings.of_relationship(viewer, relationship))
    held = relationship.sessions_held
    planned = relationship.sessions_planned
    is_mentor = viewer.pk == relationship.mentor_id
    return {
        "relationship": relationship,
        "programme": relationship.programme,
        "partner": partner,
        "partner_detail": _about(partner),
        "is_mentor": is_mentor,
        "next": _next(relationship, viewer, sessions),
        "held": held,
        "planned": planned or 0,
        "steps_label": _held_in_words(held, planned),
        "plan": plan_of(sessions, planned if relationship.stage in OPEN else None),
        "answers": _to_answer(sessions, viewer),
        "their_contact": queries.contact_of(relationship, partner),
        "my_contact": queries.contact_of(relationship, viewer),
        "i_agreed": queries.has_agreed(relationship, viewer),
        "they_agreed": queries.has_agreed(relationship, partner),
        "goals": list(queries.goals_of(relationship)),
        "is_open": relationship.stage in OPEN,
        "breaking": bool(relationship.broken_on and relationship.stage in OPEN),
        "asks": relationship.programme.silence_days is not None,
        "may_plan": permissions.may_plan(viewer, relationship),
        "may_pause": permissions.may_pause(viewer, relationship),
        "may_complete": permissions.may_complete(viewer, relationship),
        "may_ask_rematch": permissions.may_ask_rematch(viewer, relationship),
    }


def _next(relationship: MentoringRelationship, viewer: Person, sessions: Sequence[Meeting]) -> Next:
    """The most pressing thing: a passed session to note, an answer, the next session, a plan."""
    if relationship.stage not in OPEN:
        return Next("closed")
    if relationship.stage == Stage.PAUSED:
        return Next("paused")
    agreed = [one for one in sessions if one.stage == MeetingStage.AGREED]
    over = [shown(one, viewer) for one in agreed]
    to_mark = next((one for one in over if one.over), None)
    if to_mark:
        return Next("mark", to_mark)
    ahead = next((one for one in agreed), None)
    if ahead:
        return Next("agreed", shown(ahead, viewer, number=relationship.sessions_held + 1))
    if answers := _to_answer(sessions, viewer):
        return Next("answer", answers[0])
    mine = next((one for one in sessions if one.stage == MeetingStage.PROPOSED), None)
    if mine:
        return Next("waiting", shown(mine, viewer))
    if permissions.may_complete(viewer, relationship):
        return Next("complete")
    return Next("plan" if permissions.may_plan(viewer, relationship) else "nothing")


def _to_answer(sessions: Sequence[Meeting], viewer: Person) -> list[Shown]:
    proposed = (
        shown(one, viewer)
        for one in sessions
        if one.stage == MeetingStage.PROPOSED and one.proposed_by_id != viewer.pk
    )
    return [one for one in proposed if one.options]


def _about(person: Person) -> str:
    """'General practice, Fife': what a colleague would say of the other."""
    place = people.current_affiliation(person, on=clock.today())
    if place is None:
        return ""
    return ", ".join(filter(None, [place.specialty, place.organisation.name]))


def _held_in_words(held: int, planned: int | None) -> str:
    if planned is None:
        return ""
    return _("{held} of {planned} sessions held").format(held=held, planned=planned)
