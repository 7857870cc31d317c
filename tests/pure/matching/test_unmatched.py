"""Everyone without a mentor is told what stood in the way and what single change would help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import rounds

from kollega.pure.matching import (
    CAPACITY,
    COMMON_LANGUAGE,
    DIFFERENT_ORGANISATION,
    DIFFERENT_SPECIALTY,
    GRADE_DISTANCE,
    NOT_POSSIBLE,
    VIDEO,
    WAY_TO_MEET,
    Change,
    Mentee,
    Mentor,
    Objective,
    Obstacle,
    Rules,
    Unmatched,
    match,
)
from kollega.pure.matching.people import TELEPHONE
from kollega.pure.matching.wishes import broken_rules

EN, NB, PL = frozenset({"en"}), frozenset({"nb"}), frozenset({"pl"})


def only_unmatched(mentees, mentors, **more):
    (left,) = match(mentees, mentors, **more).unmatched
    return left


def test_without_any_mentor_one_place_would_help_but_there_is_nobody_to_name():
    left = only_unmatched([Mentee("ann")], [])

    assert left == Unmatched("ann", (), None)


def test_full_mentors_are_counted_and_the_best_fitting_are_named():
    mentors = [Mentor(f"full{n}", capacity=0) for n in range(4)]
    mentors.append(Mentor("best", offers=frozenset({"exams"}), capacity=0))

    left = only_unmatched([Mentee("ann", needs=("exams",))], mentors)

    assert left.obstacles == (Obstacle(CAPACITY, 5),)
    assert left.single_change.code == CAPACITY
    assert left.single_change.mentors == 5
    assert left.single_change.detail[0] == "best"
    assert len(left.single_change.detail) == 3


def test_languages_that_would_help_are_named_the_most_frequent_first():
    mentors = [
        Mentor("one", languages=NB),
        Mentor("two", languages=NB | PL),
        Mentor("busy", languages=frozenset({"de"}), capacity=0),
    ]

    left = only_unmatched([Mentee("ann", languages=EN)], mentors)

    assert left.obstacles == (Obstacle(COMMON_LANGUAGE, 3),)
    assert left.single_change == Change(COMMON_LANGUAGE, 2, ("nb", "pl"))


@pytest.mark.parametrize(
    ("mentee", "mentor", "rules", "code"),
    [
        (
            Mentee("a", specialty="gp"),
            Mentor("b", specialty="gp"),
            Rules(different_specialty=True),
            DIFFERENT_SPECIALTY,
        ),
        (
            Mentee("a", organisations=("north",)),
            Mentor("b", organisations=("north",)),
            Rules(different_organisation_level="region"),
            DIFFERENT_ORGANISATION,
        ),
        (
            Mentee("a", grade=4),
            Mentor("b", grade=1),
            Rules(minimum_grade_distance=0),
            GRADE_DISTANCE,
        ),
        (
            Mentee("a", meets_by=frozenset({VIDEO})),
            Mentor("b", meets_by=frozenset({TELEPHONE})),
            Rules(way_to_meet=True),
            WAY_TO_MEET,
        ),
    ],
)
def test_the_one_rule_that_stands_in_the_way_is_the_change_that_would_help(
    mentee, mentor, rules, code
):
    left = only_unmatched([mentee], [mentor], rules=rules)

    assert left == Unmatched("a", (Obstacle(code, 1),), Change(code, 1))


def test_where_two_rules_stand_in_the_way_no_single_change_helps():
    mentee = Mentee("a", languages=EN, specialty="gp")
    mentor = Mentor("b", languages=NB, specialty="gp")

    left = only_unmatched([mentee], [mentor], rules=Rules(different_specialty=True))

    assert left.obstacles == (Obstacle(COMMON_LANGUAGE, 1), Obstacle(DIFFERENT_SPECIALTY, 1))
    assert left.single_change is None


def test_of_several_rules_the_one_that_frees_most_mentors_is_named():
    mentee = Mentee("a", languages=EN, specialty="gp")
    mentors = [
        Mentor("b", languages=NB),
        Mentor("c", languages=EN, specialty="gp"),
        Mentor("d", languages=EN, specialty="gp"),
    ]

    left = only_unmatched([mentee], mentors, rules=Rules(different_specialty=True))

    assert left.single_change == Change(DIFFERENT_SPECIALTY, 2)


def test_a_place_is_asked_for_before_a_rule_is_broken():
    mentee = Mentee("a", languages=EN)
    mentors = [Mentor("full", languages=EN, capacity=0), Mentor("free", languages=NB)]

    left = only_unmatched([mentee], mentors)

    assert left.obstacles == (Obstacle(COMMON_LANGUAGE, 1), Obstacle(CAPACITY, 1))
    assert left.single_change == Change(CAPACITY, 1, ("full",))


def test_a_mentor_who_is_full_and_forbidden_is_no_help():
    mentee = Mentee("a", languages=EN)

    left = only_unmatched([mentee], [Mentor("full", languages=NB, capacity=0)])

    assert left.single_change is None


def test_what_is_not_possible_is_never_proposed_as_a_change():
    rules = Rules(forbidden=frozenset({("a", "b")}))

    left = only_unmatched([Mentee("a")], [Mentor("b")], rules=rules)

    assert left == Unmatched("a", (Obstacle(NOT_POSSIBLE, 1),), None)


def test_the_unmatched_stand_in_the_order_of_their_keys():
    mentees = [Mentee(key) for key in ("zoe", "ann", "bo")]

    solution = match(mentees, [])

    assert [left.mentee for left in solution.unmatched] == ["ann", "bo", "zoe"]


@given(rounds(), st.sampled_from(Objective))
def test_obstacles_count_exactly_the_mentors_out_of_reach(instance, objective):
    seeking, offering, rules, weights = instance

    solution = match(seeking, offering, rules=rules, weights=weights, objective=objective)

    people = {mentee.key: mentee for mentee in seeking}
    load = [pair.mentor for pair in solution.pairs]
    for left in solution.unmatched:
        told = {obstacle.code: obstacle.mentors_blocked for obstacle in left.obstacles}
        expected = {}
        for mentor in offering:
            broken = broken_rules(people[left.mentee], mentor, rules)
            full = load.count(mentor.key) >= mentor.capacity
            for code in broken or ((CAPACITY,) if full else ()):
                expected[code] = expected.get(code, 0) + 1
        assert told == expected


@given(rounds())
def test_the_change_proposed_does_help(instance):
    seeking, offering, rules, weights = instance
    solution = match(seeking, offering, rules=rules, weights=weights)
    people = {mentee.key: mentee for mentee in seeking}
    load = [pair.mentor for pair in solution.pairs]

    for left in solution.unmatched:
        change = left.single_change
        if change is None:
            continue
        allowed = (CAPACITY,) if change.code == CAPACITY else ()
        opened = [
            mentor
            for mentor in offering
            if (broken_rules(people[left.mentee], mentor, rules) or allowed) == (change.code,)
            and (change.code == CAPACITY or load.count(mentor.key) < mentor.capacity)
        ]
        assert len(opened) == change.mentors
