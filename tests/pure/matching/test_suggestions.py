"""Short lists for one mentee: the best fitting mentors with a free place, and why."""

import pytest
from hypothesis import given
from tests.pure.matching.instances import millionths, rounds

from kollega.pure.matching import Mentee, Mentor, Rules, Weights, shortlists, suggest
from kollega.pure.matching.wishes import broken_rules, pair_of

EXAMS = frozenset({"exams"})


def test_the_best_fit_comes_first_with_its_reasons():
    seeker = Mentee("seeker", needs=("exams", "career"))
    mentors = [
        Mentor("none"),
        Mentor("both", offers=frozenset({"exams", "career"})),
        Mentor("one", offers=EXAMS),
    ]

    first, second, third = suggest(seeker, mentors)

    assert (first.mentor, second.mentor, third.mentor) == ("both", "one", "none")
    assert first == pair_of(seeker, mentors[1], Weights())
    assert first.first_need_met
    assert not third.reasons


def test_nobody_without_a_free_place_is_suggested():
    seeker = Mentee("seeker", needs=("exams",))

    assert suggest(seeker, [Mentor("full", offers=EXAMS, capacity=0)]) == ()


def test_nobody_whom_a_rule_forbids_is_suggested():
    seeker = Mentee("seeker", languages=frozenset({"en"}))
    mentors = [Mentor("foreign", languages=frozenset({"nb"})), Mentor("seeker"), Mentor("vetoed")]
    rules = Rules(forbidden=frozenset({("seeker", "vetoed")}))

    assert suggest(seeker, mentors, rules) == ()


@pytest.mark.parametrize("limit", [0, 1, 3, 10])
def test_no_more_are_suggested_than_asked_for(limit):
    mentors = [Mentor(f"mentor{n}") for n in range(5)]

    assert len(suggest(Mentee("seeker"), mentors, limit=limit)) == min(limit, 5)


@given(rounds())
def test_nobody_left_out_fits_better_than_anybody_suggested(instance):
    seeking, offering, rules, weights = instance

    lists = shortlists(seeking, offering, rules, weights, limit=2)

    mentors = {mentor.key: mentor for mentor in offering}
    for mentee in seeking:
        allowed = {
            key: millionths(mentee, mentor, weights)
            for key, mentor in mentors.items()
            if mentor.capacity and not broken_rules(mentee, mentor, rules)
        }
        shown = [pair.mentor for pair in lists[mentee.key]]
        expected = sorted(allowed.values(), reverse=True)[:2]
        assert [allowed[key] for key in shown] == expected


def test_a_list_for_everyone_is_the_list_for_each():
    mentees = [Mentee("ann", needs=("exams",)), Mentee("bo", needs=("career",))]
    mentors = [Mentor("teacher", offers=EXAMS), Mentor("guide", offers=frozenset({"career"}))]

    lists = shortlists(mentees, mentors, limit=1)

    assert lists == {mentee.key: suggest(mentee, mentors, limit=1) for mentee in mentees}
    assert [lists[key][0].mentor for key in ("ann", "bo")] == ["teacher", "guide"]
