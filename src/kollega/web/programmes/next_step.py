"""The one thing to do next in a programme that runs; nothing when nothing waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kollega.domains.relationships.vocabulary import PairState
from kollega.web.programmes.nav import programme_nav

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme
    from kollega.domains.programmes.queries import Figures


@dataclass(frozen=True)
class Step:
    """What waits, why it matters, and the button."""

    title: str
    detail: str
    label: str
    url: str


def next_step(
    programme: Programme, figures: Figures, pairs: Mapping[PairState, int]
) -> Step | None:
    """What a coordinator does next, the most pressing first.

    Args:
        figures, pairs: as this coordinator may count them.
    """
    urls = {item["key"]: item["url"] for item in programme_nav(programme)}
    if figures.applied:
        return Step(
            title=ngettext(
                "%(n)d person waits for your answer",
                "%(n)d people wait for your answer",
                figures.applied,
            )
            % {"n": figures.applied},
            detail=_("They signed up; you say whether they can take part."),
            label=_("See who"),
            url=f"{urls['people']}?state=applied",
        )
    if not (figures.mentors or figures.mentees or figures.invited or figures.signing_up):
        return Step(
            title=_("Bring people in"),
            detail=_("By invitation or from a spreadsheet. Nobody is shown before they say yes."),
            label=_("Go to the people"),
            url=urls["people"],
        )
    if silent := pairs.get(PairState.SILENT, 0):
        return Step(
            title=ngettext("%(n)d pair is silent", "%(n)d pairs are silent", silent)
            % {"n": silent},
            detail=_("They were asked and gave no sign. A word from you may help."),
            label=_("See which"),
            url=f"{urls['sessions']}?state=silent",
        )
    if figures.mentors and figures.mentees and not sum(pairs.values()):
        return Step(
            title=_("Match people"),
            detail=_("There are mentors and mentees, and no pair yet."),
            label=_("Go to the matching"),
            url=urls["matching"],
        )
    return None
