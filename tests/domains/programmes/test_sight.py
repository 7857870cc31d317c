"""A coordinator or evaluator in a reporting line with somebody sees nothing of that person."""

from datetime import timedelta

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind, OrganisationKind
from kollega.domains.programmes import actions, permissions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Duty, Role
from kollega.foundation import clock


def take_part(programme, person, role=Role.MENTEE, stage=ParticipationStage.ACTIVE, **more):
    return Participation.objects.create(
        programme=programme,
        person=person,
        role=role,
        stage=stage,
        created_at=clock.now(),
        **more,
    )


@pytest.fixture
def still_clock(settings):
    """The clock asks the database for its shift in the demonstration only."""
    settings.DEMONSTRATION = False


def line(senior, junior, kind=LineKind.CLINICAL_SUPERVISOR, **dates):
    return people.record_reporting_line(senior=senior, junior=junior, kind=kind, by=None, **dates)


def test_a_coordinator_sees_somebody_they_do_not_judge(transition, maker, mentee):
    take_part(transition, mentee)

    assert permissions.may_see_person(maker, mentee, transition)
    assert queries.out_of_sight(maker, transition) == set()


@pytest.mark.parametrize("kind", LineKind)
def test_a_coordinator_does_not_see_a_junior(transition, maker, mentee, kind):
    take_part(transition, mentee)

    line(maker, mentee, kind)

    assert not permissions.may_see_person(maker, mentee, transition)
    assert queries.out_of_sight(maker, transition) == {mentee.pk}


def test_a_coordinator_does_not_see_their_own_supervisor(transition, maker, mentor):
    take_part(transition, mentor, Role.MENTOR)

    line(mentor, maker)

    assert not permissions.may_see_person(maker, mentor, transition)
    assert queries.out_of_sight(maker, transition) == {mentor.pk}


def test_an_evaluator_does_not_see_a_junior(transition, maker, evaluator, mentee):
    actions.appoint(programme=transition, person=evaluator, duty=Duty.EVALUATOR, by=maker)
    assert permissions.may_see_person(evaluator, mentee, transition)

    line(evaluator, mentee)

    assert not permissions.may_see_person(evaluator, mentee, transition)


def test_a_named_contact_sees_nobody(transition, maker, stranger, mentee):
    actions.appoint(programme=transition, person=stranger, duty=Duty.NAMED_CONTACT, by=maker)

    assert not permissions.may_see_person(stranger, mentee, transition)


def test_somebody_without_a_duty_sees_nobody(transition, stranger, mentee):
    assert not permissions.may_see_person(stranger, mentee, transition)


def test_another_coordinator_takes_over(transition, maker, other_mentor, mentee):
    actions.appoint(programme=transition, person=other_mentor, duty=Duty.COORDINATOR, by=maker)
    line(maker, mentee)

    assert permissions.may_see_person(other_mentor, mentee, transition)
    assert not permissions.may_see_person(maker, mentee, transition)


def test_a_coordinator_who_takes_part_sees_themselves(transition, maker):
    take_part(transition, maker, Role.MENTOR)

    assert permissions.may_see_person(maker, maker, transition)


def test_a_line_of_two_others_hides_nobody(transition, maker, supervisor, mentee):
    line(supervisor, mentee)

    assert permissions.may_see_person(maker, mentee, transition)


def test_a_coming_line_counts_already(transition, maker, mentee):
    line(maker, mentee, starts_on=clock.today() + timedelta(days=90))

    assert not permissions.may_see_person(maker, mentee, transition)


@pytest.mark.parametrize(("days_ago", "seen"), [(100, False), (23 * 31, False), (40 * 31, True)])
def test_a_past_line_counts_as_long_as_the_programme_says(open_one, maker, mentee, days_ago, seen):
    programme = open_one(past_months=24)

    line(maker, mentee, ends_on=clock.today() - timedelta(days=days_ago))

    assert bool(permissions.may_see_person(maker, mentee, programme)) == seen


def test_each_programme_counts_the_past_for_itself(open_one, maker, mentee):
    long, short = open_one(name="Long", past_months=60), open_one(name="Short", past_months=6)
    line(maker, mentee, ends_on=clock.today() - timedelta(days=365))

    assert not permissions.may_see_person(maker, mentee, long)
    assert permissions.may_see_person(maker, mentee, short)


def test_who_was_named_without_an_address_is_out_of_sight_of_whoever_bears_the_name(
    transition, maker, mentee, person
):
    only_a_name = person("", maker.given_name, maker.family_name, email=None)
    people.record_reporting_line(senior=only_a_name, junior=mentee, kind="trainer", by=mentee)

    assert mentee.pk in queries.out_of_sight(maker, transition)


def test_whom_one_does_not_see_costs_two_queries(
    transition, maker, person, still_clock, django_assert_num_queries
):
    for number in range(3):
        line(maker, person("Dr", f"Junior{number}", "Example"))

    with django_assert_num_queries(2):
        assert len(queries.out_of_sight(maker, transition)) == 3


STAGES_COUNTED = {
    ParticipationStage.INVITED: "invited",
    ParticipationStage.SIGNING_UP: "signing_up",
    ParticipationStage.APPLIED: "applied",
    ParticipationStage.ACTIVE: "mentees",
    ParticipationStage.DECLINED: "declined",
    ParticipationStage.PAUSED: "paused",
}


@pytest.mark.parametrize("stage", STAGES_COUNTED)
def test_everybody_in_sight_is_counted_where_they_stand(transition, maker, mentee, stage):
    take_part(transition, mentee, stage=stage)

    counted = queries.figures(transition, viewer=maker)

    assert getattr(counted, STAGES_COUNTED[stage]) == 1


@pytest.mark.parametrize("stage", STAGES_COUNTED)
def test_no_count_tells_a_supervisor_that_a_junior_is_there(transition, maker, mentee, stage):
    empty = queries.figures(transition, viewer=maker)
    take_part(transition, mentee, stage=stage)
    assert queries.figures(transition, viewer=maker) != empty

    line(maker, mentee)

    assert queries.figures(transition, viewer=maker) == empty


def test_no_count_of_places_tells_a_junior_that_their_supervisor_is_there(
    transition, maker, mentor
):
    take_part(transition, mentor, Role.MENTOR, capacity=3)
    assert queries.figures(transition, viewer=maker).places == 3

    line(mentor, maker)

    counted = queries.figures(transition, viewer=maker)
    assert (counted.mentors, counted.places) == (0, 0)


def test_figures_cost_as_much_for_three_people_as_for_one(
    transition, maker, person, still_clock, django_assert_num_queries
):
    take_part(transition, person("Dr", "One", "Example"))
    with django_assert_num_queries(3):
        queries.figures(transition, viewer=maker)

    for number in range(2):
        take_part(transition, person("Dr", f"More{number}", "Example"))

    with django_assert_num_queries(3):
        assert queries.figures(transition, viewer=maker).mentees == 3


def test_the_conflict_policy_is_the_programmes(open_one):
    programme = open_one(past_months=12, apart=OrganisationKind.SITE)

    policy = queries.policy_for(programme)

    assert (policy.past_months, policy.same) == (12, OrganisationKind.SITE)


def test_no_level_to_keep_apart_is_no_level(open_one):
    assert queries.policy_for(open_one(apart="")).same is None


def test_a_shared_roof_counts_until_the_mentee_agrees(scheme, mentee):
    part = take_part(scheme, mentee)
    assert queries.policy_for(scheme, mentee=part).same == OrganisationKind.ORGANISATION

    part.may_share_roof = True

    assert queries.policy_for(scheme, mentee=part).same is None


def test_the_mentees_consent_never_lifts_a_reporting_line(scheme, mentee):
    part = take_part(scheme, mentee, may_share_roof=True)

    assert queries.policy_for(scheme, mentee=part).past_months == scheme.past_months
