import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.views import defaults
from django.views.csrf import csrf_failure

OURS = ["400", "403", "404", "500", "csrf", "offline", "refused"]


@pytest.mark.parametrize("which", OURS)
def test_a_refusal_says_what_happened_and_how_to_go_on(which):
    page = render_to_string(f"errors/{which}.html")

    assert page.count("<h1>") == 1
    assert 'href="/"' in page


@pytest.mark.parametrize("which", OURS)
def test_help_is_one_tap_away_even_from_a_refusal(which):
    assert 'class="help-now" href="/help-now/"' in render_to_string(f"errors/{which}.html")


@pytest.mark.parametrize("which", OURS)
def test_no_refusal_shouts(which):
    page = render_to_string(f"errors/{which}.html").replace("<!doctype", "")

    assert "!" not in page


@pytest.mark.parametrize(
    ("view", "heading", "status"),
    [
        (lambda request: defaults.bad_request(request, ValueError()), "arrive whole", 400),
        (lambda request: defaults.permission_denied(request, ValueError()), "not for you", 403),
        (lambda request: defaults.page_not_found(request, ValueError()), "nothing here", 404),
        (defaults.server_error, "on our side", 500),
        (csrf_failure, "send that again", 403),
    ],
)
@override_settings(DEBUG=False)
def test_django_finds_our_pages(view, heading, status):
    response = view(RequestFactory().get("/somewhere/"))

    assert response.status_code == status
    assert heading in response.content.decode()


def test_a_missing_page_does_not_say_whether_it_ever_was(client):
    page = client.get("/nothing/like/this/").content.decode()

    assert "We do not say which" in page
    assert "nothing/like/this" not in page


def test_a_refused_deed_gives_its_reason():
    page = render_to_string("errors/refused.html", {"reason": "This mentor is not free just now."})

    assert "This mentor is not free just now." in page
