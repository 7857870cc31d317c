"""The intakes of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.programmes import actions, queries
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes.forms import CohortForm
from kollega.web.programmes.nav import programme_nav, programme_tabs

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme


@require_safe
@signed_in
def cohorts(request: PersonRequest, public_id: str) -> HttpResponse:
    """Every intake with its dates, the latest first."""
    programme = queries.coordinated(public_id, request.person)
    return render(
        request,
        "programmes/cohorts.html",
        {
            "programme": programme,
            "cohorts": queries.cohorts_of(programme),
            "tabs": programme_tabs(programme, "programme-cohorts"),
            "nav": programme_nav(programme, "overview"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add(request: PersonRequest, public_id: str) -> HttpResponse:
    """Add an intake."""
    programme = queries.coordinated(public_id, request.person)
    form = CohortForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.add_cohort(programme=programme, by=request.person, **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("programme-cohorts", programme.public_id)
    return _page(request, programme, form, title=_("A new cohort"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: PersonRequest, public_id: str, key: int) -> HttpResponse:
    """Change an intake's name or dates."""
    programme = queries.coordinated(public_id, request.person)
    cohort = queries.cohort(programme, key)
    initial = {"name": cohort.name, "starts_on": cohort.starts_on, "ends_on": cohort.ends_on}
    form = CohortForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        actions.change_cohort(cohort=cohort, by=request.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("programme-cohorts", programme.public_id)
    return _page(request, programme, form, title=cohort.name)


@require_POST
@signed_in
def remove(request: PersonRequest, public_id: str, key: int) -> HttpResponse:
    """Take an intake off the list; its people stay."""
    programme = queries.coordinated(public_id, request.person)
    actions.remove_cohort(cohort=queries.cohort(programme, key), by=request.person)
    messages.success(
        request, _("The cohort has been removed. Its people are still in the programme.")
    )
    return redirect("programme-cohorts", programme.public_id)


def _page(
    request: PersonRequest, programme: Programme, form: CohortForm, *, title: str
) -> HttpResponse:
    return render(
        request,
        "programmes/cohort.html",
        {"form": form, "title": title, "programme": programme},
        status=422 if form.is_bound else 200,
    )
