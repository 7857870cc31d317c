"""Figures and states in words, without a page around them."""

from datetime import date
from types import SimpleNamespace

import pytest

from kollega.domains.matching.actions import Sent
from kollega.domains.matching.queries import Figures, Supply
from kollega.domains.matching.vocabulary import Answer, Caution, Obstacle
from kollega.web.matching import rows, words


def figures(**more):
    return Figures(
        **{
            "total": 19,
            "matched": 18,
            "needs_met": {1: 16, 2: 2},
            "load": {2: 7, 1: 4},
            "broken": 0,
        }
        | more
    )


def tile(number, found, programme):
    return words.tiles(found, programme)[number]


@pytest.fixture
def programme(transition):
    return transition


def test_the_tiles_say_what_the_design_shows(programme):
    said = [(each["label"], each["value"]) for each in words.tiles(figures(), programme)]

    assert said == [
        ("Matched", "18 of 19"),
        ("First wish met", "16"),
        ("Mentees per mentor", "1.6 on average"),
        ("Rules", "0 broken"),
    ]


@pytest.mark.parametrize(
    ("total", "words_of_it"),
    [
        (18, "nobody is left waiting"),
        (19, "one is waiting for a mentor"),
        (23, "5 are waiting for a mentor"),
    ],
)
def test_who_waits(programme, total, words_of_it):
    assert tile(0, figures(total=total), programme)["detail"] == words_of_it


@pytest.mark.parametrize(
    ("met", "value", "detail"),
    [
        ({1: 16, 2: 2}, "16", "2 met their second"),
        ({1: 16, 2: 1}, "16", "one met their second"),
        ({1: 18}, "18", "of 18 pairs"),
        ({2: 3}, "0", "3 met their second"),
        ({}, "0", "of 18 pairs"),
    ],
)
def test_wishes_met(programme, met, value, detail):
    said = tile(1, figures(needs_met=met), programme)

    assert (said["value"], said["detail"]) == (value, detail)


@pytest.mark.parametrize(
    ("load", "value", "detail"),
    [
        ({2: 7, 1: 4}, "1.6 on average", "7 mentors with 2, 4 with 1"),
        ({1: 1}, "1.0 on average", "1 mentor with 1"),
        ({3: 1, 2: 1, 1: 2}, "1.8 on average", "from 1 to 3 mentees each"),
        ({}, "0.0 on average", "no pairs yet"),
    ],
)
def test_the_load(programme, load, value, detail):
    matched = sum(each * mentors for each, mentors in load.items())
    said = tile(2, figures(load=load, matched=matched), programme)

    assert (said["value"], said["detail"]) == (value, detail)


@pytest.mark.parametrize(
    ("apart", "detail"),
    [
        ("", "no supervisor or assessor, now, coming or within 36 months"),
        (
            "site",
            "no supervisor or assessor, now, coming or within 36 months, nor anyone of the same "
            "site",
        ),
    ],
)
def test_the_rules_of_the_programme(programme, apart, detail):
    programme.apart = apart

    assert tile(3, figures(), programme)["detail"] == detail


def test_a_broken_rule_is_counted(programme):
    assert tile(3, figures(broken=2), programme)["value"] == "2 broken"


@pytest.mark.parametrize(
    ("load", "noted"), [({2: 7, 1: 4}, False), ({3: 1, 1: 4}, True), ({3: 4}, False), ({}, False)]
)
def test_an_uneven_load_is_noted(load, noted):
    assert bool(words.to_note(figures(load=load))) == noted


def test_the_note_says_how_uneven_and_what_can_be_done():
    said = words.to_note(figures(load={4: 1, 1: 3}))

    assert "one mentor would have 4 mentees, another 1" in said
    assert "swap pairs by hand" in said


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (Sent(1, 0), "1 introduction is on its way."),
        (Sent(18, 0), "18 introductions are on their way."),
        (
            Sent(17, 1),
            "17 introductions are on their way. 1 pair was no longer possible; they "
            "stay on the waiting list.",
        ),
        (
            Sent(0, 2),
            "0 introductions are on their way. 2 pairs were no longer possible; they "
            "stay on the waiting list.",
        ),
    ],
)
def test_what_was_sent(result, sentence):
    assert words.sent(result) == sentence


def test_the_first_in_line():
    first = SimpleNamespace(name="Dr Amara Osei", since=date(2026, 9, 4))

    assert words.first_in_line([first]) == "Dr Amara Osei since 4 September 2026"
    assert words.first_in_line([]) == ""


@pytest.mark.parametrize(
    ("mentors", "phrase"), [(1, "with 1 mentor"), (11, "with 11 mentors"), (0, "with 0 mentors")]
)
def test_who_offers_places(mentors, phrase):
    assert words.offered(Supply(mentors=mentors, places=3)) == phrase


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_has_a_colour(answer):
    assert rows.KIND_OF_ANSWER[answer] in ("good", "wait", "plain", "warm")


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_is_said_as_waiting(obstacle):
    assert str(obstacle.label).startswith("waiting: ")


@pytest.mark.parametrize("obstacle", Obstacle)
@pytest.mark.parametrize("word", ["conflict", "veto", "supervisor", "avoid", "not meet", "past"])
def test_no_obstacle_names_what_is_between_two_people(obstacle, word):
    assert word not in str(obstacle.label)


def line(**more):
    person = SimpleNamespace(name="Dr Amara Osei")
    return SimpleNamespace(
        **{
            "public_id": "x",
            "mentee": SimpleNamespace(person=person),
            "mentor": SimpleNamespace(person=SimpleNamespace(name="Dr Janet Ross")),
            "grade": "GPST1",
            "place": "Perth",
            "fit": 0.8,
            "cautions": [],
            "obstacle": "",
            "locked": False,
            "locked_by_id": None,
            "set_by_hand": False,
        }
        | more
    )


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        ({}, "ready"),
        ({"locked": True, "locked_by_id": 1}, "locked by you"),
        ({"locked": True, "locked_by_id": 2}, "locked"),
        ({"locked": True, "locked_by_id": None}, "locked"),
        ({"locked": True, "set_by_hand": True, "locked_by_id": 1}, "set by you"),
        ({"locked": True, "set_by_hand": True, "locked_by_id": 2}, "set by hand"),
        (
            {"mentor": None, "fit": None, "obstacle": "capacity"},
            "waiting: everyone suitable is full",
        ),
    ],
)
def test_the_state_of_a_line(marks, state):
    assert rows.pair_row(line(**marks), SimpleNamespace(pk=1)).state == state


@pytest.mark.parametrize(
    ("fit", "word"),
    [(1.0, "strong"), (0.7, "strong"), (0.69, "good"), (0.4, "good"), (0.1, "possible")],
)
def test_a_fit_is_a_word(fit, word):
    assert rows.pair_row(line(fit=fit), SimpleNamespace(pk=1)).word == word


def test_what_is_true_of_so_many_pairs_is_not_said_beside_each():
    row = rows.pair_row(
        line(cautions=[Caution.OTHER_SPECIALTY, Caution.FREE_LATER]), SimpleNamespace(pk=1)
    )

    assert row.cautions == "different specialties, the mentor is free later"
    assert row.beside == "the mentor is free later"
