"""The gallery answers like a real page, without scripts and without a browser."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

PAGES = ["gallery", "gallery-forms", "gallery-tables", "gallery-dialogue"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_gallery_is_there_for_everyone(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize("name", PAGES)
def test_every_page_comes_under_the_strict_policy(client, name):
    policy = client.get(reverse(name))["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", PAGES)
def test_every_icon_named_was_built(client, name):
    page = client.get(reverse(name)).content.decode()
    built = Path(finders.find("built/icons.svg")).read_text(encoding="utf-8")

    for icon in set(re.findall(r"icons\.svg#([\w-]+)", page)):
        assert f'<symbol id="{icon}"' in built


@pytest.mark.parametrize(
    ("which", "status"),
    [("400", 400), ("403", 403), ("404", 404), ("500", 500), ("csrf", 403), ("offline", 503)],
)
def test_every_refusal_can_be_looked_at(client, which, status):
    assert client.get(reverse("gallery-refusal", args=[which])).status_code == status


def test_a_refusal_that_does_not_exist_is_not_there(client):
    assert client.get(reverse("gallery-refusal", args=["teapot"])).status_code == 404


def test_a_form_with_faults_says_so_to_programs_too(client):
    response = client.post(reverse("gallery-forms"), {"name": "Amara"})

    assert response.status_code == 422
    assert 'value="Amara"' in response.content.decode()


def test_a_whole_form_is_thanked_for(client):
    answers = {
        "name": "Amara Osei",
        "email": "amara.osei@example.org",
        "grade": "1",
        "needs": ["exams"],
        "way": "video",
        "limits": "on",
    }

    page = client.post(reverse("gallery-forms"), answers, follow=True).content.decode()

    assert "This is where it would be saved." in page


def test_two_thousand_rows_come_fifty_at_a_time(client):
    page = client.get(reverse("gallery-tables")).content.decode()

    assert page.count("data-select>") == 50
    assert "1 to 50 of 2000" in page


def test_rows_are_filtered_by_the_address(client):
    page = client.get(reverse("gallery-tables"), {"q": "amara osei"}).content.decode()

    names = set(re.findall(r"data-open data-dialogue>([^<]+)<", page))
    assert names == {"Amara Osei"}


def test_rows_that_wait_have_no_mentor(client):
    page = client.get(reverse("gallery-tables"), {"state": "waiting"}).content.decode()

    assert page.count("none yet") == page.count("data-select>") == 50


def test_rows_are_sorted_by_the_address(client):
    page = client.get(reverse("gallery-tables"), {"sort": "place"}).content.decode()

    assert re.findall(r'data-label="Place">([^<]+)<', page) == ["Ayr"] * 50


def test_ticked_rows_are_counted(client):
    address = reverse("gallery-tables") + "?q=amara"

    page = client.post(address, {"do": "remind", "selected": ["1", "2"]}, follow=True)

    assert "2 rows would be reminded now." in page.content.decode()
    assert page.redirect_chain == [(address, 302)]


def test_everything_means_everything_the_filter_lets_through(client):
    address = reverse("gallery-tables") + "?state=waiting"

    page = client.post(address, {"do": "remind", "everything": "yes"}, follow=True)

    assert "87 rows would be reminded now." in page.content.decode()


def test_long_work_comes_to_an_end(client):
    address, asked = reverse("gallery-progress"), 0

    while found := re.search(r'hx-get="([^"]+)"', client.get(address).content.decode()):
        address, asked = found.group(1), asked + 1

    assert asked == 14


def test_a_dialogue_that_succeeds_moves_the_page_on(client):
    response = client.post(
        reverse("gallery-dialogue"),
        {"until": "2026-12-04"},
        headers={"HX-Request": "true", "HX-Target": "dialogue-body"},
    )

    assert response["HX-Redirect"] == reverse("gallery")
