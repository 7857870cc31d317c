"""The pairs of a programme for its coordinators: who waits, who is silent, who is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kollega.domains.meetings import queries as meetings
from kollega.domains.people import queries as people
from kollega.domains.programmes import queries as programmes
from kollega.domains.relationships import actions, queries
from kollega.domains.relationships.vocabulary import PairState
from kollega.foundation import clock
from kollega.web.frame import downloads
from kollega.web.frame.listings import Bulk, Column, Listing
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes.nav import programme_nav
from kollega.web.relationships import chart

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kollega.domains.programmes.models import Programme
    from kollega.domains.relationships.models import MentoringRelationship

KINDS = {
    PairState.SILENT: "warm",
    PairState.OVERDUE: "wait",
    PairState.WAITING: "wait",
    PairState.ON_TRACK: "good",
    PairState.COMPLETE: "good",
    PairState.PAUSED: "plain",
    PairState.ENDED: "plain",
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pairs(request: PersonRequest, public_id: str) -> HttpResponse:
    """How the pairs are doing, in figures, a chart and a table."""
    programme = programmes.coordinated(public_id, request.person)
    everyone = queries.states(programme, viewer=request.person)
    if request.method == "POST":
        return _nudge(request, programme, everyone)
    standing = queries.standing(everyone)
    listing = Listing(
        request,
        id="pairs",
        sort="state",
        columns=_columns(programme),
        bulk=[Bulk("nudge", _("Send a reminder"), kind="main")],
    )
    rows = _asked_for(request, everyone).order_by(*listing.ordering(), "pk")
    # The page is found by keys: its names are looked up for fifty pairs and not for thousands.
    listing.show(rows.values_list("pk", flat=True), as_=lambda keys: queries.these(everyone, keys))
    for pair in listing:
        pair.words = PairState(pair.state).label
        pair.kind = KINDS[PairState(pair.state)]
    context = {
        "programme": programme,
        "listing": listing,
        "counts": {state.value: count for state, count in standing.states.items()},
        "total": sum(standing.states.values()),
        "held": standing.held,
        "states": [
            (state.value, state.label, count) for state, count in standing.states.items() if count
        ],
        "chosen": request.GET.get("state", ""),
        "by_sessions": chart.of_sessions(standing.by_sessions, planned=programme.sessions_planned),
        "by_month": _by_month(programme, everyone),
        "export_url": f"pairs.csv?{request.GET.urlencode()}",
        "nav": programme_nav(programme, "sessions"),
    }
    return render(request, "relationships/pairs.html", context)


@require_safe
@signed_in
def export(request: PersonRequest, public_id: str) -> HttpResponse:
    """The same table as a file, with the page's filters."""
    programme = programmes.coordinated(public_id, request.person)
    rows = _asked_for(request, queries.states(programme, viewer=request.person))
    dates = [_("Began on")] if programme.dates_shown else []
    header = [_("Mentee"), _("Mentor"), _("State"), _("Held"), _("Planned"), *dates]
    cells = (
        [
            pair.mentee.name,
            pair.mentor.name,
            str(PairState(pair.state).label),
            pair.sessions_held,
            pair.sessions_planned,
            *([pair.began_on] if dates else []),
        ]
        for pair in rows.order_by("urgency", "mentee__sort_key", "pk")
    )
    return downloads.table("pairs", "csv", header, cells)


def _by_month(
    programme: Programme, everyone: QuerySet[MentoringRelationship]
) -> chart.Chart | None:
    """Sessions over time; nothing where the programme shows no dates."""
    if not programme.dates_shown:
        return None
    return chart.of_months(meetings.held_by_month(everyone), until=clock.today())


def _columns(programme: Programme) -> list[Column]:
    columns = [
        Column("mentee", _("Mentee"), order=["mentee__sort_key"]),
        Column("mentor", _("Mentor"), order=["mentor__sort_key"]),
        Column("state", _("State"), order=["urgency", "mentee__sort_key"]),
        Column("held", _("Sessions held"), order=["sessions_held"]),
    ]
    if programme.dates_shown:
        columns.append(Column("began", _("Began"), order=["began_on"]))
    return columns


def _asked_for(
    request: PersonRequest, rows: QuerySet[MentoringRelationship]
) -> QuerySet[MentoringRelationship]:
    """The rows that the address's filters let through."""
    if request.GET.get("state") in PairState.values:
        rows = rows.filter(state=request.GET["state"])
    if words := request.GET.get("q", "").strip():
        named = people.named_like(words).values("pk")
        rows = rows.filter(Q(mentor__in=named) | Q(mentee__in=named))
    return rows


def _nudge(
    request: PersonRequest, programme: Programme, everyone: QuerySet[MentoringRelationship]
) -> HttpResponse:
    """Remind the pairs that were ticked, or all that the filters let through."""
    chosen = Listing.selection(request)
    ids = (
        _asked_for(request, everyone).values_list("public_id", flat=True)
        if chosen.everything
        else chosen.ids
    )
    nudged, left = actions.nudge(programme=programme, by=request.person, public_ids=list(ids))
    sentence = ngettext("{n} pair is reminded.", "{n} pairs are reminded.", nudged).format(n=nudged)
    if left:
        sentence += " " + ngettext(
            "{n} pair is left alone.",
            "{n} pairs are left alone.",
            left,
        ).format(n=left)
    messages.success(request, sentence)
    query = request.GET.urlencode()
    return redirect(f"{request.path}?{query}" if query else request.path)
