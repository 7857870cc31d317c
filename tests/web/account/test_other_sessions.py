"""A second factor counts everywhere: who was signed in elsewhere before signs in anew."""

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from kollega.domains.people import actions as people

PASSWORD = "four words in a row"


@pytest.fixture
def account(coordinator):
    return people.open_account(person=coordinator, password=PASSWORD)


def signed_in(account):
    client = Client()
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def add_an_app(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    return client.post(reverse("mfa_activate_totp"), {"code": code})


def test_a_second_factor_ends_the_sessions_that_did_without(
    account, mentee, django_capture_on_commit_callbacks
):
    here, elsewhere = signed_in(account), signed_in(account)
    other_account = people.open_account(person=mentee, password=PASSWORD)
    of_somebody_else = signed_in(other_account)

    with django_capture_on_commit_callbacks(execute=True):
        add_an_app(here)

    assert account.authenticator_set.exists()
    assert [
        client.get("/people/me/").status_code for client in (here, elsewhere, of_somebody_else)
    ] == [200, 302, 200]
