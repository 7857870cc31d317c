"""The organisation's own sign-in: the way there, and letting go of it."""

from __future__ import annotations

from typing import Any

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal.flows.connect import disconnect as let_go
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kollega.foundation import ids
from kollega.foundation.errors import NotPossible
from kollega.web.frame.viewers import PersonRequest, signed_in

# What comes of a provider that is away, or talks in another way than was agreed.
AWAY = (requests.RequestException, KeyError, ValueError)


@never_cache
@require_safe
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody to the provider, from our own pages alone.

    A link and not a form: browsers hold a form's redirects to the policy of its page, and where
    a provider sends people on to nobody can list. Nothing is taken from the address but where to
    go afterwards, and whether they are to prove it anew there.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return redirect("account_login")
    provider = _provider(request, provider_id)
    asked = {**provider.get_auth_params(), "nonce": ids.secret()}
    if "again" in request.GET:
        asked["prompt"] = "login"
    try:
        answer: HttpResponse = provider.redirect(
            request,
            AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            auth_params=asked,
            nonce=asked["nonce"],
        )
    except AWAY as problem:
        answer = render_authentication_error(request, provider, exception=problem)
    return answer


@never_cache
@require_safe
@signed_in
def again(request: PersonRequest, provider_id: str) -> HttpResponse:
    """The page before it, for somebody who proves there once more who they are."""
    there = {"next": get_next_redirect_url(request) or reverse("mfa_index"), "again": "yes"}
    provider = _provider(request, provider_id)
    page = {"provider": provider, "url": provider.get_login_url(request, **there)}
    return render(request, "socialaccount/again.html", page)


@never_cache
@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider, with a word of its own or without."""
    provider = _provider(request, provider_id)
    try:
        answer: HttpResponse = views.callback(request, provider_id)
    except AWAY as problem:
        answer = render_authentication_error(request, provider, exception=problem)
    return answer


class HowYouSignIn(IndexView):  # type: ignore[misc]  # allauth is untyped
    """Every way to sign in on one page, the provider's among them."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        providers = get_adapter().list_providers(self.request)
        connected = {one.provider for one in _connections(self.request.user)}
        return super().get_context_data(**more) | {
            "providers": [(one, one.sub_id in connected) for one in providers]
        }


how_you_sign_in = login_required(HowYouSignIn.as_view())


@require_POST
@signed_in
def disconnect(request: PersonRequest) -> HttpResponse:
    """Sign in by it no more; only where there is another way, which is proved first."""
    if not _has_another_way(request.user):
        raise NotPossible(_("First choose a password or add a passkey: you have no other way in."))
    for one in _connections(request.user):
        let_go(request, one)
    return redirect("mfa_index")


def _provider(request: HttpRequest, provider_id: str) -> Any:
    try:
        return get_adapter().get_provider(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None


def _connections(account: Any) -> list[Any]:
    """What connects an account with providers that are in use."""
    known = [one.sub_id for one in get_adapter().list_providers(None)]
    return list(account.socialaccount_set.filter(provider__in=known))


def _has_another_way(account: Any) -> bool:
    keys = account.authenticator_set.filter(type=Authenticator.Type.WEBAUTHN)
    return account.has_usable_password() or any(
        key.wrap().is_passwordless is not False for key in keys
    )
