import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.views import defaults
from django.views.csrf import csrf_failure

OURS = ["400", "403", "404", "405", "413", "500", "csrf", "offline", "refused"]


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


def test_an_address_for_forms_alone_is_a_page_too(client, sign_in, mentee):
    answer = sign_in(mentee).get("/people/me/supervisors/add/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "only takes what a form sends" in answer.content.decode()


def test_whoever_sends_a_form_too_late_comes_back_to_the_form(client, db):
    stands_on = "http://testserver/people/me/supervisors/?q=ross"

    answer = client.post("/people/me/supervisors/add/", HTTP_REFERER=stands_on)

    assert answer.url == "/account/login/?next=/people/me/supervisors/%3Fq%3Dross"


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/people/me/"])
def test_a_form_from_nowhere_leads_to_the_first_page(client, db, referer):
    answer = client.post("/people/me/supervisors/add/", HTTP_REFERER=referer)

    assert answer.url == "/account/login/?next=/"
