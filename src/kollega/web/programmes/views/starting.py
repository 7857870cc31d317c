"""A new programme: which kind, then what it is called, who runs it, and where."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.programmes import actions, permissions, queries
from kollega.domains.programmes.catalogue import TEMPLATES
from kollega.foundation.permissions import require
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes.forms import Basics
from kollega.web.programmes.questions import QUESTIONS
from kollega.web.programmes.steps import step_labels


@require_safe
@signed_in
def choose(request: PersonRequest) -> HttpResponse:
    """The kinds of programme, and the templates saved here."""
    require(permissions.may_create(request.person))
    return render(
        request,
        "programmes/choose.html",
        {
            "kinds": [template for template in TEMPLATES.values() if template.opens],
            "coming": [template for template in TEMPLATES.values() if not template.opens],
            "own": [(own, queries.start_of(own)) for own in queries.own_templates(request.person)],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def begin(request: PersonRequest, key: str) -> HttpResponse:
    """The first page of the questions; from here on everything is saved as one goes."""
    require(permissions.may_create(request.person))
    start = queries.start(key, request.person)
    if not start.template.opens:
        return redirect("programme-new")
    form = Basics(request.POST or None)
    if request.method == "POST" and form.is_valid():
        programme = actions.create_programme(
            by=request.person,
            template=key,
            name=form.cleaned_data["name"],
            organisation=form.place(),
            country=form.cleaned_data["country"],
        )
        return redirect("programme-set-up", programme.public_id, QUESTIONS[0].key)
    return render(
        request,
        "programmes/begin.html",
        {"form": form, "start": start, "labels": step_labels(), "current": 1},
        status=422 if form.is_bound else 200,
    )


@require_POST
@signed_in
def delete_template(request: PersonRequest, public_id: str) -> HttpResponse:
    """Throw a saved template away."""
    own = queries.own_template(public_id, request.person)
    actions.delete_template(template=own, by=request.person)
    messages.success(request, _("The template has been deleted. Programmes made from it stay."))
    return redirect("programme-new")
