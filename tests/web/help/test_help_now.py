"""Help is one touch away for everybody, in their own country."""

import pytest

from kollega.domains.programmes.catalogue import HELP_NOW
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Country, Role
from kollega.foundation import clock


@pytest.mark.parametrize("country", Country)
def test_every_number_of_a_country_is_a_link_to_call(client, db, country):
    text = client.get(f"/help-now/?country={country.value}").content.decode()

    for line in HELP_NOW[country]:
        assert f'href="tel:{line.dialled}"' in text
        assert line.number in text


def test_it_is_there_without_signing_in(client, db):
    answer = client.get("/help-now/")

    assert answer.status_code == 200
    assert "nobody is told that you looked" in answer.content.decode()


def test_it_is_there_for_a_coordinator_who_has_not_set_up_a_second_factor(client, maker):
    client.force_login(maker.account, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/help-now/").status_code == 200


@pytest.mark.parametrize("asked", ["", "atlantis", "GB-ENG", "<script>"])
def test_a_country_nobody_knows_gives_the_usual_one(client, db, asked):
    answer = client.get("/help-now/", {"country": asked})

    assert answer.context["country"] == Country.ENGLAND


def test_somebody_signed_in_finds_their_own_country_first(sign_in, mentee, make_programme):
    programme = make_programme(country="no")
    Participation.objects.create(
        programme=programme, person=mentee, role=Role.MENTEE, created_at=clock.now()
    )

    answer = sign_in(mentee).get("/help-now/")

    assert answer.context["country"] == Country.NORWAY


def test_the_other_countries_are_one_touch_away(client, db):
    text = client.get("/help-now/").content.decode()

    assert all(f"?country={country.value}" in text for country in Country)


def test_danger_to_life_stands_before_everything_else(client, db):
    text = client.get("/help-now/?country=se").content.decode()

    assert text.index("tel:112") < text.index("tel:90101")


def test_it_says_when_the_numbers_were_checked(client, db):
    assert "last compared with their sources on" in client.get("/help-now/").content.decode()


def test_it_is_read_only(client, db):
    assert client.post("/help-now/").status_code == 405


def test_every_page_has_the_link(sign_in, stranger):
    assert 'href="/help-now/"' in sign_in(stranger).get("/programmes/").content.decode()


def test_it_costs_strangers_one_query(client, settings, django_assert_num_queries, db):
    settings.DEMONSTRATION = False

    with django_assert_num_queries(1):
        client.get("/help-now/")


@pytest.mark.parametrize(
    ("country", "number", "words"),
    [
        (Country.WALES, "111", "press 2"),
        (Country.NORTHERN_IRELAND, "0808 808 8000", "Lifeline"),
        (Country.WALES, "116 123", "Samaritans"),
        (Country.NORTHERN_IRELAND, "116 123", "Samaritans"),
        (Country.NORTHERN_IRELAND, "0330 123 1245", "every doctor"),
    ],
)
def test_wales_and_northern_ireland_have_lines_of_their_own(client, db, country, number, words):
    text = client.get("/help-now/", {"country": country.value}).content.decode()

    assert number in text
    assert words in text


def test_nobody_in_northern_ireland_is_sent_to_a_number_that_is_not_there(client, db):
    text = client.get("/help-now/", {"country": "gb-nir"}).content.decode()

    assert "tel:111" not in text
