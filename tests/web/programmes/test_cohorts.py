"""The intakes of a programme on their pages."""

from datetime import date

import pytest

from kollega.domains.programmes import actions, queries

TYPED = {"name": "August intake", "starts_on": "2026-08-05", "ends_on": "2027-02-05"}


@pytest.fixture
def cohort(draft, maker):
    return actions.add_cohort(programme=draft, name="August", starts_on=date(2026, 8, 5), by=maker)


def test_an_empty_page_says_what_a_cohort_is(at_desk, draft, page):
    text = at_desk.get(page(draft, "cohorts/")).content.decode()

    assert "A cohort is everybody who begins together" in text
    assert page(draft, "cohorts/add/") in text


def test_a_cohort_is_added(at_desk, draft, page):
    answer = at_desk.post(page(draft, "cohorts/add/"), TYPED)

    cohort = queries.cohorts_of(draft).get()
    assert answer["Location"] == page(draft, "cohorts/")
    assert (cohort.name, cohort.ends_on) == ("August intake", date(2027, 2, 5))


def test_the_dates_are_shown_in_words(at_desk, draft, page):
    at_desk.post(page(draft, "cohorts/add/"), TYPED)

    text = at_desk.get(page(draft, "cohorts/")).content.decode()

    assert "5 August 2026 to 5 February 2027" in text


def test_a_cohort_without_an_end_is_open(at_desk, draft, cohort, page):
    assert "from 5 August 2026" in at_desk.get(page(draft, "cohorts/")).content.decode()


@pytest.mark.parametrize("wrong", [{"name": ""}, {"starts_on": ""}, {"ends_on": "2026-08-04"}])
def test_a_fault_is_told_and_what_was_typed_stays(at_desk, draft, page, wrong):
    answer = at_desk.post(page(draft, "cohorts/add/"), {**TYPED, **wrong})

    assert answer.status_code == 422
    kept = next(name for name in TYPED if name not in wrong)
    assert answer.context["form"][kept].value() == TYPED[kept]


def test_a_name_that_is_taken_is_refused_in_a_sentence(at_desk, draft, cohort, page):
    answer = at_desk.post(page(draft, "cohorts/add/"), {**TYPED, "name": "August"})

    assert answer.status_code == 409
    assert "already has a cohort of that name" in answer.content.decode()


def test_a_cohort_is_changed(at_desk, draft, cohort, page):
    at_desk.post(page(draft, f"cohorts/{cohort.pk}/"), TYPED)

    cohort.refresh_from_db()
    assert cohort.name == "August intake"


def test_the_form_holds_what_is_there(at_desk, draft, cohort, page):
    form = at_desk.get(page(draft, f"cohorts/{cohort.pk}/")).context["form"]

    assert (form["name"].value(), form["starts_on"].value()) == ("August", cohort.starts_on)


def test_a_cohort_is_removed(at_desk, draft, cohort, page):
    at_desk.post(page(draft, f"cohorts/{cohort.pk}/remove/"))

    assert not queries.cohorts_of(draft).exists()


def test_the_page_costs_as_many_queries_for_three_cohorts_as_for_one(
    at_desk, draft, cohort, maker, page, settings, count_queries
):
    settings.DEMONSTRATION = False
    with_one = count_queries(at_desk, page(draft, "cohorts/"))

    for month in (9, 10):
        actions.add_cohort(
            programme=draft, name=f"Month {month}", starts_on=date(2026, month, 1), by=maker
        )

    assert count_queries(at_desk, page(draft, "cohorts/")) == with_one
