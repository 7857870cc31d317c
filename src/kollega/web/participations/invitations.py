"""What the buttons of an invitation lead to: a page first, the deed on that page's own button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.vocabulary import Role, WayIn
from kollega.web.participations import entry
from kollega.web.programmes.prose import blocks
from kollega.web.programmes.words import plan

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Participation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """What the programme is; the button begins the sign-up and signs in who has no way in yet."""
    part = queries.invited_by(secret, deed=queries.BEGIN)
    somebody_else = request.user.is_authenticated and request.user.person.pk != part.person_id
    if request.method != "POST" or somebody_else:
        page = {
            "part": part,
            "programme": part.programme,
            "about": blocks(part.programme.about),
            "plan": plan(queries.answers_of(part.programme)),
            "ask": _ask(part),
            "somebody_else": somebody_else,
        }
        return render(request, "participations/invitation.html", page)
    if not request.user.is_authenticated and entry.must_sign_in(part.person):
        return redirect_to_login(request.path)
    part = actions.begin_by_mail(secret)
    if not request.user.is_authenticated:
        entry.let_in(request, part.person)
    return redirect("sign-up", part.public_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask "You see no need now?", and put the invitation aside on the button."""
    if request.method == "POST":
        part = actions.decline_by_mail(secret)
        return render(request, "participations/declined.html", {"programme": part.programme})
    part = queries.invited_by(secret)
    page = {"part": part, "programme": part.programme}
    return render(request, "participations/decline.html", page)


def _ask(part: Participation) -> str:
    if part.role == Role.MENTOR:
        return _("You are invited to be a mentor.")
    if part.programme.way_in == WayIn.OFFERED:
        return _("Everybody who begins with you is offered a mentor. Nobody has to want one.")
    return _("You are invited to have a mentor.")
