"""What a page showed is not kept by the browser or by a proxy on the way."""

import pytest
from django.test import Client


@pytest.mark.parametrize("page", ["/", "/people/me/", "/relationships/", "/help-now/"])
def test_a_page_is_kept_nowhere(mentee, sign_in, page):
    answer = sign_in(mentee).get(page)

    assert answer.headers["Cache-Control"] == "no-store, private"


def test_neither_is_a_refusal(mentee, sign_in):
    assert "no-store" in sign_in(mentee).get("/nothing/here/").headers["Cache-Control"]


def test_what_is_the_same_for_everybody_can_be_kept():
    assert "public" in Client().get("/brand.css").headers["Cache-Control"]
