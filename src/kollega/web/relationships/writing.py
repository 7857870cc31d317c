"""What the two write down for themselves: contacts, an agreement, goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kollega.domains.relationships import actions, permissions, queries
from kollega.foundation.permissions import require
from kollega.web.frame.forms import Form
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.relationships.forms import AgreementForm, ContactForm, GoalForm

if TYPE_CHECKING:
    from kollega.domains.relationships.models import MentoringRelationship

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
@signed_in
def contact(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the other a number or an address, or take it back."""
    relationship = _open_one(request, public_id)
    card = queries.contact_of(relationship, request.person)
    known = (
        {"telephone": card.telephone, "email": card.email}
        if card
        else {"telephone": request.person.telephone, "email": request.person.email}
    )
    form = ContactForm(request.POST or None, initial=known)
    if request.method == "POST" and "hide" in request.POST:
        actions.hide_contact(relationship=relationship, by=request.person)
        messages.success(request, _("Nothing is shown any more."))
        return redirect("relationship", public_id)
    if request.method == "POST" and form.is_valid():
        actions.show_contact(relationship=relationship, by=request.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("relationship", public_id)
    return _page(request, "relationships/contact.html", relationship, form, card=card)


@FORM
@signed_in
def agreement(request: PersonRequest, public_id: str) -> HttpResponse:
    """Write down what the two agree on."""
    relationship = _open_one(request, public_id)
    form = AgreementForm(request.POST or None, initial={"agreement": relationship.agreement})
    if request.method == "POST" and form.is_valid():
        actions.write_agreement(
            relationship=relationship, by=request.person, text=form.cleaned_data["agreement"]
        )
        messages.success(request, _("Saved."))
        return redirect("relationship", public_id)
    return _page(request, "relationships/agreement.html", relationship, form)


@require_POST
@signed_in
def agree(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say yes to what is written."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    actions.agree(relationship=relationship, by=request.person)
    messages.success(request, _("You agreed."))
    return redirect("relationship", public_id)


@FORM
@signed_in
def goals(request: PersonRequest, public_id: str) -> HttpResponse:
    """Write down a goal."""
    relationship = _open_one(request, public_id)
    form = GoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_goal(
            relationship=relationship, by=request.person, text=form.cleaned_data["goal"]
        )
        return redirect("relationship", public_id)
    return _page(request, "relationships/goal.html", relationship, form)


@require_POST
@signed_in
def goal(request: PersonRequest, public_id: str, key: int) -> HttpResponse:
    """Say that a goal was reached, or not after all, or take it away."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    if request.POST.get("do") == "remove":
        actions.remove_goal(relationship=relationship, by=request.person, goal_id=key)
    else:
        actions.mark_goal(
            relationship=relationship,
            by=request.person,
            goal_id=key,
            reached=request.POST.get("do") == "reached",
        )
    return redirect("relationship", public_id)


def _open_one(request: PersonRequest, public_id: str) -> MentoringRelationship:
    relationship = queries.of_its_people(public_id, viewer=request.person)
    require(permissions.may_change(request.person, relationship))
    return relationship


def _page(
    request: PersonRequest,
    template: str,
    relationship: MentoringRelationship,
    form: Form,
    **more: object,
) -> HttpResponse:
    context = {
        "relationship": relationship,
        "partner": queries.partner(relationship, request.person),
        "form": form,
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
