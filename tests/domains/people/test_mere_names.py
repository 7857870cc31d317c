"""Somebody known by name alone stands for everybody who bears the name, on either side."""

from datetime import date

import pytest

from kollega.domains.people import actions, queries
from kollega.domains.people.models import Person
from kollega.domains.people.queries import ConflictPolicy
from kollega.domains.people.vocabulary import LineKind

TODAY = date(2026, 11, 1)


@pytest.fixture
def named(db) -> Person:
    """A supervisor of whom nobody knows more than the name."""
    return actions.add_person(given_name="Ada", family_name="Brönte")


@pytest.fixture
def came(person) -> Person:
    return person("Dr", "Ada", "Bronte")


@pytest.fixture
def judged(named, mentee):
    """The mentee said that the name judges them."""
    return actions.record_reporting_line(
        senior=named, junior=mentee, kind=LineKind.TRAINER, by=mentee
    )


def between(ones, others):
    return queries.conflicts_among(
        [one.pk for one in ones], [other.pk for other in others], policy=ConflictPolicy(), on=TODAY
    )


def test_the_name_counts_on_whichever_side_it_is_asked(judged, came, mentee, mentor):
    assert between([mentee, mentor], [came]) == {(mentee.pk, came.pk)}
    assert between([came], [mentee, mentor]) == {(came.pk, mentee.pk)}


def test_when_both_sides_hold_everybody_each_pair_is_found_both_ways(judged, came, mentee):
    everybody = [mentee, came]
    themselves = {(one.pk, one.pk) for one in everybody}

    found = between(everybody, everybody)

    assert found - themselves == {(mentee.pk, came.pk), (came.pk, mentee.pk)}


def test_everybody_who_bears_the_name_is_kept_apart(judged, came, mentee, person):
    namesake = person("", "ADA", "Bronte", email="other.ada@example.org")

    assert between([mentee], [came, namesake]) == {(mentee.pk, came.pk), (mentee.pk, namesake.pk)}


def test_two_namesakes_are_not_kept_apart_from_each_other(judged, came, person):
    namesake = person("", "Ada", "Bronte", email="other.ada@example.org")

    assert between([came], [namesake]) == set()


def test_a_name_taken_back_stands_for_nobody(judged, came, mentee):
    actions.take_back_line(line=judged, by=mentee)

    assert between([mentee], [came]) == set()


def test_a_name_stands_for_nobody_once_it_has_an_address_of_its_own(judged, named, came, mentee):
    named.email = "the.judge@example.org"
    named.save()

    assert between([mentee], [came]) == set()
    assert between([mentee], [named]) == {(mentee.pk, named.pk)}


def test_a_line_between_two_names_counts_for_those_who_bear_them(named, came, person):
    junior = actions.add_person(given_name="Ben", family_name="Young")
    actions.record_reporting_line(senior=named, junior=junior, kind=LineKind.EXAMINER, by=None)
    came_too = person("Dr", "Ben", "Young")

    assert between([came], [junior]) == {(came.pk, junior.pk)}
    assert between([came], [came_too]) == set(), "a name is meant only as a senior or avoided"


def test_a_line_that_ended_long_ago_does_not_count_for_a_name_either(named, came, mentee):
    actions.record_reporting_line(
        senior=named, junior=mentee, kind=LineKind.TRAINER, by=mentee, ends_on=date(2001, 1, 1)
    )

    assert between([mentee], [came]) == set()


def test_whoever_bears_the_name_sees_nothing_of_the_junior(judged, came, mentee, mentor):
    def near(somebody):
        return queries.lines_with(somebody, on=TODAY, past_months=24)

    assert near(came) == {mentee.pk}
    assert near(mentee) == {judged.senior_id}
    assert near(mentor) == set()


def test_names_cost_no_query_more_than_people(person, mentee, count_queries):
    def size(number):
        for n in range(number):
            only_named = actions.add_person(given_name="Ada", family_name=f"N{n}")
            actions.avoid(person=only_named, by=mentee)
        keys = [
            person("", "Ada", f"N{n}", email=f"{number}-{n}@example.org").pk for n in range(number)
        ]
        return count_queries(
            lambda: queries.conflicts_among([mentee.pk], keys, policy=ConflictPolicy(), on=TODAY)
        )

    assert size(1) == size(4)
