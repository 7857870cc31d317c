"""What must not be seen in a solution: why two may not meet, and what was asked in confidence."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import rounds

from kollega.pure.matching import (
    NOT_POSSIBLE,
    Mentee,
    Mentor,
    Objective,
    Rules,
    Weights,
    evaluate,
    match,
    suggest,
)

EXAMS = frozenset({"exams"})


def everything_told(seeking, offering, rules):
    """All that leaves the package about a round."""
    told = [match(seeking, offering, rules=rules, objective=objective) for objective in Objective]
    lists = [suggest(mentee, offering, rules) for mentee in seeking]
    by_hand = evaluate([("junior", "senior")], seeking, offering, rules)
    return [asdict(one) for one in told], lists, asdict(by_hand)


def test_a_veto_a_conflict_a_past_pair_and_being_the_same_person_are_told_alike():
    # The package is not even told which of them it is: the pair is forbidden, and that is all.
    seeking = [Mentee("junior", needs=("exams",)), Mentee("other", needs=("exams",))]
    offering = [Mentor("senior", offers=EXAMS), Mentor("third", offers=EXAMS)]
    forbidden = Rules(forbidden=frozenset({("junior", "senior")}))

    pairs, lists, by_hand = everything_told(seeking, offering, forbidden)

    same_person = [Mentee("senior", needs=("exams",)), seeking[1]]
    told_of_oneself = evaluate([("senior", "senior")], same_person, offering)
    assert by_hand["broken"][0]["rules"] == (NOT_POSSIBLE,)
    assert told_of_oneself.broken[0].rules == (NOT_POSSIBLE,)
    assert all(("junior", "senior") not in _pairs(solution) for solution in pairs)
    assert all(("junior", "senior") not in _blocking(solution) for solution in pairs)
    assert [pair.mentor for pair in lists[0]] == ["third"]


def _pairs(solution):
    return {(pair["mentee"], pair["mentor"]) for pair in solution["pairs"]}


def _blocking(solution):
    return set(solution["checks"]["blocking"])


def test_an_unmatched_person_reads_the_same_whether_named_in_a_veto_or_in_a_line():
    left = [Mentee("junior")]
    mentors = [Mentor("senior"), Mentor("third")]
    all_forbidden = Rules(forbidden=frozenset({("junior", "senior"), ("junior", "third")}))

    (told,) = match(left, mentors, rules=all_forbidden).unmatched

    assert [(o.code, o.mentors_blocked) for o in told.obstacles] == [(NOT_POSSIBLE, 2)]
    assert told.single_change is None


@given(rounds(), st.sampled_from(Objective))
def test_no_word_about_identities_leaves_the_package(instance, objective):
    seeking, offering, rules, weights = instance

    solution = match(seeking, offering, rules=rules, weights=weights, objective=objective)

    wishes = {reason.wish for pair in solution.pairs for reason in pair.reasons}
    details = {word for pair in solution.pairs for r in pair.reasons for word in r.detail}
    assert "identity" not in wishes
    assert not {"first", "second"} & details


def test_a_shown_fit_is_the_same_whether_an_identity_was_asked_for_or_not():
    mentor = Mentor("b", offers=EXAMS, identities=frozenset({"first"}))
    silent = Mentee("a", needs=("exams", "career"))
    asking = Mentee("a", needs=("exams", "career"), identities=frozenset({"first"}))

    without = match([silent], [mentor])
    with_it = match([asking], [mentor])

    assert without.pairs == with_it.pairs
    assert without.checks.total_fit == with_it.checks.total_fit
    assert without.checks.objective < with_it.checks.objective


def test_an_identity_asked_for_does_decide_between_mentors():
    asking = Mentee("a", needs=("exams",), identities=frozenset({"first"}))
    shares = Mentor("shares", offers=EXAMS, identities=frozenset({"first"}))
    others = [Mentor(f"other{n}", offers=EXAMS) for n in range(5)]

    for objective in Objective:
        solution = match([asking], [*others, shares], objective=objective)
        assert solution.pairs[0].mentor == "shares"
    assert suggest(asking, [*others, shares])[0].mentor == "shares"


def test_an_identity_counts_for_nothing_when_its_weight_says_so():
    asking = Mentee("a", needs=("exams",), identities=frozenset({"first"}))
    shares = Mentor("shares", identities=frozenset({"first"}))
    helps = Mentor("helps", offers=EXAMS)

    solution = match([asking], [shares, helps], weights=Weights(identity=0))

    assert solution.pairs[0].mentor == "helps"


def test_a_mentors_characteristics_are_not_used_for_who_did_not_ask():
    silent = Mentee("a", needs=("exams",))
    one = match([silent], [Mentor("b", offers=EXAMS, identities=frozenset({"first"}))])
    other = match([silent], [Mentor("b", offers=EXAMS)])

    assert asdict(one) == asdict(other)
