"""The mentor's page of a request: who asks, what they wrote, and three ways to answer."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kollega.domains.matching import actions, queries
from kollega.web.frame.forms import Form
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.people import shown
from kollega.web.people.posted import posted


class Talk(Form):
    """How a mentee can reach a mentor who would like a word first."""

    contact = forms.CharField(
        label=gettext_lazy("How can you be reached?"),
        help_text=gettext_lazy("A telephone number or an email address, whichever suits you."),
        max_length=200,
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: PersonRequest, public_id: str) -> HttpResponse:
    """A request as the mentor who was asked reads it; once it is closed, nothing of it is left."""
    found = queries.offer_to(public_id, viewer=request.person)
    if request.method == "POST" and request.POST.get("do") == "accept":
        relationship = actions.accept_offer(offer=found, by=request.person)
        if relationship:
            messages.success(request, _("You can meet now. They have been told."))
            return redirect("relationship", relationship.public_id)
        messages.success(request, _("Thank you. The other side is being asked as well."))
        return redirect("matching-offer", public_id)
    if request.method == "POST":
        actions.decline_offer(offer=found, by=request.person)
        messages.success(request, _("Thank you. Nobody asks why."))
        return redirect("matching-offer", public_id)
    question = queries.question_to(found)
    token = shown.token(question.person, viewer=request.person) if question.person else ""
    return render(request, "matching/offer.html", {"question": question, "token": token})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say how one can be reached, before saying yes or no."""
    found = queries.offer_to(public_id, viewer=request.person)
    name = found.mentee.person.name
    form = Talk(
        posted(request),
        initial={"contact": found.contact or request.person.email},
        audiences={"contact": _("Seen by you and {name}.").format(name=name)},
    )
    if request.method == "POST" and form.is_valid():
        actions.talk_first(offer=found, by=request.person, contact=form.cleaned_data["contact"])
        messages.success(request, _("{name} can reach you now.").format(name=name))
        return redirect("matching-offer", public_id)
    question = queries.question_to(found)
    status = 422 if form.is_bound else 200
    page = {"form": form, "question": question}
    return render(request, "matching/talk.html", page, status=status)
