"""What waits for a coordinator in a programme that runs, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kollega.domains.matching import queries as matching
from kollega.domains.programmes import queries
from kollega.domains.programmes.lifecycle import Stage
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.vocabulary import PairState
from kollega.web.programmes.nav import programme_nav

if TYPE_CHECKING:
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Programme
    from kollega.domains.programmes.queries import Figures


@dataclass(frozen=True)
class Step:
    """What waits, why it matters, and the button."""

    title: str
    detail: str
    label: str
    url: str


def of(programme: Programme, *, viewer: Person) -> list[Step]:
    """What waits in a programme, as this coordinator may count it; a constant number of queries."""
    if programme.stage != Stage.OPEN:
        return []
    pairs = relationships.standing(relationships.states(programme, viewer=viewer)).states
    figures = queries.figures(programme, viewer=viewer)
    return next_steps(programme, figures, pairs, matching.to_review(programme, viewer=viewer))


def next_steps(
    programme: Programme, figures: Figures, pairs: Mapping[PairState, int], proposed: int
) -> list[Step]:
    """What a coordinator does next, the most pressing first.

    Args:
        figures, pairs: as this coordinator may count them.
        proposed: pairs under review.
    """
    urls = {item["key"]: item["url"] for item in programme_nav(programme)}
    steps = [*_people(figures, urls), *_pairs(pairs, urls)]
    if proposed:
        title = ngettext("%(n)d pair is proposed", "%(n)d pairs are proposed", proposed)
        review = Step(
            title=title % {"n": proposed},
            detail=_("Look through them, change what you like, then send the introductions."),
            label=_("Review"),
            url=urls["matching"],
        )
        return [review, *steps]
    if figures.mentors and figures.mentees and not sum(pairs.values()):
        match = Step(
            title=_("Match people"),
            detail=_("There are mentors and mentees, and no pair yet."),
            label=_("Go to the matching"),
            url=urls["matching"],
        )
        return [*steps, match]
    return steps


def _people(figures: Figures, urls: Mapping[str, str]) -> Iterator[Step]:
    if figures.applied:
        title = ngettext(
            "%(n)d person is waiting for your answer",
            "%(n)d people are waiting for your answer",
            figures.applied,
        )
        yield Step(
            title=title % {"n": figures.applied},
            detail=_("They signed up; you say whether they can take part."),
            label=_("See who"),
            url=f"{urls['people']}?state=applied",
        )
    if not (figures.mentors or figures.mentees or figures.invited or figures.signing_up):
        yield Step(
            title=_("Bring people in"),
            detail=_("By invitation or from a spreadsheet. Nobody is shown before they say yes."),
            label=_("Go to the people"),
            url=urls["people"],
        )


def _pairs(pairs: Mapping[PairState, int], urls: Mapping[str, str]) -> Iterator[Step]:
    if silent := pairs.get(PairState.SILENT, 0):
        title = ngettext("%(n)d pair is silent", "%(n)d pairs are silent", silent)
        yield Step(
            title=title % {"n": silent},
            detail=_("They were asked and gave no sign. A word from you may help."),
            label=_("See which"),
            url=f"{urls['sessions']}?state=silent",
        )
    if behind := pairs.get(PairState.OVERDUE, 0):
        title = ngettext("%(n)d pair is behind plan", "%(n)d pairs are behind plan", behind)
        yield Step(
            title=title % {"n": behind},
            detail=_("One tap sends both a reminder."),
            label=_("See which"),
            url=f"{urls['sessions']}?state=overdue",
        )
