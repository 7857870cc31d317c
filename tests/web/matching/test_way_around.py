"""Every coordinator's page of the matching keeps the way around its programme."""

import pytest
from django.urls import reverse

from kollega.web.programmes.nav import programme_nav


@pytest.fixture
def desk(sign_in, coordinator):
    return sign_in(coordinator)


PAGES = [
    "matching",
    "matching-send",
    "matching-discard",
    "matching-waiting",
    "matching-requests",
    "matching-ruled-out",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_round_under_review_shows_the_programmes_places(name, round, transition, desk):
    answer = desk.get(reverse(name, args=[transition.public_id]))

    assert answer.status_code == 200
    assert answer.context["nav"] == programme_nav(transition, "matching")
    for place in programme_nav(transition):
        assert f'href="{place["url"]}"' in answer.content.decode()


@pytest.mark.parametrize("name", ["matching-pair", "matching-forbid", "matching-swap"])
def test_so_does_a_page_of_one_pair(name, round, line, mentee, transition, desk):
    pair = line(round, mentee)

    answer = desk.get(reverse(name, args=[transition.public_id, pair.public_id]))

    assert answer.context["nav"] == programme_nav(transition, "matching")


def test_so_do_the_pages_before_a_round_and_while_it_is_computed(two, transition, desk):
    page = reverse("matching", args=[transition.public_id])

    before = desk.get(page)
    desk.post(page, {"objective": "total"})
    during = desk.get(page)

    assert before.context["nav"] == during.context["nav"] == programme_nav(transition, "matching")
    assert "Being matched" in during.content.decode()
