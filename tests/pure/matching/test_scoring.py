"""All pairs at once give what one pair after the other gives."""

import numpy as np
import pytest
from hypothesis import given
from tests.pure.matching.instances import millionths as one_by_one
from tests.pure.matching.instances import rounds

from kollega.pure.matching import Mentee, Mentor, Rules, Weights
from kollega.pure.matching import scoring as module
from kollega.pure.matching.encoding import Same, Shared, places_in_ranking, said
from kollega.pure.matching.scoring import NOT_ALLOWED, UNIT, Barriers, millionths, scores
from kollega.pure.matching.wishes import broken_rules


@given(rounds())
def test_the_table_holds_the_score_of_every_pair_that_the_rules_allow(instance):
    seeking, offering, rules, weights = instance

    table = scores(seeking, offering, rules, weights)

    assert table.shape == (len(seeking), len(offering))
    for row, mentee in enumerate(seeking):
        for column, mentor in enumerate(offering):
            allowed = not broken_rules(mentee, mentor, rules)
            expected = one_by_one(mentee, mentor, weights) if allowed else NOT_ALLOWED
            assert table[row, column] == expected


@given(rounds(most_mentees=5))
def test_working_in_blocks_changes_nothing(instance):
    seeking, offering, rules, weights = instance
    whole = scores(seeking, offering, rules, weights)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK", 2)
        in_blocks = scores(seeking, offering, rules, weights)

    assert np.array_equal(whole, in_blocks)


@given(rounds())
def test_each_rule_has_the_mask_of_the_pairs_it_forbids(instance):
    seeking, offering, rules, _ = instance

    masks = Barriers(seeking, offering, rules).each(slice(0, len(seeking)))

    for row, mentee in enumerate(seeking):
        for column, mentor in enumerate(offering):
            forbidding = {code for code, mask in masks.items() if mask[row, column]}
            assert forbidding == set(broken_rules(mentee, mentor, rules))


def test_the_numbers_of_the_formula_come_out_as_written():
    mentee = Mentee("a", needs=("exams", "career"), specialty="gp", grade=1)
    mentor = Mentor("b", offers=frozenset({"career"}), specialty="gp", grade=2)

    table = scores([mentee], [mentor], Rules(), Weights())

    # needs 4 x 1/3, specialty 1 x 1, grade 1 x 1/2, of 6
    assert table[0, 0] == round((4 / 3 + 1 + 1 / 2) / 6 * UNIT)


def test_the_score_counts_identities_that_the_mentee_asked_to_share():
    asks = Mentee("a", needs=("exams",), identities=frozenset({"first", "second"}))
    shares = Mentor("b", identities=frozenset({"second"}))

    table = scores([asks], [shares, Mentor("c")], Rules(), Weights(needs=4, identity=2))

    assert table.tolist() == [[round(2 * 0.5 / 6 * UNIT), 0]]


def test_identities_count_for_nothing_where_nobody_asked():
    silent = Mentee("a", needs=("exams",))
    mentor = Mentor("b", offers=frozenset({"exams"}), identities=frozenset({"first"}))

    assert scores([silent], [mentor], Rules(), Weights())[0, 0] == UNIT


def test_half_a_millionth_goes_up_whatever_the_last_bit_says():
    a_bit_below = np.nextafter(0.4999995, 0)
    halves = np.array([0.0000005, 0.0000015, a_bit_below, 0.49999949, 1.0])

    assert millionths(halves).tolist() == [1, 2, 500_000, 499_999, UNIT]


def test_an_empty_side_gives_an_empty_table():
    assert scores([], [Mentor("b")], Rules(), Weights()).shape == (0, 1)
    assert scores([Mentee("a")], [], Rules(), Weights()).shape == (1, 0)
    assert scores([], [], Rules(), Weights()).shape == (0, 0)


def test_forbidden_pairs_of_people_who_are_not_here_are_passed_over():
    rules = Rules(forbidden=frozenset({("gone", "b"), ("a", "gone"), ("gone", "gone")}))

    assert scores([Mentee("a")], [Mentor("b")], rules, Weights())[0, 0] == 0


def test_words_in_common_are_counted_for_every_pair():
    shared = Shared([{"a", "b"}, set(), {"c"}], [{"b", "c"}, {"a", "b", "x"}])

    assert shared.count(slice(0, 3)).tolist() == [[1, 2], [0, 0], [1, 0]]
    assert shared.any(slice(0, 1)).tolist() == [[True, True]]


def test_the_same_word_is_the_same_and_silence_is_not():
    same = Same(["gp", None, "x"], ["gp", None, "y"])

    assert same.at(slice(0, 3)).tolist() == [
        [True, False, False],
        [False, False, False],
        [False, False, False],
    ]


def test_who_has_said_anything():
    assert said(["gp", "", frozenset(), frozenset({"en"}), ()]).tolist() == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_a_ranking_names_each_known_person_once_at_the_first_place():
    entries = places_in_ranking([("x", "a", "b", "a"), (), ("b",)], ["a", "b"])

    assert entries.tolist() == [[0, 0, 1], [0, 1, 2], [2, 1, 0]]
