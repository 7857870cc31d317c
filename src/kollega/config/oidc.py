"""Signing in through an organisation's own accounts, by OpenID Connect."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect, render

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people
from kollega.domains.people.models import Account
from kollega.domains.programmes import queries as programmes


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Only people whom the house knows come in, by an address for which the provider vouches."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[Any]:
        """Those of the settings; none can be added in the database."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    @transaction.atomic
    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect what comes from the provider with an account, once; refuse who is unknown."""
        said = sociallogin.account.extra_data
        sociallogin.account.extra_data = {}  # of all it says we keep the number alone
        if sociallogin.is_existing:
            sociallogin.account.save()
        if not _is_for_this_visit(sociallogin.state, said):
            raise ImmediateHttpResponse(render_authentication_error(request, sociallogin.provider))
        if sociallogin.is_existing:
            return
        vouched = [
            one.email for one in sociallogin.email_addresses if one.verified in (True, "true")
        ]
        account = next(filter(None, map(_known, vouched)), None)
        if account is None:
            words = {"provider": sociallogin.provider, "address": next(iter(vouched), "")}
            page = render(request, "socialaccount/unknown.html", words, status=403)
            raise ImmediateHttpResponse(page)
        if not account.is_active:
            raise ImmediateHttpResponse(redirect("account_inactive"))
        sociallogin.connect(request, account)


def _is_for_this_visit(state: dict[str, Any], said: dict[str, Any]) -> bool:
    """Whether the signed word answers the question this browser asked, about one and the same."""
    signed = said.get("id_token") or {}
    about = {signed.get("sub"), (said.get("userinfo") or signed).get("sub")}
    return bool(signed) and signed.get("nonce") == state.get("nonce") and len(about) == 1


def _known(address: str) -> Account | None:
    """The account of that address; opened now for somebody who is part of a programme."""
    person = people.by_email(address)
    if person is None:
        return None
    account: Account | None = getattr(person, "account", None)
    if account is None and programmes.of_person(person).exists():
        account = people_actions.account_of(person=person)
    return account
