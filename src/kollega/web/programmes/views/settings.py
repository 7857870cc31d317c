"""How a programme runs: asked one after the other when it is new, changed one by one later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import Stage
from kollega.foundation.errors import NotFound
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes import steps
from kollega.web.programmes.forms import Basics, TemplateName
from kollega.web.programmes.nav import programme_nav, programme_tabs
from kollega.web.programmes.questions import QUESTIONS, Question
from kollega.web.programmes.words import basic_facts, facts

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme


@require_safe
@signed_in
def settings(request: PersonRequest, public_id: str) -> HttpResponse:
    """Everything that was answered, each group with its way to change it."""
    programme = queries.coordinated(public_id, request.person)
    answers = queries.answers_of(programme)
    key = programme.public_id
    groups = [
        {
            "title": one.title,
            "facts": facts(one.key, answers),
            "url": reverse("programme-setting", args=[key, one.key]),
        }
        for one in QUESTIONS
    ]
    first = {
        "title": _("Name and place"),
        "facts": basic_facts(programme, queries.template_of(programme)),
        "url": reverse("programme-basics", args=[key]),
    }
    return render(
        request,
        "programmes/settings.html",
        {
            "programme": programme,
            "groups": [first, *groups],
            "open_for_changes": programme.stage != Stage.CLOSED,
            "tabs": programme_tabs(programme, "programme-settings"),
            "nav": programme_nav(programme, "overview"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def set_up(request: PersonRequest, public_id: str, key: str) -> HttpResponse:
    """One page of the questions of a new programme; saved, then on to the next."""
    programme = queries.coordinated(public_id, request.person)
    question = _question(key)
    form = _asked(request, programme, question)
    if form.is_bound and form.is_valid():
        actions.change_programme(programme=programme, by=request.person, **form.answers())
        return redirect(steps.after(programme, question))
    return render(
        request,
        "programmes/set_up.html",
        {
            "form": form,
            "programme": programme,
            "labels": steps.step_labels(),
            "urls": steps.step_urls(programme),
            "current": steps.number_of(question),
            "before": steps.before(programme, question),
            "last": question is QUESTIONS[-1],
        },
        status=422 if form.is_bound else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: PersonRequest, public_id: str, key: str) -> HttpResponse:
    """Change the answers of one group."""
    programme = queries.coordinated(public_id, request.person)
    form = _asked(request, programme, _question(key))
    if form.is_bound and form.is_valid():
        actions.change_programme(programme=programme, by=request.person, **form.answers())
        messages.success(request, _("Saved."))
        return redirect("programme-settings", programme.public_id)
    return _change_page(request, programme, form, title=form.title, lead=form.lead)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def basics(request: PersonRequest, public_id: str) -> HttpResponse:
    """Name, organisation and country; the last two only while the programme is being set up."""
    programme = queries.coordinated(public_id, request.person)
    form = Basics(
        request.POST or None,
        initial={
            "name": programme.name,
            "organisation": programme.organisation.public_id,
            "country": programme.country,
        },
    )
    draft = programme.stage == Stage.DRAFT
    if not draft:
        for name in ("organisation", "new_organisation", "country"):
            del form.fields[name]
    if form.is_bound and form.is_valid():
        actions.change_programme(
            programme=programme, by=request.person, name=form.cleaned_data["name"]
        )
        if draft:
            actions.move_programme(
                programme=programme,
                by=request.person,
                organisation=form.place(),
                country=form.cleaned_data["country"],
            )
        messages.success(request, _("Saved."))
        return redirect("programme-settings", programme.public_id)
    return _change_page(request, programme, form, title=_("Name and place"), lead="")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def template(request: PersonRequest, public_id: str) -> HttpResponse:
    """Keep these answers as a template under a name of one's own."""
    programme = queries.coordinated(public_id, request.person)
    form = TemplateName(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.save_as_template(
            programme=programme, by=request.person, name=form.cleaned_data["name"]
        )
        messages.success(
            request, _("Kept. You find it beside the others when you make a programme.")
        )
        return redirect("programme-settings", programme.public_id)
    return render(
        request,
        "programmes/save_template.html",
        {"form": form, "programme": programme},
        status=422 if form.is_bound else 200,
    )


def _question(key: str) -> type[Question]:
    found = next((question for question in QUESTIONS if question.key == key), None)
    if found is None:
        raise NotFound(_("There is no such question."))
    return found


def _asked(request: PersonRequest, programme: Programme, question: type[Question]) -> Question:
    data = request.POST if request.method == "POST" else None
    return question(data, now=queries.answers_of(programme))


def _change_page(
    request: PersonRequest, programme: Programme, form: object, *, title: object, lead: object
) -> HttpResponse:
    return render(
        request,
        "programmes/change.html",
        {
            "form": form,
            "title": title,
            "lead": lead,
            "programme": programme,
            "nav": programme_nav(programme, "overview"),
        },
        status=422 if request.method == "POST" else 200,
    )
