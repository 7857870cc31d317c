"""Whoever looks after a programme proves twice who they are (passkey, or an app's six digits)."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

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
