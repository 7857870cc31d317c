"""What somebody meets who mistypes, guesses, comes too late, or tries too often."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kollega.domains.people import actions as people
from kollega.foundation.models import OutgoingMail
from tests.fixtures_relationships import words_of

PASSWORD = "a quiet evening by the fire"
SECRET = totp.generate_totp_secret()


@pytest.fixture(autouse=True)
def _no_tries_counted_before(db):
    cache.clear()


@pytest.fixture
def account(mentee):
    return people.open_account(person=mentee, password=PASSWORD)


@pytest.fixture
def with_app(account):
    """The account, with an app and its recovery codes."""
    totp.TOTP.activate(account, SECRET)
    RecoveryCodes.activate(account)
    return account


def digits_now(ahead=0):
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter + ahead))


def sign_in(account, password=PASSWORD, client=None):
    client = client or Client()
    client.post(reverse("account_login"), {"login": account.email, "password": password})
    return client


def prove(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def is_in(client):
    return "_auth_user_id" in client.session


class TestSigningIn:
    """Address and password."""

    def test_what_is_wrong_is_said_in_our_words(self, account):
        page = Client().post(
            reverse("account_login"), {"login": account.email, "password": "not this"}
        )

        assert "No account goes by this address and password." in words_of(page)
        assert "Nothing you typed is lost" not in words_of(page)

    def test_after_five_wrong_ones_the_right_one_waits_too(self, account):
        client = Client()
        for _try in range(5):
            sign_in(account, "not this", client)

        page = client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})

        assert "Too many tries. Please wait five minutes." in words_of(page)
        assert not is_in(client)

    def test_others_at_the_same_place_are_not_held_up_by_them(self, account, mentor):
        other = people.open_account(person=mentor, password=PASSWORD)
        for _try in range(5):
            sign_in(account, "not this")

        assert is_in(sign_in(other))

    def test_a_flood_gets_a_page_of_the_house(self, account):
        client = Client()
        for _try in range(30):
            client.post(reverse("account_login"), {"login": "x"})

        page = client.post(reverse("account_login"), {"login": "x"})

        assert page.status_code == 429
        assert "Please wait a few minutes" in words_of(page)
        assert "base.html" in [template.name for template in page.templates]

    def test_somebody_who_is_in_already_goes_on(self, account):
        assert sign_in(account).get(reverse("account_login")).headers["Location"] == "/"


class TestASecondProof:
    """Six digits or a recovery code after the password."""

    def test_the_password_alone_opens_nothing(self, with_app):
        client = sign_in(with_app)

        assert not is_in(client)
        assert client.get("/people/me/").status_code == 302

    def test_nobody_is_offered_a_passkey_they_do_not_have(self, with_app):
        page = sign_in(with_app).get(reverse("mfa_authenticate"))

        assert "Six digits from the app, or a recovery code" in words_of(page)
        assert "Use a passkey" not in words_of(page)

    def test_wrong_digits_are_told_so(self, with_app):
        client = sign_in(with_app)

        page = prove(client, "000000")

        assert "That did not match. Please try once more." in words_of(page)
        assert not is_in(client)

    def test_right_ones_open_the_door(self, with_app):
        client = sign_in(with_app)

        prove(client, digits_now())

        assert is_in(client)

    def test_digits_are_good_once(self, with_app):
        seen_over_a_shoulder = digits_now()
        prove(sign_in(with_app), seen_over_a_shoulder)
        client = sign_in(with_app)

        prove(client, seen_over_a_shoulder)

        assert not is_in(client)

    def test_old_digits_are_not_good(self, with_app):
        client = sign_in(with_app)

        prove(client, digits_now(ahead=-5))

        assert not is_in(client)

    def test_after_five_wrong_ones_the_right_ones_wait_too(self, with_app):
        client = sign_in(with_app)
        for _try in range(5):
            prove(client, "000000")

        page = prove(client, digits_now())

        assert "Too many tries" in words_of(page)
        assert not is_in(client)

    def test_a_recovery_code_is_good_once(self, with_app):
        codes = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap()
        code, *others = codes.get_unused_codes()

        first, second, third = (sign_in(with_app) for _visit in range(3))
        prove(first, code)
        prove(second, code)
        prove(third, others[0])

        assert [is_in(client) for client in (first, second, third)] == [True, False, True]

    @pytest.mark.parametrize("said", ["", "no json", "{}", '{"id": "x", "type": "public-key"}'])
    def test_a_passkey_that_is_none_is_refused_and_breaks_nothing(self, account, said):
        client = Client()
        client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

        page = client.post(reverse("mfa_login_webauthn"), {"credential": said})

        assert page.status_code < 500
        assert not is_in(client)


class TestProvingItOnceMore:
    """Before the ways to sign in are changed."""

    @pytest.mark.parametrize(
        "name",
        [
            "my-address",
            "mfa_activate_totp",
            "mfa_add_webauthn",
            "mfa_generate_recovery_codes",
            "mfa_deactivate_totp",
        ],
    )
    def test_every_such_page_asks(self, account, name):
        RecoveryCodes.activate(account)
        client = Client()
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        if name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes"):
            totp.TOTP.activate(account, SECRET)

        page = client.get(reverse(name))

        assert page.headers["Location"].startswith(
            (reverse("account_reauthenticate"), reverse("mfa_reauthenticate"))
        )

    def test_a_wrong_password_is_told_so_and_the_way_is_not_lost(self, account):
        client = sign_in(account)

        there = reverse("account_reauthenticate")
        page = client.post(there, {"password": "not this", "next": "/account/email/"})
        right = client.post(there, {"password": PASSWORD, "next": "/account/email/"})

        assert "This is not the password." in words_of(page)
        assert 'value="/account/email/"' in page.content.decode()
        assert right.headers["Location"] == "/account/email/"

    def test_wrong_digits_are_told_so_on_the_same_page(self, with_app):
        client = sign_in(with_app)
        prove(client, digits_now())

        page = client.post(reverse("mfa_reauthenticate"), {"code": "000000"})

        assert "Is it you?" in words_of(page)
        assert "That did not match." in words_of(page)

    def test_guessing_is_limited(self, account):
        client = sign_in(account)
        for _try in range(10):
            client.post(reverse("account_reauthenticate"), {"password": "not this"})

        page = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

        assert page.status_code == 429
        assert client.get("/account/email/").status_code == 302


class TestPasswords:
    """Forgotten and changed ones."""

    def ask(self, address):
        return Client().post(reverse("account_reset_password"), {"email": address})

    def link(self, account):
        self.ask(account.email)
        letter = OutgoingMail.objects.filter(to=account.email).latest("pk")
        return re.search(r"https?://[^/]+(/\S+)", letter.text)[1]

    def change(self, client, old, new):
        said = {"oldpassword": old, "password1": new, "password2": new}
        return client.post(reverse("account_change_password"), said)

    def test_nobody_is_flooded_with_links(self, account):
        for _try in range(7):
            self.ask(account.email)

        assert OutgoingMail.objects.filter(to=account.email).count() == 5

    def test_a_link_runs_out(self, account, settings):
        link = self.link(account)
        settings.PASSWORD_RESET_TIMEOUT = -1

        page = Client().get(link, follow=True)

        assert "is too old" in words_of(page)
        assert "password1" not in page.content.decode()

    def test_a_link_of_somebody_else_is_no_use(self, account, mentor):
        other = people.open_account(person=mentor, password=PASSWORD)
        mine, theirs = self.link(account), self.link(other)
        key = mine.rsplit("/", 2)[1].split("-", 1)[1]
        uid = theirs.rsplit("/", 2)[1].split("-", 1)[0]

        page = Client().get(reverse("account_reset_password_from_key", args=[uid, key]))

        assert "used already, or is too old" in words_of(page)

    @pytest.mark.parametrize(
        ("new", "said"),
        [
            ("short one", "too short"),
            ("1qaz2wsx3edc", "too common"),
            ("amara.osei@example.org", "too similar"),
        ],
    )
    def test_a_weak_one_is_refused_with_a_reason(self, account, new, said):
        client = Client()
        there = client.get(self.link(account), follow=True).redirect_chain[-1][0]

        page = client.post(there, {"password1": new, "password2": new})

        account.refresh_from_db()
        assert said in words_of(page)
        assert account.check_password(PASSWORD)

    def test_two_that_differ_are_refused(self, account):
        client = Client()
        there = client.get(self.link(account), follow=True).redirect_chain[-1][0]

        client.post(there, {"password1": "two small boats", "password2": "three small boats"})

        account.refresh_from_db()
        assert account.check_password(PASSWORD)

    def test_the_current_one_must_be_right(self, account):
        client = sign_in(account)

        page = self.change(client, "not this one", "two small boats at sea")

        assert "This is not your current password." in words_of(page)
        assert not OutgoingMail.objects.exists()

    def test_a_change_is_told_and_signs_out_everywhere_else(self, account):
        here, elsewhere = sign_in(account), sign_in(account)

        self.change(here, PASSWORD, "two small boats at sea")

        assert OutgoingMail.objects.get().subject == "Your password was changed"
        assert [one.get("/people/me/").status_code for one in (here, elsewhere)] == [200, 302]


def test_a_coordinator_who_takes_the_app_away_is_led_back_to_it(scheme, coordinator):
    account = people.account_of(person=coordinator)
    people.choose_password(account=account, by=coordinator, password=PASSWORD)
    totp.TOTP.activate(account, SECRET)
    client = sign_in(account)
    prove(client, digits_now())

    before = client.get("/people/me/").status_code
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))

    assert before == 200
    assert client.get("/people/me/").headers["Location"] == reverse("mfa_index")
