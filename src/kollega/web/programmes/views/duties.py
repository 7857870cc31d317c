"""Somebody was asked to coordinate, to evaluate or to be the named contact, and answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kollega.domains.programmes import actions, queries
from kollega.web.frame.viewers import PersonRequest, signed_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_mail(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind the button in the mail: it does nothing until somebody touches yes or no."""
    if request.method == "POST":
        says_yes = request.POST.get("answer") == "yes"
        programme = actions.answer_duty_by_mail(secret=secret, says_yes=says_yes)
        page = {"programme": programme, "says_yes": says_yes}
        return render(request, "programmes/asked_done.html", page)
    return render(request, "programmes/asked.html", {"offer": queries.duty_offer_by_mail(secret)})


@require_POST
@signed_in
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """The same answer from the list of programmes."""
    offer = queries.duty_offer_to(public_id, request.person)
    if request.POST.get("answer") == "yes":
        actions.take_duty(offer=offer, by=request.person)
        messages.success(request, _("Thank you. The programme is in your list now."))
    else:
        actions.decline_duty(offer=offer, by=request.person)
        messages.success(request, _("That is fine. Nobody asks why."))
    return redirect("programmes")
