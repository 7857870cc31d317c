"""A provider on loopback that the house knows, and an account with a password."""

import pytest
from django.core.cache import cache

from kollega.config.providers import name_of
from kollega.domains.people import actions as people
from tests.web.account import openid


@pytest.fixture(autouse=True)
def _no_tries_counted_before(db):
    cache.clear()


@pytest.fixture
def provider(settings):
    with openid.running() as running:
        app = {
            "provider_id": name_of(running.url),
            "name": "Eastshire",
            "client_id": openid.CLIENT,
            "secret": openid.SECRET,
            "settings": {
                "server_url": running.url,
                "oauth_pkce_enabled": True,
                "verified_email": [],
            },
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield running


@pytest.fixture
def account(mentee):
    return people.open_account(person=mentee, password=openid.PASSWORD)
