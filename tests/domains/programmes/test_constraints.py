"""What the database itself keeps, whatever the code above it does."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from kollega.domains.programmes.models import (
    Acceptance,
    Appointment,
    Cohort,
    Participation,
    Programme,
)
from kollega.domains.programmes.vocabulary import Duty, Role
from kollega.foundation import clock


def refuse(name):
    """The database refuses by the constraint of that name."""
    return pytest.raises(IntegrityError, match=name)


@pytest.fixture
def programme(scheme):
    return scheme


def take_part(programme, person, role=Role.MENTEE, **more):
    return Participation.objects.create(
        programme=programme, person=person, role=role, created_at=clock.now(), **more
    )


@pytest.mark.parametrize("minutes", [0, 9, 481])
def test_a_session_lasts_minutes_to_hours(programme, minutes):
    with refuse("a_session_lasts_minutes_to_hours"), transaction.atomic():
        Programme.objects.filter(pk=programme.pk).update(session_minutes=minutes)


@pytest.mark.parametrize("minutes", [10, 90, 480])
def test_a_session_may_last_ten_minutes_or_eight_hours(programme, minutes):
    assert Programme.objects.filter(pk=programme.pk).update(session_minutes=minutes) == 1


def test_an_appointment_stands_once(programme, maker):
    with refuse("an_appointment_once"), transaction.atomic():
        Appointment.objects.create(
            programme=programme, person=maker, duty=Duty.COORDINATOR, appointed_at=clock.now()
        )


def test_a_cohort_stands_once_in_a_programme(programme):
    Cohort.objects.create(programme=programme, name="August", starts_on=date(2026, 8, 5))

    with refuse("a_cohort_once"), transaction.atomic():
        Cohort.objects.create(programme=programme, name="August", starts_on=date(2027, 8, 5))


def test_a_cohort_ends_after_it_starts(programme):
    day = date(2026, 8, 5)

    with refuse("a_cohort_ends_after_it_starts"), transaction.atomic():
        Cohort.objects.create(
            programme=programme, name="August", starts_on=day, ends_on=day - timedelta(days=1)
        )


def test_a_cohort_may_last_a_single_day(programme):
    day = date(2026, 8, 5)

    assert Cohort.objects.create(programme=programme, name="Day", starts_on=day, ends_on=day).pk


def test_somebody_takes_part_once_in_a_role(programme, mentee):
    take_part(programme, mentee)

    with refuse("one_part_of_a_kind_for_a_person"), transaction.atomic():
        take_part(programme, mentee)


def test_somebody_may_be_mentor_and_mentee_in_the_same_programme(programme, mentee):
    take_part(programme, mentee)

    assert take_part(programme, mentee, Role.MENTOR).pk


def test_only_mentors_have_places(programme, mentee):
    with refuse("only_mentors_have_places"), transaction.atomic():
        take_part(programme, mentee, capacity=1)


def test_a_text_is_accepted_once(programme, mentee):
    part, text = take_part(programme, mentee), programme.consent_texts.get()
    Acceptance.objects.create(participation=part, text=text, accepted_at=clock.now())

    with refuse("a_text_is_accepted_once"), transaction.atomic():
        Acceptance.objects.create(participation=part, text=text, accepted_at=clock.now())


def test_a_text_somebody_agreed_to_cannot_be_taken_away(programme, mentee):
    text = programme.consent_texts.get()
    Acceptance.objects.create(
        participation=take_part(programme, mentee), text=text, accepted_at=clock.now()
    )

    with pytest.raises(ProtectedError):
        text.delete()


def test_an_organisation_with_a_programme_cannot_be_taken_away(programme):
    with pytest.raises(ProtectedError):
        programme.organisation.delete()


def test_addresses_of_programmes_cannot_be_counted(make_programme):
    ids = {make_programme(name=f"Programme {number}").public_id for number in range(3)}

    assert len(ids) == 3
    assert all(len(one) == 14 for one in ids)
