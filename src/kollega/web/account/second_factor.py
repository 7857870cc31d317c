"""Whoever looks after a programme proves twice who they are (passkey, or an app's six digits)."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from kollega.domains.programmes import queries as programmes

OPEN = ("/account/", "/static/", "/help-now", "/brand.css", "/brand-logo", "/appearance/")
SESSION_KEY = "demonstration"


class SecondFactorMiddleware:
    """Sends a coordinator without a second factor to set one up, whatever page they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lacking = needed(request)
        request.second_factor_needed = lacking  # type: ignore[attr-defined]  # the page says why
        if lacking and not request.path.startswith(OPEN):
            return redirect(reverse("mfa_index"))
        return self.get_response(request)


def needed(request: HttpRequest) -> bool:
    """Whether this account must add a second factor before it goes on.

    A person picked on the demonstration's own sign-in page needs none.
    """
    account = request.user
    if not account.is_authenticated or request.session.get(SESSION_KEY):
        return False
    if not (account.opens_programmes or programmes.coordinated_by(account.person).exists()):
        return False
    return not is_mfa_enabled(account)


@receiver(authenticator_added)
def end_other_sessions(request: HttpRequest, user: Any, **_more: Any) -> None:
    """Whoever signed in elsewhere before there was a second factor proves it there, too.

    Sessions don't say whose they are but to whoever opens them; a factor is added seldom.
    """
    others = Session.objects.filter(expire_date__gt=timezone.now())
    for session in others.exclude(session_key=request.session.session_key).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
