"""Whoever was shown a person can speak of them; a guessed address leads nowhere."""

import pytest
from django.core import signing
from django.template import Context, Template
from django.test import RequestFactory

from kollega.domains.people.models import ReportingLine, Veto
from kollega.foundation.errors import NotFound
from kollega.web.people import shown

DEEDS = ["supervisor", "rather-not-meet"]


@pytest.mark.parametrize("deed", DEEDS)
def test_the_small_page_names_whom_one_was_shown(mentee, mentor, token, sign_in, deed):
    page = sign_in(mentee).get(f"/people/shown/{token(mentor, mentee)}/{deed}/")

    assert "Dr Janet Ross" in page.content.decode()


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("who", ["supervisor", "stranger", "coordinator", "evaluator", "mentor"])
def test_anothers_token_leads_nowhere(request, mentee, mentor, token, sign_in, who, deed):
    somebody = request.getfixturevalue(who)
    address = f"/people/shown/{token(mentee, mentor)}/{deed}/"
    if who == "mentor":
        address = f"/people/shown/{token(mentee, mentee)}/{deed}/"
    browser = sign_in(somebody)

    assert browser.get(address).status_code == 404
    assert browser.post(address, {"whose": "mine", "kind": "trainer"}).status_code == 404
    assert not ReportingLine.objects.exists()
    assert not Veto.objects.exists()


@pytest.mark.parametrize("deed", DEEDS)
def test_a_juniors_own_name_in_an_address_leads_nowhere(mentee, supervisor, sign_in, deed):
    address = f"/people/shown/{mentee.public_id}/{deed}/"

    assert sign_in(supervisor).get(address).status_code == 404


def test_a_token_grows_old(mentee, mentor, token, monkeypatch):
    written = token(mentor, mentee)
    monkeypatch.setattr(shown, "GOOD_FOR", -1)

    with pytest.raises(NotFound):
        shown.person_of(written, viewer=mentee)


def test_a_token_is_not_good_for_anything_else(mentee, mentor):
    forged = signing.dumps(mentor.public_id, salt="kollega.joining")

    with pytest.raises(NotFound):
        shown.person_of(forged, viewer=mentee)


def test_a_page_that_shows_somebody_offers_both_in_its_menu(mentee, mentor):
    request = RequestFactory().get("/matching/?page=2")
    request.person = mentee
    drawn = Template("{% load people %}{% said_of person %}").render(
        Context({"request": request, "person": mentor})
    )

    assert drawn.count("data-dialogue") == 2
    assert "next=%2Fmatching%2F%3Fpage%3D2" in drawn
