"""The coordinator's matching page: match, watch, review, send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import RoundStage
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.vocabulary import Objective
from kollega.foundation.live import topic
from kollega.web.frame import downloads
from kollega.web.frame.forms import Form
from kollega.web.frame.listings import Bulk, Column, Listing
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.frame.widgets import RadioCards
from kollega.web.live.answers import stream
from kollega.web.matching import words
from kollega.web.matching.nav import frame
from kollega.web.matching.rows import pair_rows

if TYPE_CHECKING:
    from kollega.domains.matching.models import Round
    from kollega.domains.programmes.models import Programme

OBJECTIVE_HINTS = {
    Objective.TOTAL: gettext_lazy(
        "Somebody may be left without a mentor if that suits the others better."
    ),
    Objective.MOST: gettext_lazy("Nobody who could have a mentor is waiting."),
    Objective.FAIREST: gettext_lazy(
        "Nobody is left waiting, and the weakest fit is as good as it can be."
    ),
    Objective.STABLE: gettext_lazy("No two people would both rather have each other."),
}


class Match(Form):
    """For what the matching strives."""

    objective = forms.ChoiceField(
        label=gettext_lazy("What matters most this time?"),
        choices=lambda: [(value, capfirst(label)) for value, label in Objective.choices],
        widget=RadioCards(hints=OBJECTIVE_HINTS),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def matching(request: PersonRequest, public_id: str) -> HttpResponse:
    """Where the matching of a programme stands: nothing under way, being computed, to review."""
    programme = programmes.coordinated(public_id, request.person)
    round = queries.under_way(programme)
    if request.method == "POST" and request.POST.get("do") in ("lock", "unlock") and round:
        return _lock(request, programme, round)
    if request.method == "POST":
        return _start(request, programme)
    if round is None or round.stage == RoundStage.FAILED:
        return _before(request, programme, Match(initial={"objective": programme.objective}))
    if round.stage == RoundStage.COMPUTING:
        return render(request, "matching/computing.html", frame(programme) | {"round": round})
    return _review(request, programme, round)


@signed_in
@require_safe
def progress(request: PersonRequest, public_id: str) -> HttpResponse:
    """How far the computing has come; when it is over, the page is loaded anew."""
    programme = programmes.coordinated(public_id, request.person)
    round = queries.under_way(programme)
    if round is None or round.stage != RoundStage.COMPUTING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "matching/progress.html", frame(programme) | {"round": round})


@signed_in
@require_GET
def live(request: PersonRequest, public_id: str) -> HttpResponse:
    """Tell whoever looks after the programme when the computing has come further."""
    programme = programmes.coordinated(public_id, request.person)
    round = queries.under_way(programme)
    if round is None:
        raise Http404
    return stream(topic("round", round.pk))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask once more, then send the introductions."""
    programme, round = _reviewed(request, public_id)
    if request.method == "POST":
        sent = actions.send_introductions(round=round, by=request.person)
        messages.success(request, words.sent(sent))
        return redirect("matching-requests", public_id)
    figures = queries.figures(round, viewer=request.person)
    return render(
        request, "matching/send.html", frame(programme) | {"round": round, "figures": figures}
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask once more, then throw the round away."""
    programme, round = _reviewed(request, public_id)
    if request.method == "POST":
        actions.discard_round(round=round, by=request.person)
        messages.success(request, _("The round has been discarded. Nobody in it was told."))
        return redirect("matching", public_id)
    return render(request, "matching/discard.html", frame(programme))


@signed_in
@require_safe
def download(request: PersonRequest, public_id: str, kind: str) -> HttpResponse:
    """The table as a file: names, grade, place, fit in words, state; nothing of what anybody needs."""
    programme, round = _reviewed(request, public_id)
    lines = queries.proposals(round, viewer=request.person).order_by(
        "mentee__person__sort_key", "pk"
    )
    header = [_("Mentee"), _("Grade"), _("Place"), _("Mentor"), _("Fit"), _("State"), _("To note")]
    rows = (
        [row.mentee, row.grade, row.place, row.mentor, row.word, row.state, row.cautions]
        for row in pair_rows(lines, request.person)
    )
    name = f"{slugify(programme.name) or 'pairs'}-{round.public_id}"
    return downloads.table(name, downloads.kind_of(kind), header, rows)


def _reviewed(request: PersonRequest, public_id: str) -> tuple[Programme, Round]:
    programme = programmes.coordinated(public_id, request.person)
    round = queries.under_way(programme)
    if round is None or round.stage != RoundStage.REVIEW:
        raise Http404
    return programme, round


def _start(request: PersonRequest, programme: Programme) -> HttpResponse:
    form = Match(request.POST)
    if not form.is_valid():
        return _before(request, programme, form)
    actions.start_round(
        programme=programme, by=request.person, objective=form.cleaned_data["objective"]
    )
    return redirect("matching", programme.public_id)


def _lock(request: PersonRequest, programme: Programme, round: Round) -> HttpResponse:
    chosen = Listing.selection(request)
    rows = queries.filtered(
        queries.proposals(round, viewer=request.person),
        words=request.GET.get("q", ""),
        state=request.GET.get("state", ""),
    )
    if not chosen.everything:
        rows = rows.filter(public_id__in=chosen.ids)
    change = actions.lock_pairs if request.POST["do"] == "lock" else actions.unlock_pairs
    number = change(round=round, proposals=rows, by=request.person)
    if not request.headers.get("HX-Request"):
        messages.success(
            request,
            ngettext("{n} pair changed.", "{n} pairs changed.", number).format(n=number),
        )
    return redirect(request.get_full_path())


def _before(request: PersonRequest, programme: Programme, form: Match) -> HttpResponse:
    round = queries.under_way(programme)
    waiting = queries.line(programme, viewer=request.person)
    supply = queries.supply(programme, viewer=request.person)
    context = {
        "form": form,
        "failed": bool(round),
        "waiting": waiting.count(),
        "first": words.first_in_line(queries.described(waiting[:1])),
        "supply": supply,
        "offered": words.offered(supply),
    }
    status = 422 if form.is_bound else 200
    return render(request, "matching/before.html", frame(programme) | context, status=status)


def _review(request: PersonRequest, programme: Programme, round: Round) -> HttpResponse:
    listing = Listing(
        request,
        id="pairs",
        sort="-fit",
        columns=[
            Column("mentee", _("Mentee"), order=["mentee__person__sort_key", "pk"]),
            Column("grade", _("Grade"), order=["grade", "mentee__person__sort_key"]),
            Column("place", _("Place"), order=["place", "mentee__person__sort_key"]),
            Column("mentor", _("Mentor"), order=["mentor__person__sort_key", "pk"]),
            Column("fit", _("Fit"), order=["fit_order", "mentee__person__sort_key"]),
            Column("state", _("State"), order=["obstacle", "locked", "fit_order", "pk"]),
            Column("more", _("More"), hidden=True),
        ],
        bulk=[Bulk("lock", _("Lock")), Bulk("unlock", _("Unlock"))],
        keys=[("L", _("lock or unlock the pair")), ("S", _("swap by hand"))],
    )
    rows = queries.filtered(
        queries.proposals(round, viewer=request.person),
        words=request.GET.get("q", ""),
        state=request.GET.get("state", ""),
    )
    listing.show(rows.order_by(*listing.ordering()))
    figures = queries.figures(round, viewer=request.person)
    context = {
        "round": round,
        "listing": listing,
        "rows": pair_rows(listing, request.person),
        "figures": figures,
        "tiles": words.tiles(figures, programme),
        "asked": request.GET,
        "states": words.STATES,
        "to_note": words.to_note(figures),
    }
    return render(request, "matching/review.html", frame(programme) | context)
