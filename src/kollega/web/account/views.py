"""The address by which somebody signs in and is written to."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kollega.domains.people import actions, queries
from kollega.web.account.forms import AddressForm
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.people import limits
from kollega.web.people.posted import posted


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@reauthentication_required
def address(request: PersonRequest) -> HttpResponse:
    """Which address it is, which one waits, and the way to another; the same for known ones."""
    form = AddressForm(posted(request), person=request.person)
    if request.method == "POST" and form.is_valid():
        limits.count_new_address(request.person.pk, form.cleaned_data["email"])
        actions.ask_for_address(
            person=request.person, by=request.person, email=form.cleaned_data["email"]
        )
        messages.success(request, _("The email is on its way."))
        return redirect("my-address")
    asked = queries.new_address_of(request.person)
    return render(request, "account/address.html", {"form": form, "asked": asked})


@require_POST
@signed_in
def take_back_address(request: PersonRequest) -> HttpResponse:
    """Stay with the present address."""
    actions.take_back_address(person=request.person, by=request.person)
    messages.success(request, _("Your address stays as it is."))
    return redirect("my-address")
