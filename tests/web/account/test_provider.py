"""Signing in through the organisation's own accounts: those who are known, as themselves, alone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from kollega.config.providers import name_of
from kollega.domains.people import actions as people
from kollega.domains.people.models import Account, Person
from kollega.foundation.models import OutgoingMail
from tests.fixtures_relationships import words_of
from tests.web.account import openid
from tests.web.account.openid import PASSWORD, is_in, is_said, nothing_came_of, sign_in, start_of


class TestTheDoor:
    """One button where it is set, none where it is not."""

    def test_the_button_says_whose_accounts_they_are(self, provider):
        page = Client().get(reverse("account_login"), {"next": "/people/me/"})

        assert "Sign in with Eastshire" in words_of(page)
        assert f'href="{start_of(provider)}?next=%2Fpeople%2Fme%2F"' in page.content.decode()

    def test_without_a_provider_there_is_neither_button_nor_way(self, db):
        page = Client().get(reverse("account_login"))
        ways = [
            Client().get(f"/account/oidc/anything/{end}") for end in ("login/", "login/callback/")
        ]

        assert "Sign in with" not in words_of(page)
        assert [way.status_code for way in ways] == [404, 404]

    def test_the_policy_of_the_page_is_as_strict_as_without(self, provider):
        policy = Client().get(reverse("account_login")).headers["Content-Security-Policy"]

        assert "form-action 'self';" in policy + ";"
        assert "127.0.0.1" not in policy

    @pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
    def test_no_other_site_sends_anybody_on_the_way(self, provider, site):
        answer = Client(headers={"Sec-Fetch-Site": site}).get(start_of(provider))

        assert answer.headers["Location"] == reverse("account_login")

    def test_nothing_is_taken_from_the_address_but_where_to_go_afterwards(self, provider):
        query = {"scope": "groups", "process": "connect", "auth_params": "prompt=none"}

        there = Client().get(start_of(provider), query).headers["Location"]

        asked = openid.asked_for(there)
        assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]
        assert "prompt" not in asked

    @pytest.mark.parametrize(
        ("path", "leads_to"), [("3rdparty/", "mfa_index"), ("3rdparty/signup/", "account_login")]
    )
    def test_pages_of_the_library_are_not_shown(self, provider, path, leads_to):
        answer = Client().get(f"/account/{path}")

        assert answer.headers["Location"] == reverse(leads_to)


class TestSomebodyWhoIsKnown:
    """An address that the provider vouches for."""

    def test_they_come_in_and_where_they_wished_to(self, provider, account):
        is_said(provider, account.email.upper())
        client = Client()

        answer = sign_in(provider, client, next="/people/me/")

        assert is_in(client) == str(account.pk)
        assert answer.headers["Location"] == "/people/me/"

    def test_nobody_is_sent_to_another_house(self, provider, account):
        is_said(provider, account.email)

        answer = sign_in(provider, next="https://elsewhere.example.org/")

        assert answer.headers["Location"] == "/"

    def test_of_what_is_said_only_the_number_stays(self, provider, account):
        is_said(provider, account.email)

        sign_in(provider)
        sign_in(provider)

        kept = SocialAccount.objects.values_list("user", "provider", "uid", "extra_data")
        assert list(kept) == [(account.pk, name_of(provider.url), "1001", {})]

    def test_their_password_stays_good(self, provider, account):
        is_said(provider, account.email)
        client = Client()

        sign_in(provider, client)

        account.refresh_from_db()
        assert is_in(client)
        assert account.check_password(PASSWORD)

    def test_they_are_told_once(self, provider, account):
        is_said(provider, account.email)

        sign_in(provider)
        sign_in(provider)

        letter = OutgoingMail.objects.get()
        assert letter.subject == "How you sign in was changed"
        assert "You signed in by Eastshire for the first time" in letter.text
        assert "127.0.0.1" not in letter.text

    def test_once_connected_the_number_counts_and_no_address(self, provider, account, mentor):
        is_said(provider, account.email)
        sign_in(provider)
        people.open_account(person=mentor)
        is_said(provider, mentor.email)
        client = Client()

        sign_in(provider, client)

        assert is_in(client) == str(account.pk)

    def test_somebody_invited_comes_in_without_having_had_an_account(
        self, provider, scheme, takes_part, mentee
    ):
        takes_part(mentee, scheme, "mentee", stage="invited")
        is_said(provider, mentee.email)
        client = Client()

        sign_in(provider, client)

        assert is_in(client) == str(mentee.account.pk)

    def test_the_second_factor_is_asked_for(self, provider, account):
        Authenticator.objects.create(
            user=account, type=Authenticator.Type.TOTP, data={"secret": "x"}
        )
        is_said(provider, account.email)
        client = Client()

        answer = sign_in(provider, client)

        assert answer.headers["Location"] == reverse("mfa_authenticate")
        assert is_in(client) is None

    def test_a_coordinator_without_one_is_led_to_it(self, provider, scheme, coordinator):
        people.account_of(person=coordinator)
        is_said(provider, coordinator.email)
        client = Client()

        sign_in(provider, client)

        assert client.get("/").headers["Location"] == reverse("mfa_index")

    def test_a_closed_account_stays_closed(self, provider, account):
        Account.objects.update(is_active=False)
        is_said(provider, account.email)
        client = Client()

        answer = sign_in(provider, client)

        assert answer.headers["Location"] == reverse("account_inactive")
        assert is_in(client) is None
        assert not SocialAccount.objects.exists()


class TestSomebodyElse:
    """Strangers, and addresses for which nobody vouches."""

    def test_a_stranger_reads_what_to_do_and_gets_no_account(self, provider, account):
        is_said(provider, "stranger@example.org")
        client = Client()

        answer = sign_in(provider, client)

        assert nothing_came_of(answer, 403)
        assert "your address is stranger@example.org" in words_of(answer)
        assert "Sign in with the address your invitation came to" in words_of(answer)
        assert is_in(client) is None
        assert (Account.objects.count(), Person.objects.count()) == (1, 1)

    @pytest.mark.parametrize("verified", [False, "false", None, "", 0])
    def test_an_unverified_address_opens_nothing(self, provider, account, verified):
        is_said(provider, account.email, verified=verified)
        client = Client()

        answer = sign_in(provider, client)

        assert nothing_came_of(answer, 403)
        assert "does not confirm an email address of yours" in words_of(answer)
        assert is_in(client) is None

    @pytest.mark.parametrize(("domain", "comes_in"), [("example.org", True), ("ample.org", False)])
    def test_domains_that_the_operator_trusts_need_no_such_word(
        self, provider, account, settings, domain, comes_in
    ):
        (app,) = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        app["settings"]["verified_email"] = [domain]
        is_said(provider, account.email, verified=None)
        client = Client()

        sign_in(provider, client)

        assert bool(is_in(client)) is comes_in

    def test_whoever_is_only_named_as_a_supervisor_gets_no_account(self, provider, supervisor):
        is_said(provider, supervisor.email)

        answer = sign_in(provider)

        assert nothing_came_of(answer, 403)
        assert not Account.objects.exists()

    def test_no_address_at_all(self, provider, account):
        provider.claims = {"sub": "1001"}

        assert nothing_came_of(sign_in(provider), 403)


class TestWhatGoesWrong:
    """A provider, or somebody in between, who does not keep to what was agreed."""

    @pytest.fixture(autouse=True)
    def _known(self, provider, account):
        is_said(provider, account.email)

    @pytest.mark.parametrize(
        "signed",
        [
            {"nonce": "another"},
            {"nonce": None},
            {"aud": "somebody else"},
            {"iss": "https://elsewhere.example.org"},
            {"exp": 1},
            {"sub": "1002"},
        ],
        ids=lambda signed: next(iter(signed)),
    )
    def test_a_signed_word_for_another_visit_opens_nothing(self, provider, signed):
        provider.signed = signed
        client = Client()

        answer = sign_in(provider, client)

        assert nothing_came_of(answer, 401)
        assert "That did not work" in words_of(answer)
        assert is_in(client) is None

    def test_nor_does_it_where_the_account_is_connected(self, provider):
        sign_in(provider)
        provider.signed = {"nonce": "another"}
        client = Client()

        assert sign_in(provider, client).status_code == 401
        assert is_in(client) is None

    def test_a_way_back_that_this_browser_never_began(self, provider):
        there = Client().get(start_of(provider)).headers["Location"]
        client = Client()

        answer = client.get(openid.follow(there))

        assert nothing_came_of(answer, 401)
        assert is_in(client) is None

    def test_a_code_of_another_visit(self, provider):
        client = Client()
        mine, theirs = (
            openid.follow(one.get(start_of(provider)).headers["Location"])
            for one in (client, Client())
        )
        state = openid.asked_for(mine)["state"][0]
        code = openid.asked_for(theirs)["code"][0]

        answer = client.get(mine.split("?")[0], {"code": code, "state": state})

        assert nothing_came_of(answer, 401)
        assert is_in(client) is None

    def test_the_same_way_back_twice(self, provider):
        client = Client()
        there = openid.follow(client.get(start_of(provider)).headers["Location"])
        client.get(there)
        client.logout()

        assert client.get(there).status_code == 401

    def test_somebody_who_stops_on_the_way(self, provider):
        client = Client()
        there = openid.follow(client.get(start_of(provider)).headers["Location"])
        state = openid.asked_for(there)["state"][0]

        answer = client.get(
            there.split("?")[0], {"error": "access_denied", "state": state}, follow=True
        )

        assert "You stopped on the way" in words_of(answer)

    def test_a_provider_that_is_away_before(self, provider):
        provider.away = True

        answer = Client().get(start_of(provider))

        assert nothing_came_of(answer, 401)

    def test_a_provider_that_is_away_after(self, provider):
        client = Client()
        there = openid.follow(client.get(start_of(provider)).headers["Location"])
        provider.away = True

        assert nothing_came_of(client.get(there), 401)


@pytest.mark.parametrize(
    ("server", "name"),
    [
        ("https://login.example.org", "login-example-org"),
        ("https://Login.example.org/realms/Hospital_1", "login-example-org-realms-hospital-1"),
        ("http://127.0.0.1:8080", "127-0-0-1-8080"),
    ],
)
def test_the_name_of_a_provider_comes_from_its_address(server, name):
    assert name_of(server) == name
