"""The programmes somebody coordinates, and one of them at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.matching import queries as matching
from kollega.domains.programmes import actions, permissions, queries
from kollega.domains.programmes.lifecycle import Stage
from kollega.domains.programmes.vocabulary import Duty
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.vocabulary import PairState
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes.nav import programme_nav, programme_tabs
from kollega.web.programmes.next_steps import next_steps
from kollega.web.programmes.tasks import tasks
from kollega.web.programmes.words import plan

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme

MEETING = (PairState.SILENT, PairState.OVERDUE, PairState.WAITING, PairState.ON_TRACK)
KINDS = {Stage.DRAFT: "wait", Stage.OPEN: "good", Stage.CLOSED: "plain"}


@require_safe
@signed_in
def programmes(request: PersonRequest) -> HttpResponse:
    """The programmes one coordinates, and what one is asked to do."""
    return render(
        request,
        "programmes/list.html",
        {
            "programmes": [_row(one) for one in queries.coordinated_by(request.person)],
            "offers": queries.duty_offers_to(request.person),
            "may_create": bool(permissions.may_create(request.person)),
        },
    )


@require_safe
@signed_in
def programme(request: PersonRequest, public_id: str) -> HttpResponse:
    """What is left to do, how many people there are, who does what."""
    found = queries.coordinated(public_id, request.person)
    draft, running = found.stage == Stage.DRAFT, found.stage == Stage.OPEN
    to_do = [task for task in tasks(found) if not task.done]
    figures = queries.figures(found, viewer=request.person)
    pairs = relationships.standing(relationships.states(found, viewer=request.person)).states
    proposed = matching.to_review(found, viewer=request.person)
    return render(
        request,
        "programmes/overview.html",
        {
            **_row(found),
            "needed": next((task for task in to_do if task.required), None),
            "advised": [task for task in to_do if not (draft and task.required)],
            "steps": next_steps(found, figures, pairs, proposed) if running else [],
            "figures": figures,
            "pairs": sum(pairs[state] for state in MEETING),
            "states": [(state.label, pairs[state]) for state in PairState if pairs[state]],
            "team": (team := queries.appointments_of(found)),
            "alone": sum(one.duty == Duty.COORDINATOR for one in team) < 2,
            "tabs": programme_tabs(found, "programme"),
            "nav": programme_nav(found, "overview"),
        },
    )


@require_POST
@signed_in
def open_programme(request: PersonRequest, public_id: str) -> HttpResponse:
    """Let people in."""
    found = queries.coordinated(public_id, request.person)
    actions.open_programme(programme=found, by=request.person)
    messages.success(request, _("The programme is open. Invitations that waited are on their way."))
    return redirect("programme", found.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def close_programme(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask once, then let nobody in any more."""
    found = queries.coordinated(public_id, request.person)
    if request.method == "POST":
        actions.close_programme(programme=found, by=request.person)
        messages.success(request, _("The programme is closed. Pairs that meet go on."))
        return redirect("programme", found.public_id)
    return render(request, "programmes/close.html", {"programme": found})


def _row(programme: Programme) -> dict[str, object]:
    stage = Stage(programme.stage)
    return {
        "programme": programme,
        "kind": queries.template_of(programme).name,
        "plan": plan(queries.answers_of(programme)),
        "stage": stage,
        "stage_kind": KINDS[stage],
    }
