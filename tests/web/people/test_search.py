"""Finding somebody by name never becomes a list of everybody."""

import pytest

from kollega.domains.people import actions as people
from kollega.web.people import limits

PAGES = ["/people/me/supervisors/", "/people/me/rather-not-meet/"]


@pytest.fixture
def browser(mentee, together, sign_in):
    return sign_in(mentee)


def found(response):
    return [(one.name, one.organisation) for one in response.context["found"]]


@pytest.mark.parametrize("page", PAGES)
def test_a_search_shows_a_name_and_where_somebody_works_and_no_more(
    browser, page, mentor, organisation
):
    people.affiliate(
        person=mentor, by=mentor, organisation=organisation, grade="GP", specialty="Surgery"
    )

    response = browser.get(f"{page}?q=ross")

    text = response.content.decode()
    assert found(response) == [("Dr Janet Ross", "Eastshire Deanery")]
    for secret in (mentor.email, mentor.public_id, "Surgery", "Hello."):
        assert secret not in text


@pytest.mark.parametrize("words", ["", "r", "ro", " r o ", "..", "%", "*"])
def test_fewer_than_three_letters_find_nobody(browser, words):
    assert found(browser.get(PAGES[0], {"q": words})) == []


def test_at_most_eight_are_found(browser, person, takes_part, together):
    for number in range(9):
        somebody = person("Dr", f"Given{chr(97 + number)}", "Samename")
        takes_part(somebody, together, "mentor", portrait="Hi.", portrait_confirmed=True)

    assert len(found(browser.get(f"{PAGES[0]}?q=samename"))) == 8


def test_many_searches_in_a_row_have_to_wait(browser, monkeypatch):
    monkeypatch.setattr(limits, "NAMES", 2)

    statuses = [browser.get(f"{PAGES[0]}?q=ross").status_code for _ in range(3)]

    assert statuses == [200, 200, 409]


def test_typing_names_counts_as_searching(browser, monkeypatch):
    monkeypatch.setattr(limits, "NAMES", 1)
    typed = {"given_name": "A", "family_name": "B", "kind": "trainer"}

    statuses = [browser.post(f"{PAGES[0]}add/", typed).status_code for _ in range(2)]

    assert statuses == [302, 409]


@pytest.mark.parametrize("page", PAGES)
def test_a_supervisor_who_looks_for_a_mentor_does_not_find_that_a_junior_is_one(
    mentor, supervisor, organisation, together, takes_part, sign_in, page
):
    takes_part(supervisor, together, "mentee")
    browser = sign_in(supervisor)
    assert found(browser.get(f"{page}?q=ross"))

    people.record_reporting_line(senior=supervisor, junior=mentor, kind="trainer", by=mentor)

    assert found(browser.get(f"{page}?q=ross")) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_supervisor_finds_no_junior(mentee, supervisor, together, takes_part, sign_in, page):
    takes_part(supervisor, together, "mentor", portrait="Hi.", portrait_confirmed=True)

    response = sign_in(supervisor).get(f"{page}?q=osei")

    assert found(response) == []
    assert "Amara" not in response.content.decode()
