"""Every code of the matching has its words, and the summary stays short."""

import pytest

from kollega.ops.match.people import People
from kollega.ops.match.phrases import (
    change_phrase,
    contradiction_phrase,
    fit_phrase,
    objective_phrase,
    obstacle_phrase,
    reason_phrase,
    rule_phrases,
)
from kollega.ops.match.summary import summary
from kollega.pure.matching import (
    CAPACITY,
    NOT_POSSIBLE,
    RULES,
    Change,
    Fit,
    MatchingError,
    Mentee,
    Mentor,
    Objective,
    Obstacle,
    Reason,
    Rules,
    Weights,
    match,
)

WISHES = [name for name in Weights.__slots__ if name not in ("identity", "best_grade_distance")]


@pytest.mark.parametrize("wish", WISHES)
def test_every_wish_that_can_be_a_reason_has_a_name(wish):
    assert reason_phrase(Reason(wish, 0.25), {}).endswith(" 25%")


def test_a_reason_says_what_is_shared_as_it_was_written():
    reason = Reason("needs", 0.4, ("career planning", "exams"))

    assert reason_phrase(reason, {"exams": "Exams"}) == "needs 40% (career planning, Exams)"


def test_ways_to_meet_are_told_in_words():
    reason = Reason("place", 0.1, ("perth", "in_person", "video"))

    assert reason_phrase(reason, {"perth": "Perth"}) == "meeting 10% (Perth, in person, video)"


@pytest.mark.parametrize("code", [*RULES, CAPACITY])
def test_every_obstacle_has_its_words(code):
    one, three = obstacle_phrase(Obstacle(code, 1)), obstacle_phrase(Obstacle(code, 3))

    assert one.endswith(": 1 mentor")
    assert three.endswith(": 3 mentors")


@pytest.mark.parametrize("code", [code for code in RULES if code != NOT_POSSIBLE])
def test_every_change_of_a_rule_has_its_words(code):
    told = change_phrase(Change(code, 2), {}, {})

    assert told.startswith("Without the rule about ")
    assert told.endswith("2 mentors would be free.")


def test_languages_that_would_help_are_told_as_they_were_written():
    told = change_phrase(Change("common_language", 1, ("nb", "pl")), {}, {"pl": "Polish"})

    assert told == (
        "Without the rule about a common language, 1 mentor would be free. They speak: nb, Polish."
    )


def test_a_place_that_would_help_names_mentors():
    told = change_phrase(Change(CAPACITY, 2, ("a", "b")), {"a": "Ann Ek"}, {})

    assert told == "One more place would help, for instance with Ann Ek, b."


def test_where_nothing_would_help_that_is_said():
    assert change_phrase(None, {}, {}) == "No single change would help."


@pytest.mark.parametrize("objective", Objective)
def test_every_objective_has_its_words(objective):
    assert objective_phrase(objective)


def test_every_fit_has_its_word():
    assert [fit_phrase(fit) for fit in Fit] == ["strong", "good", "possible"]


def test_the_rules_in_force_are_told_and_pairs_are_not():
    rules = Rules(
        forbidden=frozenset({("a", "b")}),
        different_organisation_level="site",
        different_specialty=True,
        minimum_grade_distance=1,
        maximum_grade_distance=4,
        way_to_meet=True,
    )

    assert rule_phrases(rules) == [
        "a common language",
        "another site",
        "another specialty",
        "mentor at least 1 grade above",
        "mentor at most 4 grades above",
        "a way to meet",
    ]
    assert rule_phrases(Rules(common_language=False)) == []
    assert rule_phrases(Rules(minimum_grade_distance=0))[1] == "mentor not below in grade"


def test_a_contradiction_is_told_with_peoples_names():
    error = MatchingError("locked_twice", "ann@example.org")

    told = contradiction_phrase(error, {"ann@example.org": "Ann Ek"})

    assert told == "The mentee Ann Ek is in two fixed pairs."


def test_a_contradiction_without_words_of_its_own_speaks_for_itself():
    error = MatchingError("mentee_twice", "ann")

    assert contradiction_phrase(error, {}) == "The mentee ann is in the list twice."


def a_crowd(count, notes=()):
    mentees = tuple(Mentee(f"mentee{n:02}") for n in range(count))
    mentors = (Mentor("mentor"),)
    names = {person.key: person.key.title() for person in (*mentees, *mentors)}
    people = People(mentees, mentors, names, {}, frozenset(), {}, tuple(notes))
    return people, match(mentees, mentors)


def test_a_long_list_of_people_without_a_mentor_is_cut_short():
    people, solution = a_crowd(20)

    told = summary(solution, people, Rules()).splitlines()

    assert sum(line.startswith("  Mentee") for line in told) == 8
    assert told[-1] == "  and 11 more."


def test_a_long_list_of_notes_is_cut_short():
    people, solution = a_crowd(1, notes=[f"row {n}" for n in range(30)])

    told = summary(solution, people, Rules()).splitlines()

    assert sum(line.startswith("Note: row") for line in told) == 8
    assert told[-1] == "and 22 more."


def test_a_round_without_pairs_has_no_plot():
    mentees, mentors = (Mentee("ann"),), (Mentor("bo", capacity=0),)
    people = People(mentees, mentors, {"ann": "Ann", "bo": "Bo"}, {}, frozenset(), {}, ())

    told = summary(match(mentees, mentors), people, Rules())

    assert "Fit:" not in told
    assert "Matched: 0 of 1." in told
    assert "One more place would help, for instance with Bo." in told
