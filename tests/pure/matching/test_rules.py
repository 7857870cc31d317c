"""Hard rules: what each forbids, what silence means, and that no objective breaks one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import rounds

from kollega.pure.matching import (
    COMMON_LANGUAGE,
    DIFFERENT_ORGANISATION,
    DIFFERENT_SPECIALTY,
    GRADE_DISTANCE,
    IN_PERSON,
    NOT_POSSIBLE,
    RULES,
    TELEPHONE,
    VIDEO,
    WAY_TO_MEET,
    MatchingError,
    Mentee,
    Mentor,
    Objective,
    Rules,
    Weights,
    match,
)
from kollega.pure.matching.scoring import NOT_ALLOWED, scores
from kollega.pure.matching.wishes import broken_rules, ways

EN, NB = frozenset({"en"}), frozenset({"nb"})


def mentee(**more):
    return Mentee("mentee", **more)


def mentor(**more):
    return Mentor("mentor", **more)


LANGUAGE = Rules()
SPECIALTY = Rules(different_specialty=True)
ORGANISATION = Rules(different_organisation_level="organisation")
DEPARTMENT = Rules(different_organisation_level="department")
NOT_BELOW = Rules(minimum_grade_distance=0)
TWO_TO_FOUR = Rules(minimum_grade_distance=2, maximum_grade_distance=4)
MEETING = Rules(way_to_meet=True)

HERE = ("north", "general", "main", "surgery")
SAME_NAME_ELSEWHERE = ("north", "royal", "main", "surgery")


@pytest.mark.parametrize(
    ("one", "other", "rules", "broken"),
    [
        (mentee(languages=EN), mentor(languages=EN | NB), LANGUAGE, ()),
        (mentee(languages=EN), mentor(languages=NB), LANGUAGE, (COMMON_LANGUAGE,)),
        (mentee(languages=EN), mentor(languages=NB), Rules(common_language=False), ()),
        (mentee(), mentor(languages=NB), LANGUAGE, ()),
        (mentee(languages=EN), mentor(), LANGUAGE, ()),
        (mentee(specialty="gp"), mentor(specialty="gp"), SPECIALTY, (DIFFERENT_SPECIALTY,)),
        (mentee(specialty="gp"), mentor(specialty="surgery"), SPECIALTY, ()),
        (mentee(), mentor(), SPECIALTY, ()),
        (mentee(specialty="gp"), mentor(specialty="gp"), Rules(), ()),
        (
            mentee(organisations=HERE),
            mentor(organisations=HERE),
            ORGANISATION,
            (DIFFERENT_ORGANISATION,),
        ),
        (mentee(organisations=HERE), mentor(organisations=SAME_NAME_ELSEWHERE), ORGANISATION, ()),
        (mentee(organisations=HERE), mentor(organisations=SAME_NAME_ELSEWHERE), DEPARTMENT, ()),
        (
            mentee(organisations=HERE),
            mentor(organisations=HERE),
            DEPARTMENT,
            (DIFFERENT_ORGANISATION,),
        ),
        (mentee(organisations=("north",)), mentor(organisations=("north",)), ORGANISATION, ()),
        (mentee(organisations=("", "")), mentor(organisations=("", "")), ORGANISATION, ()),
        (
            mentee(organisations=("", "general")),
            mentor(organisations=("", "general")),
            ORGANISATION,
            (DIFFERENT_ORGANISATION,),
        ),
        (mentee(grade=3), mentor(grade=3), NOT_BELOW, ()),
        (mentee(grade=3), mentor(grade=2), NOT_BELOW, (GRADE_DISTANCE,)),
        (mentee(), mentor(grade=2), NOT_BELOW, ()),
        (mentee(grade=3), mentor(), NOT_BELOW, ()),
        (mentee(grade=0), mentor(grade=1), TWO_TO_FOUR, (GRADE_DISTANCE,)),
        (mentee(grade=0), mentor(grade=2), TWO_TO_FOUR, ()),
        (mentee(grade=0), mentor(grade=4), TWO_TO_FOUR, ()),
        (mentee(grade=0), mentor(grade=5), TWO_TO_FOUR, (GRADE_DISTANCE,)),
        (
            mentee(meets_by=frozenset({VIDEO})),
            mentor(meets_by=frozenset({TELEPHONE})),
            MEETING,
            (WAY_TO_MEET,),
        ),
        (
            mentee(meets_by=frozenset({VIDEO})),
            mentor(meets_by=frozenset({VIDEO, IN_PERSON})),
            MEETING,
            (),
        ),
        (mentee(), mentor(meets_by=frozenset({VIDEO})), MEETING, ()),
        (
            mentee(meets_by=frozenset({IN_PERSON}), places=frozenset({"Perth"})),
            mentor(meets_by=frozenset({IN_PERSON}), places=frozenset({"Dundee"})),
            MEETING,
            (WAY_TO_MEET,),
        ),
        (
            mentee(meets_by=frozenset({IN_PERSON}), places=frozenset({"Perth"})),
            mentor(meets_by=frozenset({IN_PERSON}), places=frozenset({"Perth", "Dundee"})),
            MEETING,
            (),
        ),
        (
            mentee(meets_by=frozenset({IN_PERSON}), places=frozenset({"Perth"})),
            mentor(meets_by=frozenset({IN_PERSON})),
            MEETING,
            (),
        ),
        (
            mentee(),
            mentor(),
            Rules(forbidden=frozenset({("mentee", "mentor")})),
            (NOT_POSSIBLE,),
        ),
        (mentee(), mentor(), Rules(forbidden=frozenset({("mentor", "mentee")})), ()),
        (Mentee("same"), Mentor("same"), Rules(), (NOT_POSSIBLE,)),
    ],
)
def test_a_rule_forbids_exactly_what_it_says(one, other, rules, broken):
    assert broken_rules(one, other, rules) == broken
    table = scores([one], [other], rules, Weights())
    assert (table[0, 0] == NOT_ALLOWED) == bool(broken)


def test_several_broken_rules_are_told_in_a_fixed_order():
    one = mentee(languages=EN, specialty="gp", grade=3)
    other = mentor(languages=NB, specialty="gp", grade=1)
    rules = Rules(
        different_specialty=True,
        minimum_grade_distance=0,
        forbidden=frozenset({("mentee", "mentor")}),
    )

    broken = broken_rules(one, other, rules)

    assert broken == (NOT_POSSIBLE, COMMON_LANGUAGE, DIFFERENT_SPECIALTY, GRADE_DISTANCE)
    assert [code for code in RULES if code in broken] == list(broken)


def test_nobody_is_matched_with_themself():
    both = [Mentee("both"), Mentee("other")]
    mentors = [Mentor("both", capacity=2)]

    for objective in Objective:
        solution = match(both, mentors, objective=objective)

        assert [(pair.mentee, pair.mentor) for pair in solution.pairs] == [("other", "both")]


def test_two_who_could_only_be_swapped_for_themselves_mentor_each_other():
    seeking = [Mentee("ann"), Mentee("bo")]
    offering = [Mentor("ann"), Mentor("bo")]

    solution = match(seeking, offering)

    assert {(p.mentee, p.mentor) for p in solution.pairs} == {("ann", "bo"), ("bo", "ann")}


@given(rounds(), st.sampled_from(Objective))
def test_no_objective_breaks_a_rule(instance, objective):
    seeking, offering, rules, weights = instance

    solution = match(seeking, offering, rules=rules, weights=weights, objective=objective)

    people, mentors = {m.key: m for m in seeking}, {m.key: m for m in offering}
    broken = [broken_rules(people[p.mentee], mentors[p.mentor], rules) for p in solution.pairs]
    assert not any(broken)


def test_places_in_common_open_the_way_in_person_only_where_both_name_places():
    in_person = frozenset({IN_PERSON})
    perth, dundee = frozenset({"Perth"}), frozenset({"Dundee"})

    here = mentee(meets_by=in_person, places=perth)

    assert ways(here, mentor(meets_by=in_person, places=perth)) == in_person
    assert ways(here, mentor(meets_by=in_person)) == in_person
    assert ways(here, mentor(meets_by=in_person, places=dundee)) == frozenset()


def test_an_unknown_level_of_organisation_is_refused():
    with pytest.raises(MatchingError, match="no organisation level named ward"):
        Rules(different_organisation_level="ward")


def test_grade_distances_that_leave_nothing_between_them_are_refused():
    with pytest.raises(MatchingError, match="least grade distance 3 is above the greatest, 2"):
        Rules(minimum_grade_distance=3, maximum_grade_distance=2)
