"""Whoever came through the provider: proving it once more, and letting go of it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from kollega.config.providers import name_of
from kollega.domains.people import actions as people
from kollega.foundation.models import OutgoingMail
from tests.fixtures_relationships import words_of
from tests.web.account import openid
from tests.web.account.openid import PASSWORD, is_said, sign_in


class TestProvingItOnceMore:
    """Whoever has the provider alone proves it there before the ways to sign in are changed."""

    PAGES = ("my-address", "my-password", "mfa_add_webauthn", "mfa_activate_totp")

    @pytest.fixture
    def client(self, provider, mentee):
        people.open_account(person=mentee)
        is_said(provider, mentee.email)
        client = Client()
        sign_in(provider, client)
        return client

    def an_hour_passes(self, client):
        session = client.session
        for record in session["account_authentication_methods"]:
            record["at"] -= 3600
        session.save()

    @pytest.mark.parametrize("name", PAGES)
    def test_whoever_just_came_by_it_goes_on(self, client, name):
        assert client.get(reverse(name)).status_code == 200

    @pytest.mark.parametrize("name", PAGES)
    def test_later_they_are_asked(self, client, provider, name):
        self.an_hour_passes(client)

        page = client.get(reverse(name), follow=True)

        assert "Is it you?" in words_of(page)
        assert "Go on with Eastshire" in words_of(page)

    def test_they_prove_it_there_and_come_back(self, client, provider):
        self.an_hour_passes(client)
        page = client.get(reverse("my-address"), follow=True)
        there = client.get(page.context["url"]).headers["Location"]

        back = client.get(openid.follow(there))

        assert openid.asked_for(there)["prompt"] == ["login"]
        assert back.headers["Location"] == reverse("my-address")
        assert client.get(reverse("my-address")).status_code == 200

    def test_with_a_password_it_is_the_password_that_is_asked_for(self, client, mentee):
        people.choose_password(account=mentee.account, by=mentee, password=PASSWORD)
        client.force_login(
            mentee.account, backend="allauth.account.auth_backends.AuthenticationBackend"
        )

        page = client.get(reverse("my-address"))

        assert page.headers["Location"].startswith(reverse("account_reauthenticate"))

    def test_a_stranger_is_sent_to_sign_in(self, provider):
        page = Client().get(reverse("provider-again", args=[name_of(provider.url)]))

        assert page.headers["Location"].startswith(reverse("account_login"))


class TestLettingGo:
    """The page says that it is connected, and lets go where another way is left."""

    @pytest.fixture
    def client(self, provider, account):
        is_said(provider, account.email)
        client = Client()
        sign_in(provider, client)
        OutgoingMail.objects.all().delete()
        return client

    def let_go(self, client):
        return client.post(reverse("provider-disconnect"), follow=True)

    def prove(self, client):
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    def test_the_page_says_so(self, client, mentor):
        other = Client()
        other.force_login(
            people.open_account(person=mentor),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )

        mine, theirs = (words_of(one.get(reverse("mfa_index"))) for one in (client, other))

        assert "Disconnect" in mine
        assert "Not connected." in theirs
        assert "Disconnect" not in theirs

    def test_the_password_is_asked_for_first(self, client):
        page = self.let_go(client)

        assert "Is it you?" in words_of(page)
        assert SocialAccount.objects.count() == 1

    def test_with_a_password_left_it_lets_go_and_tells(self, client, account):
        self.prove(client)

        page = self.let_go(client)

        letter = OutgoingMail.objects.get(to=account.email)
        assert "Not connected." in words_of(page)
        assert not SocialAccount.objects.exists()
        assert "You no longer sign in by Eastshire." in letter.text

    def test_with_nothing_left_it_does_not(self, client, provider, account):
        account.set_unusable_password()
        account.save()
        sign_in(provider, client)

        page = client.post(reverse("provider-disconnect"))

        assert page.status_code == 409
        assert "First choose a password or add a passkey" in words_of(page)
        assert SocialAccount.objects.count() == 1

    @pytest.mark.parametrize(("alone", "lets_go"), [(True, True), (False, False)])
    def test_a_passkey_counts_if_it_opens_the_door_alone(
        self, client, account, monkeypatch, alone, lets_go
    ):
        from kollega.web.account import provider as ways

        account.set_unusable_password()
        account.save()
        Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={})
        monkeypatch.setattr(
            Authenticator, "wrap", lambda self: type("Key", (), {"is_passwordless": alone})
        )

        assert ways._has_another_way(account) is lets_go

    def test_a_provider_that_is_no_longer_used_is_not_spoken_of(self, client, settings):
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}

        page = client.get(reverse("mfa_index"))

        assert page.status_code == 200
        assert "Eastshire" not in words_of(page)
