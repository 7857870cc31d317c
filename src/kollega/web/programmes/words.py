"""How a programme runs, in words: what was answered under each of its questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes.catalogue import EVERY_TOPIC, Answers, Template
from kollega.domains.programmes.vocabulary import (
    Choosing,
    Country,
    Medium,
    Objective,
    Topic,
    WayIn,
)

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme

Facts = list[tuple[str, object]]


def facts(key: str, answers: Answers) -> Facts:
    """Terms and values under one question.

    Args:
        key: the ``key`` of a class of ``questions.QUESTIONS``.
    """
    return _FACTS[key](answers)


def basic_facts(programme: Programme, template: Template) -> Facts:
    """What a programme is called, what it is, who runs it, and where."""
    place = _("{country}, on {zone} time").format(
        country=Country(programme.country).label, zone=programme.time_zone.split("/")[-1]
    )
    return [
        (_("Name"), programme.name),
        (_("Kind"), template.name),
        (_("Run by"), programme.organisation.name),
        (_("Country"), place),
    ]


def plan(answers: Answers) -> str:
    """The plan in one phrase, such as "4 sessions of 60 minutes within 6 months, video"."""
    said = _("{sessions}, {months}, {medium}").format(
        sessions=_sessions(answers),
        months=_months(answers.months, _("open-ended")),
        medium=Medium(answers.medium).label,
    )
    return said[:1].upper() + said[1:]


def _sessions(answers: Answers) -> str:
    length = ngettext("%(n)d minute", "%(n)d minutes", answers.session_minutes)
    length %= {"n": answers.session_minutes}
    if answers.sessions_planned is None:
        return _("as many sessions of {length} as they like").format(length=length)
    many = ngettext(
        "%(n)d session of %(length)s", "%(n)d sessions of %(length)s", answers.sessions_planned
    )
    return many % {"n": answers.sessions_planned, "length": length}


def _months(months: int | None, none: str) -> str:
    if months is None:
        return none
    return ngettext("within %(n)d month", "within %(n)d months", months) % {"n": months}


def _about(answers: Answers) -> Facts:
    return [(_("What people read first"), answers.about or _("nothing yet"))]


def _way_in(answers: Answers) -> Facts:
    return [
        (_("The way in"), WayIn(answers.way_in).label),
        (
            _("Approval"),
            _("a coordinator says yes") if answers.approval_needed else _("not needed"),
        ),
        (
            _("Mentees can join"),
            _("at any time")
            if answers.eligible_months is None
            else ngettext(
                "within %(n)d month of the beginning of training",
                "within %(n)d months of the beginning of training",
                answers.eligible_months,
            )
            % {"n": answers.eligible_months},
        ),
    ]


def _meeting(answers: Answers) -> Facts:
    return [
        (_("Plan"), _sessions(answers)),
        (_("How long"), _months(answers.months, _("open-ended"))),
        (_("How"), Medium(answers.medium).label),
    ]


def _apart(answers: Answers) -> Facts:
    same = {
        "": _("may be the same"),
        OrganisationKind.DEPARTMENT: _("different departments"),
        OrganisationKind.SITE: _("different sites"),
        OrganisationKind.ORGANISATION: _("different organisations"),
    }
    return [
        (_("Supervisors, assessors, managers"), _("never, now or in a coming post")),
        (
            _("Past ones count for"),
            ngettext("%(n)d month", "%(n)d months", answers.past_months)
            % {"n": answers.past_months},
        ),
        (_("Place of work"), same[answers.apart]),
        (
            _("Specialty"),
            _("another one") if answers.other_specialty else _("as the mentee wishes"),
        ),
    ]


def _pairs(answers: Answers) -> Facts:
    return [
        (_("Who decides"), Choosing(answers.choosing).label),
        (
            _("Short list"),
            ngettext("%(n)d mentor", "%(n)d mentors", answers.short_list)
            % {"n": answers.short_list},
        ),
        (
            _("Time to answer"),
            ngettext("%(n)d day", "%(n)d days", answers.answer_days) % {"n": answers.answer_days},
        ),
        (
            _("Places of a mentor"),
            ngettext("%(n)d mentee", "%(n)d mentees", answers.default_capacity)
            % {"n": answers.default_capacity},
        ),
        (_("Matching strives for"), Objective(answers.objective).label),
    ]


def _topics(answers: Answers) -> Facts:
    if set(answers.topics) == set(EVERY_TOPIC):
        return [(_("Topics"), _("all of them"))]
    return [(_("Topics"), " · ".join(str(Topic(topic).label) for topic in answers.topics))]


def _silence(answers: Answers) -> Facts:
    return [
        (
            _("The two are asked"),
            _("never")
            if answers.silence_days is None
            else ngettext(
                "after %(n)d day of silence", "after %(n)d days of silence", answers.silence_days
            )
            % {"n": answers.silence_days},
        ),
        (
            _("Coordinators see"),
            _("the dates of sessions held") if answers.dates_shown else _("no dates"),
        ),
    ]


_FACTS: dict[str, Callable[[Answers], Facts]] = {
    "about": _about,
    "way-in": _way_in,
    "sessions": _meeting,
    "apart": _apart,
    "pairs": _pairs,
    "topics": _topics,
    "silence": _silence,
}
