"""From a fresh clone to a running instance, with everything in between killed once."""

import time

from tests.ops.checkouts import STEPS, answers, stop


def test_without_a_network_one_sentence_says_so(story):
    first, sentence = story["without a network"].splitlines()

    assert first == STEPS[0]
    assert "the network or the package index cannot be reached" in sentence


def test_each_killed_step_is_done_again_and_no_finished_one(story):
    for number, step in enumerate(STEPS):
        begun = [line for line in story[step].splitlines() if " ..." in line]
        assert step in begun[-1]
        assert len(begun) <= 2, story[step]
        if number > 1:
            assert STEPS[number - 2] not in story[step]


def test_a_set_up_that_is_stopped_by_hand_says_nothing_more(story):
    assert "Traceback" not in story["interrupted"]
    assert "failed" not in story["interrupted"]


def test_after_all_that_it_runs(checkout, up):
    assert answers(up.is_up())
    assert [line for line in up.lines if " ..." in line] == []


def test_a_second_start_takes_less_than_five_seconds(checkout, up):
    took = [up.took]
    while took[-1] >= 5 and len(took) < 4:  # other tests run beside this one
        stop(up)
        up = checkout.make()
        up.is_up()
        took.append(time.monotonic() - up.began)
    stop(up)

    assert min(took) < 5, took
