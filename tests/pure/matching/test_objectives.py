"""Each objective against brute force on small rounds: nothing better exists."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import best_value, rounds, scores_of

from kollega.pure.matching import Mentee, Mentor, Objective, Rules, Weights, match

SEEDS = st.integers(0, 3)


def total_then_count(scores):
    return sum(scores), len(scores)


def count_then_total(scores):
    return len(scores), sum(scores)


def count_then_leximin_then_total(scores):
    on_step = Counter(score // 10_000 for score in scores)
    return len(scores), tuple(-on_step[step] for step in range(100)), sum(scores)


def assert_nothing_is_better(instance, objective, worth, seed):
    seeking, offering, rules, weights = instance

    solution = match(
        seeking, offering, rules=rules, weights=weights, objective=objective, seed=seed
    )

    assert solution.checks.valid
    found = worth(scores_of(solution, seeking, offering, weights))
    assert found == best_value(seeking, offering, rules, weights, worth)


@given(rounds(), SEEDS)
def test_no_matching_has_a_better_total_fit(instance, seed):
    assert_nothing_is_better(instance, Objective.TOTAL, total_then_count, seed)


@given(rounds(), SEEDS)
def test_no_matching_serves_more_people_or_serves_them_better(instance, seed):
    assert_nothing_is_better(instance, Objective.MOST, count_then_total, seed)


@given(rounds(), SEEDS)
def test_no_matching_of_most_people_is_fairer(instance, seed):
    assert_nothing_is_better(instance, Objective.FAIREST, count_then_leximin_then_total, seed)


@given(rounds(), st.sampled_from(Objective), SEEDS)
def test_every_mentee_is_either_matched_or_told_why_not_and_no_place_is_used_twice(
    instance, objective, seed
):
    seeking, offering, rules, weights = instance

    solution = match(
        seeking, offering, rules=rules, weights=weights, objective=objective, seed=seed
    )

    told = [pair.mentee for pair in solution.pairs] + [one.mentee for one in solution.unmatched]
    load = Counter(pair.mentor for pair in solution.pairs)
    assert sorted(told) == sorted(mentee.key for mentee in seeking)
    assert all(load[mentor.key] <= mentor.capacity for mentor in offering)
    assert solution.objective is objective


# One mentor whom both like; the other speaks only with one of them.
ONLY_NEEDS = Weights(**dict.fromkeys(("specialty", "grade_distance", "place", "languages"), 0.0))


def two_mentees_who_like_the_same_mentor():
    broad = Mentee("broad", needs=("exams",), languages=frozenset({"en", "nb"}))
    narrow = Mentee("narrow", needs=("exams", "career"), languages=frozenset({"en"}))
    popular = Mentor("popular", offers=frozenset({"exams"}), languages=frozenset({"en"}))
    other = Mentor("other", offers=frozenset(), languages=frozenset({"nb"}))
    return [broad, narrow], [popular, other]


def pairs(solution):
    return {(pair.mentee, pair.mentor) for pair in solution.pairs}


def test_the_best_total_gives_the_popular_mentor_to_whom_it_fits_best():
    seeking, offering = two_mentees_who_like_the_same_mentor()

    solution = match(seeking, offering, weights=ONLY_NEEDS, objective=Objective.TOTAL)

    assert pairs(solution) == {("broad", "popular")}


def test_most_people_leaves_the_popular_mentor_to_whom_nobody_else_can_serve():
    seeking, offering = two_mentees_who_like_the_same_mentor()

    solution = match(seeking, offering, weights=ONLY_NEEDS, objective=Objective.MOST)

    assert pairs(solution) == {("broad", "other"), ("narrow", "popular")}


def test_the_fairest_raises_whoever_is_worst_off_even_if_the_total_falls():
    lucky = Mentee("lucky", needs=("exams", "career", "settling"))
    unlucky = Mentee("unlucky", needs=("wellbeing", "exams"))
    generous = Mentor("generous", offers=frozenset({"exams", "career", "settling"}))
    modest = Mentor("modest", offers=frozenset({"career", "settling"}))

    best = match([lucky, unlucky], [generous, modest], objective=Objective.TOTAL)
    fairest = match([lucky, unlucky], [generous, modest], objective=Objective.FAIREST)

    assert pairs(best) == {("lucky", "generous"), ("unlucky", "modest")}
    assert best.checks.lowest_fit == 0
    assert pairs(fairest) == {("lucky", "modest"), ("unlucky", "generous")}
    assert fairest.checks.lowest_fit > 0.3
    assert fairest.checks.total_fit < best.checks.total_fit


def test_among_equally_good_totals_more_people_are_matched():
    seeking = [Mentee("one"), Mentee("two")]
    offering = [Mentor("a"), Mentor("b")]

    solution = match(seeking, offering, objective=Objective.TOTAL)

    assert len(solution.pairs) == 2
    assert solution.checks.total_fit == 0


def test_nineteen_trainees_over_twelve_educators_with_two_places_are_all_served():
    trainees = [
        Mentee(f"trainee{n:02}", needs=("settling", "exams")[n % 2 :], languages=frozenset({"en"}))
        for n in range(19)
    ]
    educators = [
        Mentor(
            f"educator{n:02}",
            offers=frozenset({"settling"} if n % 3 else {"exams"}),
            languages=frozenset({"en"}),
            capacity=2,
        )
        for n in range(12)
    ]
    supervisors = frozenset((f"trainee{n:02}", f"educator{n % 12:02}") for n in range(19))

    for objective in Objective:
        solution = match(
            trainees, educators, rules=Rules(forbidden=supervisors), objective=objective
        )

        load = Counter(pair.mentor for pair in solution.pairs)
        assert len(solution.pairs) == 19
        assert max(load.values()) == 2
        assert solution.checks.valid
        assert not supervisors & pairs(solution)
