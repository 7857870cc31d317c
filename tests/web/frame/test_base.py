import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

VIEWER = {
    "name": "Amara Osei",
    "initials": "AO",
    "links": [{"label": "Your account", "url": "/account/"}],
    "sign_out_url": "/account/logout/",
}


def nav(number):
    return [
        {"label": f"Page {n}", "url": f"/{n}/", "current": n == 2, "icon": "people", "news": n == 3}
        for n in range(1, number + 1)
    ]


def page(**values):
    request = RequestFactory().get("/")
    return render_to_string("base.html", {"theme": "", **values}, request=request)


def test_the_content_is_one_jump_away():
    found = page()

    assert found.index('<a class="skip" href="#main">') < found.index("<header")
    assert '<main id="main"' in found


def test_help_is_one_tap_away_for_everyone():
    assert "Help now" in page()
    assert "Help now" in page(viewer=VIEWER)


def test_htmx_may_not_evaluate_nor_keep_pages():
    config = re.search(r"name=\"htmx-config\" content='([^']+)'", page()).group(1)

    for setting in (
        '"allowEval":false',
        '"includeIndicatorStyles":false',
        '"selfRequestsOnly":true',
        '"allowScriptTags":false',
        '"historyCacheSize":0',
    ):
        assert setting in config


def test_requests_of_somebody_signed_in_carry_the_token():
    assert '"X-CSRFToken"' in page(viewer=VIEWER)


def test_a_stranger_who_only_reads_gets_no_token_in_the_body():
    assert '"X-CSRFToken"' not in page()


def test_the_menu_of_a_person_names_them():
    found = page(viewer=VIEWER)

    assert ">Menu of Amara Osei</span>" in found
    assert '<a href="/account/">Your account</a>' in found
    assert '<form method="post" action="/account/logout/">' in found


def test_a_stranger_has_a_menu_without_a_name():
    found = page()

    assert ">Menu</span>" in found
    assert "Sign out" not in found


@pytest.mark.parametrize(("number", "late"), [(3, 0), (5, 0), (6, 2), (8, 4)])
def test_a_phone_shows_four_ways_and_more(number, late):
    found = page(nav=nav(number))

    assert found.count('class="nav-late"') == late
    assert (">More<" in found) == (late > 0)


def test_the_navigation_says_where_one_is_and_where_news_wait():
    found = page(nav=nav(4))

    assert found.count('aria-current="page"') == 1
    assert found.count("(something new)") == 1


def test_without_a_navigation_there_is_none():
    assert "<nav" not in page()


@pytest.mark.parametrize("tag", ["warning", "success"])
def test_messages_of_a_page_are_announced(tag):
    found = page(messages=[type("Message", (str,), {"tags": tag})("Saved")])

    assert f'<div class="toast-line {tag}" data-toast>Saved' in found
    assert 'id="toasts" role="status"' in found
