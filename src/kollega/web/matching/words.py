"""Key figures, choices of the filter and sentences of the coordinator's matching pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kollega.domains.people.vocabulary import OrganisationKind
from kollega.foundation import days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.domains.matching.actions import Sent
    from kollega.domains.matching.queries import Figures, Supply, Waiting
    from kollega.domains.programmes.models import Programme

STATES = (
    ("ready", gettext_lazy("Ready")),
    ("locked", gettext_lazy("Locked")),
    ("check", gettext_lazy("Something to note")),
    ("waiting", gettext_lazy("Waiting for a mentor")),
)


def tiles(figures: Figures, programme: Programme) -> list[dict[str, str]]:
    """The four figures above the table, each with a line that explains it."""
    return [
        {
            "label": _("Matched"),
            "value": _("{matched} of {total}").format(matched=figures.matched, total=figures.total),
            "detail": _who_waits(figures),
        },
        {
            "label": _("First wish met"),
            "value": str(figures.needs_met.get(1, 0)),
            "detail": _second_wishes(figures),
        },
        {
            "label": _("Mentees per mentor"),
            "value": _("{mean} on average").format(mean=f"{figures.mean_load:.1f}"),
            "detail": _loads(figures),
        },
        {
            "label": _("Rules"),
            "value": _("{n} broken").format(n=figures.broken),
            "detail": _rules(programme),
        },
    ]


def first_in_line(waiting: Sequence[Waiting]) -> str:
    """Who has waited longest, and since when."""
    if not waiting:
        return ""
    first = waiting[0]
    day = days.in_full(first.since)
    return _("{name} since {day}").format(name=first.name, day=day)


def offered(supply: Supply) -> str:
    """How many mentors offer the free places."""
    return ngettext("with {n} mentor", "with {n} mentors", supply.mentors).format(n=supply.mentors)


def to_note(figures: Figures) -> str:
    """What a coordinator may want to even out before sending; empty when there is nothing."""
    if not figures.uneven:
        return ""
    return _(
        "The mentees are spread unevenly: one mentor would have {most} mentees, another {least}. "
        "You can swap pairs by hand, or give somebody fewer places."
    ).format(most=max(figures.load), least=min(figures.load))


def sent(result: Sent) -> str:
    """What a coordinator reads after sending."""
    sentence = ngettext(
        "{n} introduction is on its way.", "{n} introductions are on their way.", result.sent
    ).format(n=result.sent)
    if not result.dropped:
        return sentence
    dropped = ngettext(
        "{n} pair was no longer possible; they stay on the waiting list.",
        "{n} pairs were no longer possible; they stay on the waiting list.",
        result.dropped,
    ).format(n=result.dropped)
    return f"{sentence} {dropped}"


def _who_waits(figures: Figures) -> str:
    if not figures.waiting:
        return _("nobody is left waiting")
    return ngettext(
        "one is waiting for a mentor", "{n} are waiting for a mentor", figures.waiting
    ).format(n=figures.waiting)


def _second_wishes(figures: Figures) -> str:
    second = figures.needs_met.get(2, 0)
    if not second:
        return _("of {n} pairs").format(n=figures.matched)
    return ngettext("one met their second", "{n} met their second", second).format(n=second)


def _loads(figures: Figures) -> str:
    """How many mentors have how many mentees: "7 mentors with 2, 4 with 1"."""
    loads = list(figures.load.items())
    match loads:
        case []:
            return _("no pairs yet")
        case [(load, mentors)]:
            return ngettext("{n} mentor with {load}", "{n} mentors with {load}", mentors).format(
                n=mentors, load=load
            )
        case [(load, mentors), (other, rest)]:
            return ngettext(
                "{n} mentor with {load}, {rest} with {other}",
                "{n} mentors with {load}, {rest} with {other}",
                mentors,
            ).format(n=mentors, load=load, rest=rest, other=other)
    return _("from {least} to {most} mentees each").format(
        least=min(figures.load), most=max(figures.load)
    )


def _rules(programme: Programme) -> str:
    months = programme.past_months
    sentences = {
        "": ngettext(
            "no supervisor or assessor, now, coming or within {n} month",
            "no supervisor or assessor, now, coming or within {n} months",
            months,
        ),
        OrganisationKind.REGION: ngettext(
            "no supervisor or assessor, now, coming or within {n} month, nor anyone of the same "
            "region",
            "no supervisor or assessor, now, coming or within {n} months, nor anyone of the same "
            "region",
            months,
        ),
        OrganisationKind.ORGANISATION: ngettext(
            "no supervisor or assessor, now, coming or within {n} month, nor anyone of the same "
            "organisation",
            "no supervisor or assessor, now, coming or within {n} months, nor anyone of the same "
            "organisation",
            months,
        ),
        OrganisationKind.SITE: ngettext(
            "no supervisor or assessor, now, coming or within {n} month, nor anyone of the same "
            "site",
            "no supervisor or assessor, now, coming or within {n} months, nor anyone of the same "
            "site",
            months,
        ),
        OrganisationKind.DEPARTMENT: ngettext(
            "no supervisor or assessor, now, coming or within {n} month, nor anyone of the same "
            "department",
            "no supervisor or assessor, now, coming or within {n} months, nor anyone of the same "
            "department",
            months,
        ),
    }
    return sentences[programme.apart].format(n=months)
