"""The way in: by invitation, limited in tries, twice for those who look after others."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kollega.domains.people import actions as people
from kollega.foundation.models import OutgoingMail
from tests.fixtures_relationships import words_of

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


class TestANewPassword:
    """From the page behind "I forgot it" to the first page, by the link in a mail."""

    @pytest.fixture
    def known(self, account):
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        return account

    @pytest.fixture
    def link(self, known):
        """The address in the mail, as a path."""
        Client().post(reverse("account_reset_password"), {"email": known.email})
        letter = OutgoingMail.objects.get(to=known.email)
        return re.search(r"https?://[^/]+(/\S+)", letter.text)[1]

    def test_the_mail_is_short_and_names_nothing_of_the_house(self, link, known):
        letter = OutgoingMail.objects.get(to=known.email)

        assert letter.subject == "A new password"
        assert "example.com" not in letter.text
        assert "nothing has changed" in letter.text

    def test_the_link_leads_to_a_form_and_the_form_to_a_new_password(self, link, known):
        client = Client()

        form = client.get(link, follow=True)
        there = form.redirect_chain[-1][0]
        new = "another quiet evening by the fire"
        client.post(there, {"password1": new, "password2": new})

        assert "Choose a password" in form.content.decode()
        assert sign_in(Client(), known.email, new).status_code == 302
        assert sign_in(Client(), known.email).status_code == 200

    def test_the_owner_is_told_of_the_change(self, link, known):
        client = Client()
        there = client.get(link, follow=True).redirect_chain[-1][0]
        new = "another quiet evening by the fire"
        client.post(there, {"password1": new, "password2": new})

        told = OutgoingMail.objects.filter(to=known.email).latest("pk")

        assert told.subject == "Your password was changed"
        assert "127.0.0.1" not in told.text
        assert reverse("account_reset_password") in told.text

    def test_a_link_that_was_used_says_how_to_get_another(self, link, known):
        self.test_the_link_leads_to_a_form_and_the_form_to_a_new_password(link, known)

        again = Client().get(link, follow=True)

        assert "used already, or is too old" in again.content.decode()

    def test_an_unknown_address_gets_no_mail_and_the_same_page(self, known):
        def ask(address):
            return Client().post(reverse("account_reset_password"), {"email": address}, follow=True)

        one, other = ask("nobody@example.org"), ask(known.email)

        assert one.redirect_chain == other.redirect_chain
        assert words_of(one) == words_of(other)
        assert not OutgoingMail.objects.filter(to="nobody@example.org").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("account_reset_password", "If it is known here"),
        ("account_reset_password_done", "Check your email"),
        ("account_signup", "There is no account to make here"),
        ("account_inactive", "This account is closed"),
        ("account_login", "Stay signed in on this device"),
    ],
)
def test_every_page_at_the_door_speaks_our_words(client, db, name, said):
    words = client.get(reverse(name)).content.decode()

    assert said in words
    for theirs in ("placeholder=", "Sign Up", "Reset My", "Remember Me", "contact us"):
        assert theirs not in words


@pytest.fixture
def sign_in_as(account):
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def test_changing_the_password_asks_for_the_old_one(sign_in_as):
    words = sign_in_as.get(reverse("account_change_password"), follow=True).content.decode()

    assert "Change the password" in words or "Is it you?" in words


def test_a_coordinator_led_to_the_second_factor_reads_why_and_can_add_one(scheme, coordinator):
    account = people.account_of(person=coordinator)
    account.set_password(PASSWORD)
    account.save()
    client = Client()
    sign_in(client, coordinator.email)

    page = client.get(reverse("mfa_index")).content.decode()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    doors = [client.get(reverse(name)) for name in ("mfa_add_webauthn", "mfa_activate_totp")]

    assert "One step before you go on" in page
    assert [door.status_code for door in doors] == [200, 200]
    assert "What do you call it?" in doors[0].content.decode()
    assert "Security Key" not in doors[0].content.decode()


def test_a_mentee_reads_nothing_of_a_step_that_must_be_taken(mentee, by_password):
    page = by_password(mentee).get(reverse("mfa_index")).content.decode()

    assert "How you sign in" in page
    assert "One step before you go on" not in page
