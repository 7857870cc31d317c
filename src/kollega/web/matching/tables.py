"""The waiting list, the requests and introductions, and the pairs ruled out by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kollega.domains.matching import actions, queries
from kollega.domains.matching.vocabulary import Answer
from kollega.domains.people import queries as people
from kollega.domains.programmes import queries as programmes
from kollega.web.frame.listings import Column, Listing
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.matching.nav import frame
from kollega.web.matching.rows import request_rows


@signed_in
@require_safe
def waiting(request: PersonRequest, public_id: str) -> HttpResponse:
    """Everybody without a mentor, the first in line first."""
    programme = programmes.coordinated(public_id, request.person)
    listing = Listing(
        request,
        id="waiting",
        sort="since",
        columns=[
            Column("name", _("Mentee"), order=["person__sort_key", "pk"]),
            Column("grade", _("Grade")),
            Column("place", _("Place")),
            Column("since", _("Waiting since"), order=["since", "person__sort_key", "pk"]),
            Column("state", _("State")),
        ],
    )
    everybody = queries.line(programme, viewer=request.person)
    rows = everybody
    if words := request.GET.get("q", "").strip():
        rows = rows.filter(person__in=people.named_like(words).order_by().values("pk"))
    listing.show(rows.order_by(*listing.ordering()), as_=queries.described)
    context = {
        **frame(programme, "matching-waiting"),
        "listing": listing,
        "anybody": listing.page or everybody.exists(),
        "asked": request.GET,
    }
    return render(request, "matching/waiting.html", context)


@signed_in
@require_safe
def requests(request: PersonRequest, public_id: str) -> HttpResponse:
    """Who asked whom and who was introduced to whom, and whether it waits; never why."""
    programme = programmes.coordinated(public_id, request.person)
    listing = Listing(
        request,
        id="requests",
        sort="-asked",
        columns=[
            Column("mentee", _("Mentee"), order=["mentee__person__sort_key", "pk"]),
            Column("mentor", _("Mentor"), order=["mentor__person__sort_key", "pk"]),
            Column("asked", _("Asked"), order=["asked_at", "pk"]),
            Column("until", _("Answer due"), order=["answer_by", "pk"]),
            Column("state", _("State")),
        ],
    )
    everything = queries.requests_in(programme, viewer=request.person)
    rows = queries.naming(
        queries.reading_as(everything, request.GET.get("state", "")), request.GET.get("q", "")
    )
    listing.show(rows.order_by(*listing.ordering()))
    context = {
        **frame(programme, "matching-requests"),
        "listing": listing,
        "rows": request_rows(listing),
        "anything": everything.exists(),
        "states": Answer.choices,
        "asked": request.GET,
    }
    return render(request, "matching/requests.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ruled_out(request: PersonRequest, public_id: str) -> HttpResponse:
    """The pairs that coordinators ruled out by hand, and the way back."""
    programme = programmes.coordinated(public_id, request.person)
    pairs = queries.ruled_out(programme, viewer=request.person)
    if request.method == "POST":
        chosen = pairs.filter(pk=request.POST.get("pair", "0")).first()
        if chosen is None:
            raise Http404
        actions.allow_pair(pair=chosen, by=request.person)
        messages.success(request, _("This pair can be proposed again."))
        return redirect("matching-ruled-out", public_id)
    return render(request, "matching/ruled_out.html", frame(programme) | {"pairs": pairs})
