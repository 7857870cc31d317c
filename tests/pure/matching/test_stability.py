"""Stable matchings: worked examples from the literature, and no blocking pair ever."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import every_matching, millionths, rounds

from kollega.pure.matching import Mentee, Mentor, Objective, Rules, Weights, match
from kollega.pure.matching.checking import check
from kollega.pure.matching.scoring import scores
from kollega.pure.matching.wishes import broken_rules, pair_of


def stated(seeking, offering, capacity=1):
    """People who say nothing but whom they would like, in the order in which they would."""
    return (
        [Mentee(key, wishes=tuple(wishes)) for key, wishes in seeking.items()],
        [Mentor(key, ranks=tuple(ranks), capacity=capacity) for key, ranks in offering.items()],
    )


def only_named(seeking, offering):
    """Rules under which only people who named each other may be matched (incomplete lists)."""
    return Rules(
        forbidden=frozenset(
            (mentee, mentor)
            for mentee, mentor in itertools.product(seeking, offering)
            if mentor not in seeking[mentee] or mentee not in offering[mentor]
        )
    )


def stable(seeking, offering, **more):
    solution = match(seeking, offering, objective=Objective.STABLE, **more)
    assert solution.checks.stable
    assert solution.checks.valid
    return {pair.mentee: pair.mentor for pair in solution.pairs}


def test_gale_and_shapleys_first_example_gives_everyone_who_proposes_their_first_choice():
    # Gale & Shapley 1962, example 1: three stable matchings; the proposers' is the first choices.
    men = {"alpha": "ABC", "beta": "BCA", "gamma": "CAB"}
    women = {
        "A": ["beta", "gamma", "alpha"],
        "B": ["gamma", "alpha", "beta"],
        "C": ["alpha", "beta", "gamma"],
    }

    assert stable(*stated(men, women)) == {"alpha": "A", "beta": "B", "gamma": "C"}


def test_gale_and_shapleys_second_example_has_one_stable_matching():
    # Gale & Shapley 1962, example 2: only one stable set of marriages exists, and in it nobody
    # gets a first choice and only one person a second choice.
    men = {"alpha": "ABCD", "beta": "ADCB", "gamma": "BACD", "delta": "DBCA"}
    women = {
        "A": ["delta", "gamma", "alpha", "beta"],
        "B": ["beta", "delta", "alpha", "gamma"],
        "C": ["delta", "alpha", "beta", "gamma"],
        "D": ["gamma", "beta", "alpha", "delta"],
    }

    found = stable(*stated(men, women))

    assert found == {"alpha": "C", "beta": "D", "gamma": "A", "delta": "B"}


# The example of the National Resident Matching Program, as retold in textbooks and in the
# documentation of the Python package `matching`: five residents, three hospitals of two places.
RESIDENTS = {
    "arthur": ["city"],
    "sunny": ["city", "mercy"],
    "joseph": ["city", "general", "mercy"],
    "latha": ["mercy", "city", "general"],
    "darrius": ["city", "mercy", "general"],
}
HOSPITALS = {
    "mercy": ["darrius", "joseph"],
    "city": ["darrius", "arthur", "sunny", "latha", "joseph"],
    "general": ["darrius", "arthur", "joseph", "latha"],
}


def test_the_textbook_example_of_many_to_one_with_incomplete_lists():
    seeking, offering = stated(RESIDENTS, HOSPITALS, capacity=2)

    found = stable(seeking, offering, rules=only_named(RESIDENTS, HOSPITALS))

    assert found == {
        "arthur": "city",
        "darrius": "city",
        "joseph": "general",
        "latha": "general",
    }


def test_the_one_left_over_in_the_textbook_example_is_told_that_the_places_are_full():
    seeking, offering = stated(RESIDENTS, HOSPITALS, capacity=2)

    solution = match(
        seeking,
        offering,
        rules=only_named(RESIDENTS, HOSPITALS),
        objective=Objective.STABLE,
    )

    (left,) = solution.unmatched
    assert left.mentee == "sunny"
    assert left.single_change.code == "capacity"
    assert left.single_change.detail == ("city",)


@given(rounds(), st.integers(0, 3))
def test_a_stable_matching_has_no_blocking_pair(instance, seed):
    seeking, offering, rules, weights = instance

    solution = match(
        seeking, offering, rules=rules, weights=weights, objective=Objective.STABLE, seed=seed
    )

    chosen = {pair.mentee: pair.mentor for pair in solution.pairs}
    assert blocking(seeking, offering, rules, weights, chosen) == []
    assert solution.checks.stable


@given(rounds(), st.sampled_from(Objective))
def test_the_blocking_pairs_of_any_matching_are_all_found(instance, objective):
    seeking, offering, rules, weights = instance

    solution = match(seeking, offering, rules=rules, weights=weights, objective=objective)

    chosen = {pair.mentee: pair.mentor for pair in solution.pairs}
    found = blocking(seeking, offering, rules, weights, chosen)
    assert list(solution.checks.blocking) == found
    assert solution.checks.blocking_count == len(found)


def blocking(seeking, offering, rules, weights, chosen):
    """The blocking pairs by their definition, one pair after the other."""
    people, mentors = {m.key: m for m in seeking}, {m.key: m for m in offering}
    held = {key: [m for m, to in chosen.items() if to == key] for key in mentors}

    def liked_by_mentee(mentee, mentor):
        place = mentee.wishes.index(mentor.key) if mentor.key in mentee.wishes else 99
        return -place, millionths(mentee, mentor, weights)

    def liked_by_mentor(mentee, mentor):
        place = mentor.ranks.index(mentee.key) if mentee.key in mentor.ranks else 99
        return -place, millionths(mentee, mentor, weights)

    found = []
    for mentee, mentor in itertools.product(seeking, offering):
        if broken_rules(mentee, mentor, rules) or chosen.get(mentee.key) == mentor.key:
            continue
        has = mentors.get(chosen.get(mentee.key))
        wants = has is None or liked_by_mentee(mentee, mentor) > liked_by_mentee(mentee, has)
        free = len(held[mentor.key]) < mentor.capacity
        takes = free or any(
            liked_by_mentor(mentee, mentor) > liked_by_mentor(people[key], mentor)
            for key in held[mentor.key]
        )
        if wants and takes and mentor.capacity:
            found.append((mentee.key, mentor.key))
    return sorted(found)


@given(
    st.permutations(range(4)),
    st.lists(st.permutations(range(4)), min_size=4, max_size=4),
    st.lists(st.permutations(range(4)), min_size=4, max_size=4),
)
def test_no_stable_matching_suits_any_mentee_better(order, wishes, ranks):
    men = {f"mentee{n}": [f"mentor{k}" for k in wishes[n]] for n in order}
    women = {f"mentor{n}": [f"mentee{k}" for k in ranks[n]] for n in range(4)}
    seeking, offering = stated(men, women)

    found = stable(seeking, offering)

    for assignment in every_matching(seeking, offering, Rules()):
        if None in assignment:
            continue
        other = {m.key: offering[n].key for m, n in zip(seeking, assignment, strict=True)}
        if not blocking(seeking, offering, Rules(), Weights(), other):
            assert all(men[key].index(found[key]) <= men[key].index(other[key]) for key in men)


def test_whoever_is_named_goes_before_whoever_fits_better():
    seeker = Mentee("seeker", needs=("exams",), wishes=("friend",))
    friend = Mentor("friend", offers=frozenset())
    expert = Mentor("expert", offers=frozenset({"exams"}))

    assert stable([seeker], [expert, friend]) == {"seeker": "friend"}


def test_a_mentor_keeps_whom_the_mentor_ranked_when_places_are_short():
    mentor = Mentor("mentor", offers=frozenset({"exams"}), ranks=("plain",))
    plain, keen = Mentee("plain"), Mentee("keen", needs=("exams",))

    assert stable([plain, keen], [mentor]) == {"plain": "mentor"}


def test_a_mentor_without_a_free_place_blocks_nothing():
    wanted = Mentor("wanted", offers=frozenset({"exams"}), capacity=0)
    other = Mentor("other")
    seeker = Mentee("seeker", needs=("exams",))

    assert stable([seeker], [wanted, other]) == {"seeker": "other"}


def test_at_most_a_hundred_blocking_pairs_are_listed_but_all_are_counted():
    seeking = [Mentee(f"mentee{n:02}", needs=("exams",)) for n in range(12)]
    poor = [Mentor(f"poor{n:02}") for n in range(12)]
    rich = [Mentor(f"rich{n:02}", offers=frozenset({"exams"})) for n in range(12)]
    apart = [pair_of(*pair, Weights()) for pair in zip(seeking, poor, strict=True)]
    table = scores(seeking, poor + rich, Rules(), Weights())

    checks = check(apart, seeking, poor + rich, Rules(), Weights(), table)

    assert checks.blocking_count == 144
    assert len(checks.blocking) == 100
    assert not checks.stable
