"""One rule says who must not be matched; it never says why."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kollega.domains.people import actions, queries
from kollega.domains.people.models import ReportingLine, Veto
from kollega.domains.people.queries import ConflictPolicy
from kollega.domains.people.vocabulary import LineKind, OrganisationKind

TODAY = date(2026, 11, 1)
POLICY = ConflictPolicy(past_months=24)


def possible(one, other, policy=POLICY):
    answers = {
        not queries.conflicts_among([here.pk], [there.pk], policy=policy, on=TODAY)
        for here, there in ((one, other), (other, one))
    }
    assert len(answers) == 1, "the rule must not depend on who is asked first"
    return answers.pop()


def test_two_people_with_nothing_between_them_are_possible(mentor, mentee):
    assert possible(mentor, mentee)


def test_nobody_is_possible_with_themselves(mentor):
    assert not possible(mentor, mentor)


@pytest.mark.parametrize("kind", LineKind)
def test_every_kind_of_reporting_line_is_a_conflict_in_both_directions(mentee, supervisor, kind):
    actions.record_reporting_line(senior=supervisor, junior=mentee, kind=kind, by=mentee)

    assert not possible(supervisor, mentee)


@pytest.mark.parametrize(
    ("starts_in_days", "ends_in_days", "is_possible"),
    [
        (None, None, False),
        (-100, 100, False),
        (60, 240, False),
        (60, None, False),
        (-900, -24 * 31 + 1, False),
        (-900, -24 * 31, False),
        (-900, -24 * 31 - 1, True),
    ],
    ids=["no dates", "now", "coming", "coming, open end", "a day short", "to the day", "long ago"],
)
def test_a_line_counts_while_it_lasts_before_it_comes_and_months_after(
    mentee, supervisor, starts_in_days, ends_in_days, is_possible
):
    def day(offset):
        return None if offset is None else TODAY + timedelta(days=offset)

    actions.record_reporting_line(
        senior=supervisor,
        junior=mentee,
        kind=LineKind.TRAINER,
        by=mentee,
        starts_on=day(starts_in_days),
        ends_on=day(ends_in_days),
    )

    assert possible(supervisor, mentee) is is_possible


def test_how_long_a_past_line_counts_is_the_programmes_choice(mentee, supervisor):
    actions.record_reporting_line(
        senior=supervisor,
        junior=mentee,
        kind=LineKind.EXAMINER,
        by=mentee,
        ends_on=TODAY - timedelta(days=100),
    )

    assert not possible(supervisor, mentee, ConflictPolicy(past_months=6))
    assert possible(supervisor, mentee, ConflictPolicy(past_months=1))


def test_a_veto_looks_exactly_like_a_reporting_line(mentee, mentor, supervisor):
    actions.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.APPRAISER, by=mentee
    )
    actions.avoid(person=mentor, by=mentee)

    pairs = queries.conflicts_among(
        [mentee.pk], [mentor.pk, supervisor.pk], policy=POLICY, on=TODAY
    )

    assert pairs == {(mentee.pk, mentor.pk), (mentee.pk, supervisor.pk)}
    assert not possible(mentor, mentee)


def test_a_veto_taken_back_leaves_no_trace(mentee, mentor):
    veto = actions.avoid(person=mentor, by=mentee)

    actions.take_back_veto(veto=veto, by=mentee)

    assert possible(mentor, mentee)
    assert Veto.objects.count() == 0


@pytest.fixture
def houses(db):
    region = actions.add_organisation(name="Lothian", kind=OrganisationKind.REGION)
    hospital = actions.add_organisation(
        name="Invented Infirmary", kind=OrganisationKind.ORGANISATION, within=region
    )
    site = actions.add_organisation(name="East", kind=OrganisationKind.SITE, within=hospital)
    return {
        "hospital": hospital,
        "medicine": actions.add_organisation(
            name="Medicine", kind=OrganisationKind.DEPARTMENT, within=site
        ),
        "surgery": actions.add_organisation(
            name="Surgery", kind=OrganisationKind.DEPARTMENT, within=site
        ),
    }


@pytest.mark.parametrize(
    ("level", "is_possible"),
    [
        (None, True),
        (OrganisationKind.DEPARTMENT, True),
        (OrganisationKind.SITE, False),
        (OrganisationKind.ORGANISATION, False),
        (OrganisationKind.REGION, False),
    ],
)
def test_a_shared_roof_counts_at_the_level_the_programme_chose(
    mentor, mentee, houses, level, is_possible
):
    actions.affiliate(person=mentor, by=mentor, organisation=houses["medicine"])
    actions.affiliate(person=mentee, by=mentee, organisation=houses["surgery"])

    assert possible(mentor, mentee, ConflictPolicy(same=level)) is is_possible


def test_who_moved_away_is_no_longer_under_the_same_roof(mentor, mentee, houses):
    actions.affiliate(
        person=mentor, by=mentor, organisation=houses["medicine"], ends_on=TODAY - timedelta(days=1)
    )
    actions.affiliate(person=mentee, by=mentee, organisation=houses["medicine"])

    assert possible(mentor, mentee, ConflictPolicy(same=OrganisationKind.DEPARTMENT))


def test_somebody_placed_higher_up_shares_no_department(mentor, mentee, houses):
    actions.affiliate(person=mentor, by=mentor, organisation=houses["hospital"])
    actions.affiliate(person=mentee, by=mentee, organisation=houses["medicine"])

    assert possible(mentor, mentee, ConflictPolicy(same=OrganisationKind.DEPARTMENT))
    assert not possible(mentor, mentee, ConflictPolicy(same=OrganisationKind.ORGANISATION))


@pytest.mark.parametrize("size", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_people(
    person, supervisor, size, django_assert_num_queries
):
    juniors = [person("Dr", "Junior", f"Number{n}") for n in range(size)]
    for junior in juniors:
        actions.record_reporting_line(
            senior=supervisor, junior=junior, kind=LineKind.TRAINER, by=junior
        )

    with django_assert_num_queries(7):
        pairs = queries.conflicts_among(
            [junior.pk for junior in juniors],
            [supervisor.pk],
            policy=ConflictPolicy(same=OrganisationKind.SITE),
            on=TODAY,
        )

    assert len(pairs) == size


def test_the_same_line_told_twice_is_one_line(mentee, supervisor):
    for _time in range(2):
        actions.record_reporting_line(
            senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee
        )

    assert ReportingLine.objects.count() == 1


@pytest.mark.parametrize(
    ("model", "one", "other"), [(ReportingLine, "senior", "junior"), (Veto, "holder", "named")]
)
def test_the_database_refuses_a_person_against_themselves(mentee, model, one, other):
    with pytest.raises(IntegrityError, match="themselves"), transaction.atomic():
        model.objects.create(**{one: mentee, other: mentee})


def test_a_supervisor_known_only_by_name_is_recognised_when_they_come(mentee, person):
    only_named = actions.add_person(given_name="Ada", family_name="Brönte")
    actions.record_reporting_line(
        senior=only_named, junior=mentee, kind=LineKind.TRAINER, by=mentee
    )
    came = person("Dr", "Ada", "Bronte")

    pairs = queries.conflicts_among([came.pk], [mentee.pk], policy=POLICY, on=TODAY)

    assert pairs == {(came.pk, mentee.pk)}


def test_a_name_to_avoid_holds_for_whoever_comes_with_it(mentee, mentor, person):
    only_named = actions.add_person(given_name="Ada", family_name="Bronte")
    actions.avoid(person=only_named, by=mentee)
    came = person("Dr", "Ada", "Bronte")

    pairs = queries.conflicts_among([mentee.pk], [came.pk, mentor.pk], policy=POLICY, on=TODAY)

    assert pairs == {(mentee.pk, came.pk)}


def test_a_namesake_with_an_address_of_their_own_is_somebody_else(mentee, person):
    judge = person("Dr", "Ada", "Bronte", email="judge@example.org")
    actions.record_reporting_line(senior=judge, junior=mentee, kind=LineKind.TRAINER, by=mentee)
    namesake = person("Dr", "Ada", "Bronte", email="namesake@example.org")

    assert not queries.conflicts_among([namesake.pk], [mentee.pk], policy=POLICY, on=TODAY)
