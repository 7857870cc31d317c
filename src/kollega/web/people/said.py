"""What somebody says about others: who judges them, whom they would rather not meet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kollega.domains.people import actions, queries
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import queries as programmes
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.people import forms, naming, shown
from kollega.web.people.posted import posted


@signed_in
@require_safe
def supervisors(request: PersonRequest) -> HttpResponse:
    """Who judges this person, and a way to say so."""
    return render(request, "people/supervisors.html", naming.page(request, "supervisors"))


@signed_in
@require_safe
def rather_not_meet(request: PersonRequest) -> HttpResponse:
    """Whom this person would rather not meet. They are never told."""
    return render(request, "people/rather_not_meet.html", naming.page(request, "not-this-person"))


@signed_in
@require_POST
def add_supervisor(request: PersonRequest) -> HttpResponse:
    """Record somebody by a typed name."""
    form = forms.TypedSupervisor(request.POST)
    if not form.is_valid():
        return _again(request, "people/supervisors.html", "supervisors", form)
    for person in naming.meant(form, viewer=request.person):
        actions.record_reporting_line(
            senior=person,
            junior=request.person,
            kind=LineKind(form.cleaned_data["kind"]),
            by=request.person,
            ends_on=form.cleaned_data["ends_on"],
            named_as=form.as_typed(),
        )
    return _kept(request, "my-supervisors")


@signed_in
@require_POST
def remove_supervisor(request: PersonRequest) -> HttpResponse:
    """Take back what one said."""
    for line in queries.lines_of(request.person).filter(pk__in=_keys(request)):
        actions.take_back_line(line=line, by=request.person)
    messages.success(request, _("Removed."))
    return HttpResponseRedirect(naming.back(request, "my-supervisors"))


@signed_in
@require_POST
def add_veto(request: PersonRequest) -> HttpResponse:
    """Name somebody one would rather not meet, by a typed name."""
    form = forms.TypedVeto(request.POST)
    if not form.is_valid():
        return _again(request, "people/rather_not_meet.html", "not-this-person", form)
    for person in naming.meant(form, viewer=request.person):
        actions.avoid(
            person=person,
            by=request.person,
            tell_contact=form.cleaned_data["tell_contact"],
            named_as=form.as_typed(),
        )
    return _kept(request, "rather-not-meet")


@signed_in
@require_POST
def remove_veto(request: PersonRequest) -> HttpResponse:
    """Allow again what was avoided."""
    for veto in queries.vetoes_of(request.person).filter(pk__in=_keys(request)):
        actions.take_back_veto(veto=veto, by=request.person)
    messages.success(request, _("Removed."))
    return HttpResponseRedirect(naming.back(request, "rather-not-meet"))


@signed_in
def is_supervisor(request: PersonRequest, token: str) -> HttpResponse:
    """ "This person is or was my supervisor": a small page, done with its button."""
    person = shown.person_of(token, viewer=request.person)
    form = forms.Supervisor(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        mine = said["whose"] == "mine"
        actions.record_reporting_line(
            senior=person if mine else request.person,
            junior=request.person if mine else person,
            kind=LineKind(said["kind"]),
            by=request.person,
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
        )
        return _kept(request, "my-supervisors")
    return _small(request, "people/is_supervisor.html", person=person, form=form)


@signed_in
def is_avoided(request: PersonRequest, token: str) -> HttpResponse:
    """ "I would rather not meet this person": a small page, done with its button."""
    person = shown.person_of(token, viewer=request.person)
    form = forms.Veto(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.avoid(
            person=person, by=request.person, tell_contact=form.cleaned_data["tell_contact"]
        )
        return _kept(request, "rather-not-meet")
    contact = programmes.contacts_for(request.person).exists()
    return _small(request, "people/is_avoided.html", person=person, form=form, contact=contact)


@signed_in
@require_safe
def told_me(request: PersonRequest) -> HttpResponse:
    """What people wanted the named contact of their programme to know."""
    told = programmes.told_to(request.person)
    return render(request, "people/told_me.html", {"told": told})


def _keys(request: PersonRequest) -> list[int]:
    return [int(key) for key in request.POST.get("keys", "").split("-") if key.isdecimal()]


def _kept(request: PersonRequest, default: str) -> HttpResponse:
    messages.success(request, _("Kept. They are not told."))
    return HttpResponseRedirect(naming.back(request, default))


def _small(request: PersonRequest, template: str, **page: Any) -> HttpResponse:
    page["next"] = request.POST.get("next") or request.GET.get("next", "")
    page["back"] = naming.back(request, "me")
    return render(request, template, page)


def _again(request: PersonRequest, template: str, kind: str, form: forms.Typed) -> HttpResponse:
    page = naming.page(request, kind) | {"typed": form, "here": naming.back(request, "me")}
    return render(request, template, page, status=422)
