"""This person is or was my supervisor: in two taps, or by a typed name."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kollega.domains.people import actions as people
from kollega.domains.people import queries
from kollega.domains.people.models import Account, Person, ReportingLine
from kollega.domains.people.vocabulary import LineKind
from kollega.foundation import mail

PAGE = "/people/me/supervisors/"
TYPED = {"given_name": "Alan", "family_name": "Chief", "email": "", "kind": "trainer"}


@pytest.fixture
def browser(mentee, together, sign_in):
    return sign_in(mentee)


def test_two_taps_are_enough(browser, mentee, mentor, token):
    page = f"/people/shown/{token(mentor, mentee)}/supervisor/"
    first = browser.get(f"{page}?next=/people/me/")
    defaults = {name: first.context["form"][name].initial for name in ("whose", "kind")}

    response = browser.post(page, {**defaults, "next": "/people/me/"})

    line = ReportingLine.objects.get()
    assert (line.senior, line.junior, line.told_by) == (mentor, mentee, mentee)
    assert (line.kind, line.starts_on, line.ends_on) == (
        LineKind.EDUCATIONAL_SUPERVISOR,
        None,
        None,
    )
    assert response.url == "/people/me/"


def test_it_can_be_said_the_other_way_round(browser, mentee, mentor, token):
    page = f"/people/shown/{token(mentor, mentee)}/supervisor/"

    browser.post(page, {"whose": "theirs", "kind": "appraiser"})

    line = ReportingLine.objects.get()
    assert (line.senior, line.junior) == (mentee, mentor)


def test_dates_can_be_given_and_must_be_in_order(browser, mentee, mentor, token):
    page = f"/people/shown/{token(mentor, mentee)}/supervisor/"
    said = {"whose": "mine", "kind": "trainer", "starts_on": "2025-02-01", "ends_on": "2024-01-01"}

    assert "before the beginning" in browser.post(page, said).content.decode()
    browser.post(page, {**said, "ends_on": "2025-08-01"})

    assert ReportingLine.objects.get().ends_on == date(2025, 8, 1)


def test_the_way_back_never_leaves_the_house(browser, mentee, mentor, token):
    page = f"/people/shown/{token(mentor, mentee)}/supervisor/"

    response = browser.post(
        page, {"whose": "mine", "kind": "trainer", "next": "https://elsewhere.example/"}
    )

    assert response.url == PAGE


def test_a_typed_name_is_shown_as_it_was_typed(browser, mentee):
    browser.post(f"{PAGE}add/", TYPED | {"given_name": "alan"})

    page = browser.get(PAGE).content.decode()
    assert "alan Chief" in page
    assert queries.lines_of(mentee).get().senior.name == "alan Chief"


def test_whoever_is_only_named_gets_no_account_and_no_mail(browser, run_jobs):
    before = Account.objects.count()

    browser.post(f"{PAGE}add/", TYPED | {"email": "alan.chief@example.org"})
    run_jobs()

    assert Account.objects.count() == before
    assert not mail.outbox()


def test_typing_tells_nothing_of_who_is_known_here(
    browser, supervisor, takes_part, scheme, sign_in, mentee
):
    takes_part(supervisor, scheme, "mentor", stage="invited")

    known = browser.post(f"{PAGE}add/", TYPED | {"given_name": "alan"}, follow=True)
    browser.post(f"{PAGE}remove/", {"keys": str(queries.lines_of(mentee).get().pk)})
    Person.objects.filter(pk=supervisor.pk).update(family_name="Moved", sort_key="moved alan")
    unknown = browser.post(f"{PAGE}add/", TYPED | {"given_name": "alan"}, follow=True)

    def seen(page):
        return [(one.name, one.detail, one.removable) for one in page.context["named"]]

    assert seen(known) == seen(unknown) == [("alan Chief", "trainer", True)]


def test_a_typed_name_counts_for_a_namesake_in_the_programme(
    browser, mentee, supervisor, takes_part, scheme
):
    takes_part(supervisor, scheme, "mentor", stage="invited")

    browser.post(f"{PAGE}add/", TYPED)

    assert queries.lines_of(mentee).get().senior == supervisor


def test_a_typed_name_that_means_two_people_stands_there_once_and_goes_at_once(
    browser, mentee, supervisor, person, takes_part, scheme
):
    namesake = person("Prof", "Alan", "Chief", email="other.chief@example.org")
    for somebody in (supervisor, namesake):
        takes_part(somebody, scheme, "mentor", stage="invited")
    browser.post(f"{PAGE}add/", TYPED)

    (row,) = browser.get(PAGE).context["named"]
    assert queries.lines_of(mentee).count() == 2

    browser.post(f"{PAGE}remove/", {"keys": row.keys})
    assert not queries.lines_of(mentee)


def test_what_others_recorded_can_be_seen_and_not_removed(browser, mentee, supervisor):
    line = people.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=None
    )
    page = browser.get(PAGE)
    assert [(one.name, one.removable) for one in page.context["named"]] == [
        ("Dr Alan Chief", False)
    ]

    assert browser.post(f"{PAGE}remove/", {"keys": str(line.pk)}).status_code == 403
    assert ReportingLine.objects.exists()


def test_nobody_removes_anothers_word(browser, supervisor, stranger):
    line = people.record_reporting_line(
        senior=supervisor, junior=stranger, kind=LineKind.TRAINER, by=stranger
    )

    browser.post(f"{PAGE}remove/", {"keys": f"{line.pk}-x"})

    assert ReportingLine.objects.exists()


def test_a_name_without_a_family_name_is_asked_again_and_kept(browser):
    response = browser.post(f"{PAGE}add/", TYPED | {"family_name": ""})

    assert response.status_code == 422
    assert 'value="Alan"' in response.content.decode()


def test_the_senior_sees_nothing_of_it(browser, mentee, mentor, token, sign_in):
    before = sign_in(mentor).get(PAGE).context["named"]
    browser.post(
        f"/people/shown/{token(mentor, mentee)}/supervisor/", {"whose": "mine", "kind": "trainer"}
    )

    assert sign_in(mentor).get(PAGE).context["named"] == before == []


def test_a_list_of_one_takes_as_many_queries_as_one_of_three(browser, mentee, person):
    def count():
        with CaptureQueriesContext(connection) as caught:
            browser.get(PAGE)
        return len([one for one in caught if "clockshift" not in one["sql"]])

    def name(number):
        people.record_reporting_line(
            senior=person("Dr", f"S{number}", "Chief"),
            junior=mentee,
            kind=LineKind.TRAINER,
            by=mentee,
        )

    name(1)
    one = count()
    name(2)
    name(3)
    assert count() == one
