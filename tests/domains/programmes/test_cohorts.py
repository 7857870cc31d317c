"""People who begin together."""

from datetime import date

import pytest

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock
from kollega.foundation.errors import NotFound, NotPossible
from kollega.foundation.models import AuditEntry

AUGUST, FEBRUARY = date(2026, 8, 5), date(2027, 2, 5)


@pytest.fixture
def cohort(student_mentoring, maker):
    return actions.add_cohort(
        programme=student_mentoring, name=" August ", starts_on=AUGUST, by=maker
    )


def test_a_cohort_has_a_name_and_dates(cohort):
    assert (cohort.name, cohort.starts_on, cohort.ends_on) == ("August", AUGUST, None)


def test_a_programme_has_several_cohorts_the_latest_first(cohort, student_mentoring, maker):
    later = actions.add_cohort(
        programme=student_mentoring, name="February", starts_on=FEBRUARY, by=maker
    )

    assert list(queries.cohorts_of(student_mentoring)) == [later, cohort]


def test_a_name_stands_once_in_a_programme(cohort, student_mentoring, maker):
    with pytest.raises(NotPossible, match="already"):
        actions.add_cohort(programme=student_mentoring, name="August", starts_on=FEBRUARY, by=maker)


def test_two_programmes_may_have_cohorts_of_the_same_name(cohort, transition, maker):
    actions.add_cohort(programme=transition, name="August", starts_on=AUGUST, by=maker)

    assert queries.cohorts_of(transition).count() == 1


def test_a_cohort_has_a_name(student_mentoring, maker):
    with pytest.raises(NotPossible):
        actions.add_cohort(programme=student_mentoring, name=" ", starts_on=AUGUST, by=maker)


def test_a_cohort_ends_after_it_begins(student_mentoring, maker):
    with pytest.raises(NotPossible, match="before"):
        actions.add_cohort(
            programme=student_mentoring,
            name="Backwards",
            starts_on=FEBRUARY,
            ends_on=AUGUST,
            by=maker,
        )


def test_a_cohort_is_changed(cohort, maker):
    changed = actions.change_cohort(
        cohort=cohort, name="Autumn", starts_on=AUGUST, ends_on=FEBRUARY, by=maker
    )

    assert (changed.name, changed.ends_on) == ("Autumn", FEBRUARY)


def test_a_change_keeps_the_rules(cohort, maker):
    with pytest.raises(NotPossible):
        actions.change_cohort(
            cohort=cohort, name="August", starts_on=FEBRUARY, ends_on=AUGUST, by=maker
        )


def test_a_removed_cohort_leaves_its_people_in_the_programme(cohort, maker, mentee):
    part = Participation.objects.create(
        programme=cohort.programme,
        person=mentee,
        role=Role.MENTEE,
        cohort=cohort,
        created_at=clock.now(),
    )

    actions.remove_cohort(cohort=cohort, by=maker)

    part.refresh_from_db()
    assert part.cohort is None


def test_a_cohort_is_found_in_its_own_programme_only(cohort, student_mentoring, transition):
    assert queries.cohort(student_mentoring, cohort.pk) == cohort
    with pytest.raises(NotFound):
        queries.cohort(transition, cohort.pk)


def test_what_happens_to_cohorts_is_written_down(cohort, maker):
    actions.change_cohort(cohort=cohort, name="Autumn", starts_on=AUGUST, ends_on=None, by=maker)
    actions.remove_cohort(cohort=cohort, by=maker)

    entries = AuditEntry.objects.filter(subject="programmes.cohort").order_by("pk")
    assert [entry.deed for entry in entries] == [
        "cohort_added",
        "cohort_changed",
        "cohort_removed",
    ]
