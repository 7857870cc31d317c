"""Judging what a coordinator puts together by hand, and the effect of a swap before it is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import rounds

from kollega.pure.matching import (
    COMMON_LANGUAGE,
    NOT_POSSIBLE,
    Broken,
    MatchingError,
    Mentee,
    Mentor,
    Objective,
    Rules,
    effect,
    evaluate,
    match,
)

EXAMS, CAREER = frozenset({"exams"}), frozenset({"career"})
EN, NB = frozenset({"en"}), frozenset({"nb"})

ANN = Mentee("ann", needs=("exams",))
BO = Mentee("bo", needs=("career",))
CY = Mentee("cy", needs=("exams", "career"))
TEACHER = Mentor("teacher", offers=EXAMS)
GUIDE = Mentor("guide", offers=CAREER, capacity=2)
MENTEES, MENTORS = [ANN, BO, CY], [TEACHER, GUIDE]


def test_good_pairs_are_valid_and_add_up():
    judged = evaluate([("ann", "teacher"), ("bo", "guide")], MENTEES, MENTORS)

    assert judged.valid
    assert [(pair.mentee, pair.mentor) for pair in judged.pairs] == [
        ("ann", "teacher"),
        ("bo", "guide"),
    ]
    assert judged.total_fit == 2
    assert judged.mean_fit == 1
    assert judged.first_needs_met == 2
    assert judged.unmatched == ("cy",)


def test_no_pairs_at_all_are_valid_and_worth_nothing():
    judged = evaluate([], MENTEES, MENTORS)

    assert judged.valid
    assert judged.total_fit == judged.mean_fit == 0
    assert judged.unmatched == ("ann", "bo", "cy")


def test_a_mentor_with_more_than_the_places_is_named():
    judged = evaluate([("ann", "teacher"), ("cy", "teacher")], MENTEES, MENTORS)

    assert not judged.valid
    assert judged.overfull == ("teacher",)


def test_a_mentee_with_two_mentors_is_named():
    judged = evaluate([("ann", "teacher"), ("ann", "guide")], MENTEES, MENTORS)

    assert not judged.valid
    assert judged.twice == ("ann",)


def test_a_pair_that_the_rules_forbid_is_named_with_the_rules():
    mentees = [Mentee("ann", languages=EN)]
    mentors = [Mentor("teacher", languages=NB)]
    rules = Rules(forbidden=frozenset({("ann", "teacher")}))

    judged = evaluate([("ann", "teacher")], mentees, mentors, rules)

    assert not judged.valid
    assert judged.broken == (Broken("ann", "teacher", (NOT_POSSIBLE, COMMON_LANGUAGE)),)


def test_a_fixed_pair_that_was_taken_apart_is_named():
    rules = Rules(locked=frozenset({("ann", "teacher")}))

    judged = evaluate([("ann", "guide")], MENTEES, MENTORS, rules)

    assert not judged.valid
    assert judged.locked_lost == (("ann", "teacher"),)


def test_a_pair_of_strangers_is_refused():
    with pytest.raises(MatchingError, match="pair nobody and teacher names someone who is not"):
        evaluate([("nobody", "teacher")], MENTEES, MENTORS)


def test_the_effect_of_a_swap_is_told_person_by_person():
    before = evaluate([("ann", "teacher"), ("bo", "guide"), ("cy", "guide")], MENTEES, MENTORS)
    after = evaluate([("ann", "guide"), ("bo", "guide"), ("cy", "teacher")], MENTEES, MENTORS)

    told = effect(before, after)

    assert told.better == ("cy",)
    assert told.worse == ("ann",)
    assert told.matched == 0
    assert told.first_needs_met == 0
    assert told.total_fit == pytest.approx(-1 + 1 / 3)
    assert not told.now_invalid


def test_finding_or_losing_a_mentor_counts_even_without_any_fit():
    nowhere = evaluate([], [ANN], [GUIDE])
    somewhere = evaluate([("ann", "guide")], [ANN], [GUIDE])

    found, lost = effect(nowhere, somewhere), effect(somewhere, nowhere)

    assert somewhere.total_fit == 0
    assert (found.better, found.worse, found.matched) == (("ann",), (), 1)
    assert (lost.better, lost.worse, lost.matched) == ((), ("ann",), -1)


def test_a_change_that_breaks_something_is_told():
    before = evaluate([("ann", "teacher")], MENTEES, MENTORS)
    after = evaluate([("ann", "teacher"), ("cy", "teacher")], MENTEES, MENTORS)

    assert effect(before, after).now_invalid
    assert not effect(after, before).now_invalid
    assert not effect(after, after).now_invalid


def test_a_change_of_nothing_has_no_effect():
    same = evaluate([("ann", "teacher")], MENTEES, MENTORS)

    told = effect(same, same)

    assert told.better == told.worse == ()
    assert told.total_fit == told.matched == told.first_needs_met == 0


@given(rounds(), st.sampled_from(Objective))
def test_judging_a_solution_by_hand_agrees_with_its_own_checks(instance, objective):
    seeking, offering, rules, weights = instance
    solution = match(seeking, offering, rules=rules, weights=weights, objective=objective)

    judged = evaluate(
        [(p.mentee, p.mentor) for p in solution.pairs], seeking, offering, rules, weights
    )

    assert judged.valid
    assert judged.pairs == solution.pairs
    assert judged.total_fit == pytest.approx(solution.checks.total_fit)
    assert judged.first_needs_met == solution.checks.first_needs_met
    assert list(judged.unmatched) == [left.mentee for left in solution.unmatched]
