"""A person's own pages."""

from datetime import date

import pytest
from django.test import Client

from kollega.domains.people import actions as people
from kollega.domains.people import queries
from kollega.domains.people.models import Affiliation, Characteristic
from kollega.domains.people.vocabulary import OrganisationKind

PAGES = [
    "/people/me/",
    "/people/me/name/",
    "/people/me/work/",
    "/people/me/about/",
    "/people/me/supervisors/",
    "/people/me/rather-not-meet/",
    "/people/told-me/",
]
WORK = {"organisation": "St Elsewhere", "grade": "ST3", "stage": "3", "specialty": "Surgery"}


@pytest.fixture
def browser(mentee, sign_in):
    return sign_in(mentee)


@pytest.mark.parametrize("page", [*PAGES, "/people/me/password/"])
def test_a_stranger_is_sent_to_sign_in(db, page):
    response = Client().get(page)

    assert (response.status_code, response.url) == (302, f"/account/login/?next={page}")


@pytest.mark.parametrize(
    "who", ["mentee", "mentor", "coordinator", "supervisor", "evaluator", "stranger"]
)
def test_everybody_has_pages_of_their_own_and_sees_nobody_elses(request, sign_in, mentee, who):
    somebody = request.getfixturevalue(who)
    browser = sign_in(somebody)
    mentee.telephone = "0131 496 0000"
    mentee.save()

    for page in PAGES:
        text = browser.get(page).content.decode()
        assert ("0131 496 0000" in text) == (
            who == "mentee" and page in ("/people/me/", "/people/me/name/")
        )


def test_what_one_is_part_of_stands_on_the_page(browser, mentee, takes_part, scheme):
    part = takes_part(mentee, scheme, "mentee")

    page = browser.get("/people/me/").content.decode()

    assert scheme.name in page
    assert f"/programmes/part/{part.public_id}/" in page


def test_name_number_and_languages_are_changed_by_oneself(browser, mentee):
    browser.post(
        "/people/me/name/",
        {
            "title": "Prof",
            "given_name": "Ama",
            "family_name": "Ósei",
            "telephone": "0131",
            "languages": ["tw"],
        },
    )

    mentee.refresh_from_db()
    assert (mentee.name, mentee.telephone, mentee.languages) == ("Prof Ama Ósei", "0131", ["tw"])
    assert mentee.sort_key == "osei ama"


def test_a_name_is_one_line_in_mails_and_lists(browser, mentee):
    browser.post(
        "/people/me/name/",
        {
            "given_name": "Amara\r\n\r\nSee https://example.net",
            "family_name": "Osei\n=1",
            "languages": ["en"],
        },
    )

    mentee.refresh_from_db()
    assert mentee.name == "Amara See https://example.net Osei =1"


def test_a_name_is_needed(browser, mentee):
    response = browser.post("/people/me/name/", {"given_name": "Ama", "languages": ["en"]})

    assert response.status_code == 200
    mentee.refresh_from_db()
    assert mentee.family_name == "Osei"


def test_a_place_of_work_is_added_changed_and_removed(browser, mentee):
    browser.post("/people/me/work/", WORK | {"starts_on": "2025-08-01"})
    place = queries.affiliations_of(mentee).get()
    assert (place.organisation.name, place.step) == ("St Elsewhere", 3)

    browser.post(f"/people/me/work/{place.pk}/", WORK | {"starts_on": "2025-09-01", "grade": "ST4"})
    place = queries.affiliations_of(mentee).get()
    assert (place.grade, place.starts_on) == ("ST4", date(2025, 9, 1))

    browser.post(f"/people/me/work/{place.pk}/remove/")
    assert not queries.affiliations_of(mentee)


def test_a_known_organisation_is_recognised_by_its_name(browser, mentee):
    known = people.add_organisation(name="St. Elsewhere", kind=OrganisationKind.SITE)

    browser.post("/people/me/work/", WORK)

    assert queries.affiliations_of(mentee).get().organisation == known


def test_an_end_before_the_beginning_is_asked_again(browser, mentee):
    response = browser.post(
        "/people/me/work/", WORK | {"starts_on": "2025-08-01", "ends_on": "2024-08-01"}
    )

    assert "The end is before the beginning." in response.content.decode()
    assert not Affiliation.objects.exists()


def test_nobody_gets_at_anothers_place_of_work(browser, stranger, organisation):
    theirs = people.affiliate(person=stranger, by=stranger, organisation=organisation)

    assert browser.get(f"/people/me/work/{theirs.pk}/").status_code == 404
    assert browser.post(f"/people/me/work/{theirs.pk}/", WORK).status_code == 404
    assert browser.post(f"/people/me/work/{theirs.pk}/remove/").status_code == 404
    assert Affiliation.objects.get() == theirs


def test_protected_things_are_said_by_oneself_and_removed(browser, mentee):
    browser.post("/people/me/about/", {"value": "Christian", "whose": "wanted"})
    said = queries.characteristics_of(mentee).get()
    assert (said.value, said.wanted_in_a_mentor, bool(said.confirmed_at)) == (
        "Christian",
        True,
        True,
    )

    browser.post(f"/people/me/about/{said.pk}/", {"answer": "no"})
    assert not queries.characteristics_of(mentee)


def test_what_a_file_said_is_confirmed_on_the_same_page(browser, mentee):
    told = Characteristic.objects.create(person=mentee, value="Christian")
    assert "before you confirm it" in browser.get("/people/me/about/").content.decode()

    browser.post(f"/people/me/about/{told.pk}/", {"answer": "yes"})

    told.refresh_from_db()
    assert told.confirmed_at


def test_nobody_touches_anothers_protected_things(browser, stranger):
    theirs = Characteristic.objects.create(person=stranger, value="Christian")

    for answer in ("yes", "no"):
        browser.post(f"/people/me/about/{theirs.pk}/", {"answer": answer})

    theirs.refresh_from_db()
    assert theirs.confirmed_at is None


def test_protected_things_stand_on_no_other_page(browser, mentee, takes_part, scheme):
    people.name_characteristic(person=mentee, by=mentee, value="Christian")
    part = takes_part(mentee, scheme, "mentee")

    for page in ("/people/me/", f"/programmes/part/{part.public_id}/"):
        assert "Christian" not in browser.get(page).content.decode()


def test_whoever_came_by_a_button_chooses_a_password(browser, mentee):
    assert "Choose a password" in browser.get("/people/me/").content.decode()

    response = browser.post("/people/me/password/", {"password": "four words in a row"})

    mentee.account.refresh_from_db()
    assert mentee.account.check_password("four words in a row")
    assert browser.get(response.url).status_code == 200
    assert "Choose a password" not in browser.get("/people/me/").content.decode()


@pytest.mark.parametrize("password", ["short", "password12345", "amara.osei@example.org"])
def test_a_weak_password_is_asked_again(browser, mentee, password):
    response = browser.post("/people/me/password/", {"password": password})

    assert response.status_code == 200
    mentee.account.refresh_from_db()
    assert not mentee.account.has_usable_password()


def test_a_password_that_stands_is_not_replaced_without_the_old_one(browser, mentee):
    browser.post("/people/me/password/", {"password": "four words in a row"})

    response = browser.post("/people/me/password/", {"password": "other words in a row"})

    assert response.url == "/account/password/change/"
    mentee.account.refresh_from_db()
    assert mentee.account.check_password("four words in a row")
