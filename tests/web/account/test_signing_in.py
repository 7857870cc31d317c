"""The way in: by invitation, limited in tries, twice for those who look after others."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kollega.domains.people import actions as people

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "a quiet evening by the fire"


@pytest.fixture(autouse=True)
def _no_tries_counted_before(db):
    cache.clear()


@pytest.fixture
def account(mentee):
    return people.open_account(person=mentee, password=PASSWORD)


def sign_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_somebody_signs_in_whatever_the_capital_letters(account):
    client = Client()

    answer = sign_in(client, account.email.upper())

    assert answer.status_code == 302
    assert client.get("/").context["viewer"]["name"] == "Dr Amara Osei"


def test_a_wrong_password_and_an_unknown_address_read_alike(account):
    wrong = sign_in(Client(), account.email, "something else")
    unknown = sign_in(Client(), "nobody@example.org")

    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert wrong.status_code == unknown.status_code == 200


def test_tries_are_limited(account):
    client = Client()
    for _try in range(5):
        sign_in(client, account.email, "a wrong one")

    answer = sign_in(client, account.email)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert "_auth_user_id" not in client.session


def test_the_table_of_tries_holds_no_address(account, django_db_blocker):
    from django.db import connection

    sign_in(Client(), account.email, "a wrong one")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM foundation_cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert all(len(key) == 64 and "@" not in key and key[:3] + "." != "127" for key in keys)


def test_nobody_makes_an_account_at_a_bare_form(db):
    page = Client().get(reverse("account_signup"))

    assert (
        "form" not in (page.context or {})
        or page.status_code != 200
        or "closed" in str(page.templates[0].name)
    )


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_logout"])
def test_the_pages_stand_in_the_house_under_its_policy(sign_in, mentee, name):
    client = sign_in(mentee) if name == "account_logout" else Client()

    page = client.get(reverse(name))

    assert page.status_code == 200
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "base.html" in [template.name for template in page.templates]


@pytest.fixture
def by_password():
    """A browser of somebody who gave their password, not picked in the demonstration."""

    def enter(person):
        client = Client()
        client.force_login(people.account_of(person=person), backend=BACKEND)
        return client

    return enter


def test_a_coordinator_without_a_second_factor_is_led_to_it(scheme, coordinator, by_password):
    client = by_password(coordinator)

    for page in ("/", f"/programmes/{scheme.public_id}/", "/people/me/"):
        assert client.get(page).headers["Location"] == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get("/help-now/").status_code == 200


def test_with_a_second_factor_the_coordinator_goes_on(scheme, coordinator, by_password):
    client = by_password(coordinator)
    Authenticator.objects.create(
        user=coordinator.account, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )

    assert client.get(f"/programmes/{scheme.public_id}/").status_code == 200


def test_a_mentee_needs_no_second_factor(mentee, by_password):
    assert by_password(mentee).get("/").status_code == 200


def test_somebody_picked_in_the_demonstration_needs_none_either(scheme, coordinator):
    coordinator.invented = True
    coordinator.save()
    client = Client()

    client.post(reverse("demonstration-enter", args=[coordinator.public_id]))

    assert client.get(f"/programmes/{scheme.public_id}/").status_code == 200


def test_a_stranger_is_sent_to_sign_in_and_comes_back(db):
    answer = Client().get("/people/me/")

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("?next=/people/me/")
