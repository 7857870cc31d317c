"""The first visit: a button in a mail proves the address and lets somebody in, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.account.utils import has_verified_email
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import login
from django.http import HttpRequest

from kollega.domains.people import actions as people

if TYPE_CHECKING:
    from kollega.domains.people.models import Account, Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def must_sign_in(person: Person) -> bool:
    """Whether the person has a password or passkey: then a mail's button alone lets nobody in."""
    account: Account | None = getattr(person, "account", None)
    return account is not None and (
        account.has_usable_password() or not account.is_active or is_mfa_enabled(account)
    )


def let_in(request: HttpRequest, person: Person) -> None:
    """Sign somebody in whose address was just proved; only where there is no other way in yet."""
    assert not must_sign_in(person)
    account = people.account_of(person=person)
    if not has_verified_email(account):
        EmailAddress(user=account, email=account.email.lower(), verified=True, primary=True).save()
    login(request, account, backend=BACKEND)
