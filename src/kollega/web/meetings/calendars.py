"""A calendar of one's own: its page for the person, its file for whoever has the address."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from kollega.domains.meetings import actions, queries
from kollega.web.frame.viewers import PersonRequest, signed_in


@require_safe
@signed_in
def calendar(request: PersonRequest) -> HttpResponse:
    """Whether one's calendar has an address, and how to renew it; the address is not kept."""
    return render(request, "meetings/calendar.html", {"on": queries.has_feed(request.person)})


@require_POST
@signed_in
def renew(request: PersonRequest) -> HttpResponse:
    """A fresh address, shown in this answer and never again; the old one leads nowhere."""
    secret = actions.renew_feed(by=request.person)
    address = f"{settings.SITE_URL}{reverse('calendar-feed', args=[secret])}"
    answer = render(request, "meetings/calendar.html", {"on": True, "address": address})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@signed_in
def switch_off(request: PersonRequest) -> HttpResponse:
    """No address any more."""
    actions.switch_off_feed(by=request.person)
    messages.success(request, _("Your calendar has no address any more."))
    return redirect("calendar")


@require_safe
@cache_control(private=True, max_age=300)
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself, for calendar programs: they can't sign in."""
    return HttpResponse(
        actions.read_feed(secret, name=_("Appointments")),
        content_type="text/calendar; charset=utf-8",
        headers={"X-Robots-Tag": "noindex"},
    )
