"""When something breaks, a calm page says what to do, and help is still one tap away."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.template import loader
from django.test import Client
from django.urls import reverse

from kollega.web.home import next_steps

pytestmark = pytest.mark.django_db
PAGES = {"400": 400, "403": 403, "404": 404, "500": 500, "503": 503, "csrf": 403, "offline": 503}


@pytest.fixture
def home(mentee, sign_in, monkeypatch):
    """Ask for the first page while the work behind it fails with an error."""

    def ask(error):
        def fail(person):
            raise error

        client = sign_in(mentee)
        client.raise_request_exception = False
        monkeypatch.setattr(next_steps, "of", fail)
        return client.get("/")

    return ask


def test_without_the_database_the_page_says_when_to_come_back(home):
    answer = home(OperationalError("connection refused"))

    assert answer.status_code == 503
    assert answer["Retry-After"] == "120"
    assert "Back in a few minutes" in answer.content.decode()


def test_help_is_there_without_the_database(mentee, sign_in, monkeypatch):
    def away(*_):
        raise OperationalError("connection refused")

    client = sign_in(mentee)
    client.raise_request_exception = False
    monkeypatch.setattr(SessionStore, "load", away)

    answer = client.get("/help-now/?country=gb-sct")

    assert answer.status_code == 200
    assert 'href="tel:999"' in answer.content.decode()
    assert "Osei" not in answer.content.decode()


def test_an_error_of_ours_is_said_to_be_ours(home):
    answer = home(ValueError("amara.osei@example.org"))

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert "amara" not in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_every_such_page_leads_to_help_and_onward(page, client):
    answer = client.get(reverse("gallery-refusal", args=[page]))

    assert answer.status_code == PAGES[page]
    assert 'href="/help-now/"' in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@pytest.mark.parametrize("page", ["500", "503"])
def test_the_pages_of_a_broken_house_ask_the_database_nothing(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "Help now" in loader.render_to_string(f"errors/{page}.html")


def test_a_form_without_its_token_is_said_to_come_again():
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x"})

    assert answer.status_code == 403
    assert "Please send that again" in answer.content.decode()
