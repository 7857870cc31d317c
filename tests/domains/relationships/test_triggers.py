"""The database holds the rules even against raw SQL; the actions are not asked here."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kollega.domains.people import actions as people
from kollega.domains.relationships import actions
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible
from kollega.foundation.ids import public_id

INSERT = """
INSERT INTO relationships_mentoringrelationship
    (public_id, programme_id, mentor_id, mentee_id, stage, began_on, ended_on, agreement,
     nudges_stopped, last_sign_at, sessions_held)
VALUES (%s, %s, %s, %s, %s, %s, %s, '', false, now(), 0)
"""


@pytest.fixture
def insert(takes_part, transition, mentor, mentee):
    takes_part(mentor, transition, "mentor", capacity=1)

    def raw(one=mentor, other=mentee, *, stage="active", began_on=None, programme=transition):
        began_on = began_on or clock.today()
        ended_on = None if stage in ("active", "paused") else began_on
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                INSERT,
                [public_id(), programme.pk, one.pk, other.pk, stage, began_on, ended_on],
            )

    return raw


def line(senior, junior, **dates):
    people.record_reporting_line(senior=senior, junior=junior, kind="trainer", by=junior, **dates)


def test_raw_sql_can_write_a_pair_that_is_possible(insert):
    insert()

    assert MentoringRelationship.objects.count() == 1


@pytest.mark.parametrize("stage", ["active", "paused"])
def test_raw_sql_cannot_pair_a_judge_with_a_junior(insert, mentor, mentee, stage):
    line(mentor, mentee)

    with pytest.raises(IntegrityError, match="not possible"):
        insert(stage=stage)


def test_raw_sql_cannot_pair_a_junior_as_mentor_with_a_judge(insert, mentor, mentee):
    line(mentee, mentor)

    with pytest.raises(IntegrityError, match="not possible"):
        insert()


@pytest.mark.parametrize("says", ["mentor", "mentee"])
def test_raw_sql_cannot_pair_somebody_with_whom_they_avoid(insert, mentor, mentee, says):
    holder, named = (mentor, mentee) if says == "mentor" else (mentee, mentor)
    people.avoid(person=named, by=holder)

    with pytest.raises(IntegrityError, match="not possible"):
        insert()


def test_the_database_says_the_same_of_a_veto_and_of_a_line(insert, mentor, mentee, stranger):
    people.avoid(person=mentor, by=mentee)
    with pytest.raises(IntegrityError) as veto:
        insert()
    line(mentor, stranger)
    with pytest.raises(IntegrityError) as judged:
        insert(mentor, stranger)

    assert str(veto.value) == str(judged.value)


def test_a_line_counts_for_as_many_months_as_the_programme_says(insert, mentor, mentee, transition):
    ended = date(2026, 1, 31)
    line(mentor, mentee, ends_on=ended)
    horizon = timedelta(days=31 * transition.past_months)

    with pytest.raises(IntegrityError, match="not possible"):
        insert(began_on=ended + horizon)
    insert(began_on=ended + horizon + timedelta(days=1))

    assert MentoringRelationship.objects.count() == 1


@pytest.mark.parametrize("days_beyond", [1, 0, -1, -400])
def test_python_and_the_database_draw_the_line_on_the_same_day(
    insert, takes_part, transition, mentor, mentee, days_beyond
):
    """The trigger alone, then the action alone: both say yes, or both say no."""
    days = 31 * transition.past_months + days_beyond
    line(mentor, mentee, ends_on=clock.today() - timedelta(days=days))
    takes_part(mentee, transition, "mentee")
    try:
        insert()
        database = True
    except IntegrityError:
        database = False
    MentoringRelationship.objects.all().delete()
    try:
        actions.begin_relationship(programme=transition, mentor=mentor, mentee=mentee, by=None)
        python = True
    except NotPossible:
        python = False

    assert python == database == (days_beyond > 0)


def test_raw_sql_cannot_overfill_a_mentor(insert, mentor, stranger):
    insert()

    with pytest.raises(IntegrityError, match="no place left"):
        insert(mentor, stranger)


def test_raw_sql_cannot_use_a_mentor_who_takes_no_part(insert, other_mentor, mentee):
    with pytest.raises(IntegrityError, match="no place left"):
        insert(other_mentor, mentee)


def test_raw_sql_cannot_give_a_mentee_two_mentors_in_a_programme(
    insert, takes_part, transition, other_mentor, mentee
):
    takes_part(other_mentor, transition, "mentor")
    insert()

    with pytest.raises(IntegrityError, match="one_mentor_at_a_time"):
        insert(other_mentor, mentee)


def test_nobody_mentors_themselves(insert, mentor):
    with pytest.raises(IntegrityError, match="nobody_mentors_themselves"):
        insert(mentor, mentor)


@pytest.mark.parametrize("stage", ["ended", "completed"])
def test_a_pair_that_is_over_cannot_be_woken_by_raw_sql_once_a_line_is_there(
    insert, mentor, mentee, stage
):
    insert(stage=stage)
    line(mentor, mentee)

    with pytest.raises(IntegrityError, match="not possible"), transaction.atomic():
        MentoringRelationship.objects.update(stage="active", ended_on=None)


def test_another_mentor_cannot_be_slipped_in_by_raw_sql(
    insert, takes_part, transition, other_mentor, mentee
):
    takes_part(other_mentor, transition, "mentor")
    insert()
    line(other_mentor, mentee)

    with pytest.raises(IntegrityError, match="not possible"), transaction.atomic():
        MentoringRelationship.objects.update(mentor=other_mentor)


@pytest.mark.parametrize(
    "change", [{"stage": "paused"}, {"stage": "ended", "ended_on": date(2026, 12, 1)}]
)
def test_a_standing_pair_can_pause_and_end_after_a_line_came_up(insert, mentor, mentee, change):
    insert()
    line(mentor, mentee)

    MentoringRelationship.objects.update(**change)

    assert MentoringRelationship.objects.get().stage == change["stage"]


def test_an_end_needs_its_date(insert):
    insert()

    with pytest.raises(IntegrityError, match="an_end_has_a_date"), transaction.atomic():
        MentoringRelationship.objects.update(stage="ended")


@pytest.fixture
def only_named(mentor):
    """Somebody who bears the mentor's name and has neither address nor account."""
    return people.add_person(given_name=mentor.given_name, family_name=mentor.family_name)


def test_raw_sql_cannot_pair_a_judge_who_is_known_by_name_alone(insert, mentee, only_named):
    line(only_named, mentee)

    with pytest.raises(IntegrityError, match="not possible"):
        insert()


def test_raw_sql_cannot_pair_whom_a_veto_names_by_name_alone(insert, mentee, only_named):
    people.avoid(person=only_named, by=mentee)

    with pytest.raises(IntegrityError, match="not possible"):
        insert()


def test_a_namesake_with_an_address_is_somebody_else(insert, person, mentor, mentee):
    namesake = person("Dr", mentor.given_name, mentor.family_name, email="other@example.org")
    line(namesake, mentee)

    insert()

    assert MentoringRelationship.objects.count() == 1


def test_another_name_known_by_name_alone_stands_in_nobodys_way(insert, mentee):
    line(people.add_person(given_name="Ada", family_name="Judge"), mentee)

    insert()

    assert MentoringRelationship.objects.count() == 1
