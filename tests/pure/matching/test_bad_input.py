"""Contradictions are named before any long work; fixed pairs are kept whatever they cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import rounds

from kollega.pure.matching import (
    MatchingError,
    Mentee,
    Mentor,
    Objective,
    Rules,
    match,
)
from kollega.pure.matching.wishes import broken_rules

ANN, BO = Mentee("ann", needs=("exams",)), Mentee("bo")
TEACHER, GUIDE = Mentor("teacher", offers=frozenset({"exams"})), Mentor("guide")


def locked(*pairs):
    return Rules(locked=frozenset(pairs))


@pytest.mark.parametrize(
    ("mentees", "mentors", "rules", "code", "sentence"),
    [
        ([ANN, ANN], [TEACHER], Rules(), "mentee_twice", "The mentee ann is in the list twice."),
        (
            [ANN],
            [TEACHER, Mentor("teacher")],
            Rules(),
            "mentor_twice",
            "The mentor teacher is in the list twice.",
        ),
        (
            [ANN],
            [Mentor("teacher", capacity=-1)],
            Rules(),
            "negative_capacity",
            "The mentor teacher has the capacity -1: it must be 0 or more.",
        ),
        (
            [ANN],
            [TEACHER],
            locked(("ann", "gone")),
            "locked_unknown",
            "The fixed pair ann and gone names someone who is not in the lists.",
        ),
        (
            [ANN],
            [TEACHER],
            locked(("gone", "teacher")),
            "locked_unknown",
            "The fixed pair gone and teacher names someone who is not in the lists.",
        ),
        (
            [ANN],
            [TEACHER, GUIDE],
            locked(("ann", "teacher"), ("ann", "guide")),
            "locked_twice",
            "The mentee ann is in two fixed pairs.",
        ),
        (
            [ANN, BO],
            [TEACHER],
            locked(("ann", "teacher"), ("bo", "teacher")),
            "locked_over_capacity",
            "The mentor teacher has more fixed pairs than free places.",
        ),
        (
            [ANN],
            [TEACHER],
            Rules(
                locked=frozenset({("ann", "teacher")}), forbidden=frozenset({("ann", "teacher")})
            ),
            "locked_not_allowed",
            "The fixed pair ann and teacher is not possible under the rules.",
        ),
    ],
)
@pytest.mark.parametrize("objective", Objective)
def test_a_contradiction_is_named_in_one_sentence(
    mentees, mentors, rules, code, sentence, objective
):
    with pytest.raises(MatchingError) as caught:
        match(mentees, mentors, rules=rules, objective=objective)

    assert str(caught.value) == sentence
    assert caught.value.code == code
    assert all(subject in sentence for subject in caught.value.subjects)


@pytest.mark.parametrize("objective", Objective)
def test_a_fixed_pair_is_kept_even_where_another_would_fit_better(objective):
    solution = match(
        [ANN, BO], [TEACHER, GUIDE], rules=locked(("bo", "teacher")), objective=objective
    )

    assert [(p.mentee, p.mentor) for p in solution.pairs] == [("ann", "guide"), ("bo", "teacher")]
    assert solution.checks.locked_kept
    assert solution.checks.valid
    assert solution.checks.stable


def test_a_fixed_pair_takes_one_of_the_places_and_leaves_the_others():
    wide = Mentor("teacher", offers=frozenset({"exams"}), capacity=2)

    solution = match([ANN, BO], [wide], rules=locked(("bo", "teacher")))

    assert {(p.mentee, p.mentor) for p in solution.pairs} == {("ann", "teacher"), ("bo", "teacher")}


@given(rounds(), st.sampled_from(Objective), st.data())
def test_any_possible_fixed_pair_is_kept(instance, objective, data):
    seeking, offering, rules, weights = instance
    possible = [
        (mentee.key, mentor.key)
        for mentee in seeking
        for mentor in offering
        if mentor.capacity and not broken_rules(mentee, mentor, rules)
    ]
    if not possible:
        return
    fixed = data.draw(st.sampled_from(possible))
    kept = Rules(
        **{name: getattr(rules, name) for name in rules.__slots__ if name != "locked"},
        locked=frozenset({fixed}),
    )

    solution = match(seeking, offering, rules=kept, weights=weights, objective=objective)

    assert fixed in {(pair.mentee, pair.mentor) for pair in solution.pairs}
    assert solution.checks.valid


def test_nobody_at_all_is_an_empty_solution():
    solution = match([], [])

    assert solution.pairs == solution.unmatched == ()
    assert solution.checks.valid
    assert solution.checks.stable
    assert solution.checks.lowest_fit is None


def test_people_can_come_from_any_iterable():
    solution = match(iter([ANN]), (mentor for mentor in [TEACHER]))

    assert solution.pairs[0].mentor == "teacher"
