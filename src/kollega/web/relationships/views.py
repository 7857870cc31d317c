"""The page of two people, and what either of them can do with a touch."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.programmes import queries as programmes
from kollega.domains.relationships import actions, permissions, queries
from kollega.domains.relationships.lifecycle import OPEN
from kollega.foundation.permissions import Verdict, require
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes.prose import blocks
from kollega.web.relationships.page import context

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def index(request: PersonRequest) -> HttpResponse:
    """Everybody one is or was matched with."""
    found = [
        (one, queries.partner(one, request.person)) for one in queries.visible_to(request.person)
    ]
    return render(
        request,
        "relationships/index.html",
        {
            "standing": [(one, partner) for one, partner in found if one.stage in OPEN],
            "past": [(one, partner) for one, partner in found if one.stage not in OPEN],
        },
    )


@require_safe
@signed_in
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """One relationship, for one of its two people."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    return render(request, "relationships/show.html", context(relationship, request.person))


@FORM
@signed_in
def pause(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask once, then let it rest."""
    return _asked_once(
        request, public_id, permissions.may_pause, actions.pause, "relationships/pause.html"
    )


@require_POST
@signed_in
def resume(request: PersonRequest, public_id: str) -> HttpResponse:
    """Go on after a pause."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    actions.resume(relationship=relationship, by=request.person)
    messages.success(request, _("Welcome back."))
    return redirect("relationship", public_id)


@FORM
@signed_in
def end(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask once, then end it; no reason is asked for."""
    return _asked_once(
        request, public_id, permissions.may_end, actions.end, "relationships/end.html"
    )


@require_POST
@signed_in
def complete(request: PersonRequest, public_id: str) -> HttpResponse:
    """Close it well."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    actions.complete(relationship=relationship, by=request.person)
    messages.success(request, _("Closed. Thank you both."))
    return redirect("relationship", public_id)


@FORM
@signed_in
def rematch(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask once, then ask for another mentor."""
    return _asked_once(
        request,
        public_id,
        permissions.may_ask_rematch,
        actions.ask_rematch,
        "relationships/rematch.html",
    )


@require_POST
@signed_in
def fine(request: PersonRequest, public_id: str) -> HttpResponse:
    """ "We are fine, no need to ask", and back again."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    if request.POST.get("ask") == "again":
        actions.allow_nudges(relationship=relationship, by=request.person)
        messages.success(request, _("We will ask again when it has been quiet for a long time."))
    else:
        actions.stop_nudges(relationship=relationship, by=request.person)
        messages.success(request, _("Thank you. We won't ask again."))
    return redirect("relationship", public_id)


@require_safe
@signed_in
def resources(request: PersonRequest, public_id: str) -> HttpResponse:
    """What may help: a first session, the promise and its limits."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    text = programmes.current_text(relationship.programme)
    return render(
        request,
        "relationships/resources.html",
        {
            "relationship": relationship,
            "partner": queries.partner(relationship, request.person),
            "promise": blocks(text.promise) if text else [],
            "limits": blocks(text.limits) if text else [],
        },
    )


def _asked_once(
    request: PersonRequest,
    public_id: str,
    may: Callable[..., Verdict],
    act: Callable[..., object],
    template: str,
) -> HttpResponse:
    """A page that asks "Do you want this?", and the deed when it is answered."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    require(may(request.person, relationship))
    if request.method == "POST":
        act(relationship=relationship, by=request.person)
        messages.success(request, _("Done. Nobody is asked for a reason."))
        return redirect("relationship", public_id)
    return render(
        request,
        template,
        {
            "relationship": relationship,
            "partner": queries.partner(relationship, request.person),
            "is_mentor": request.person.pk == relationship.mentor_id,
            "is_open": relationship.stage in OPEN,
        },
    )
