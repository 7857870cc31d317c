"""How allauth fits the house: nobody signs up without an invitation, mail goes our way."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authenticator_added
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kollega.foundation import mail


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Accounts begin with an invitation or a programme's open door, never at a bare form."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("No account goes by this address and password."),
        "enter_current_password": gettext_lazy("This is not your current password."),
        "incorrect_password": gettext_lazy("This is not the password."),
        "rate_limited": gettext_lazy("Too many tries. Please wait a few minutes."),
        "too_many_login_attempts": gettext_lazy("Too many tries. Please wait five minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """As allauth's, which asks nothing of somebody who has the provider alone; we do.

        Raises:
            ReauthenticationRequired: such a person signed in too long ago.
        """
        required: bool = super().is_reauthentication_required(app=app, **more)
        methods = self.get_reauthentication_methods(self.request.user)
        at_the_provider = [one for one in methods if one["id"] == "provider"]
        if required and at_the_provider and not _came_by_it_lately(self.request):
            raise ReauthenticationRequired
        return required

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if methods or not user.is_authenticated:
            return methods
        known = [one.sub_id for one in get_adapter().list_providers(self.request)]
        return [
            {"id": "provider", "url": reverse("provider-again", args=[one.provider])}
            for one in SocialAccount.objects.filter(user=user, provider__in=known)
        ]

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, **more: Any
    ) -> None:
        """Tell somebody that their way of signing in was changed, by a mail with a way to act."""
        there = settings.SITE_URL + reverse("account_reset_password")
        context = {**(context or {}), "new_password_url": there}
        super().send_notification_mail(template_prefix, user, context, **more)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        message = self.render_mail(template_prefix, email, context)
        mail.send(to=email, subject=message.subject, text=message.body)


def _came_by_it_lately(request: HttpRequest) -> bool:
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(one["method"] == "socialaccount" and one["at"] > since for one in records)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """A passkey's first name, until its owner gives it one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        # Said of six digits, of recovery codes and of passkeys alike.
        "incorrect_code": gettext_lazy("That did not match. Please try once more."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return str(_("My passkey"))


@receiver(authenticator_added)
def end_other_sessions(request: HttpRequest, user: Any, **_more: Any) -> None:
    """Whoever signed in elsewhere before there was a second factor proves it there, too.

    Sessions don't say whose they are but to whoever opens them; a factor is added seldom.
    """
    others = Session.objects.filter(expire_date__gt=timezone.now())
    for session in others.exclude(session_key=request.session.session_key).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
