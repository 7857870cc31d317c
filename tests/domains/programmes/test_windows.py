"""How long a programme is open to somebody: to the day, in months of any length."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.queries.participations import months_after
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
MONTHS = st.integers(0, 120)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_some_months_later_is_the_same_day_or_that_month_s_last(day, months, later):
    assert months_after(day, months) == later


@given(DAYS, MONTHS)
def test_the_month_is_as_many_later_as_said_and_the_day_is_never_later(day, months):
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert later.day <= day.day


@given(DAYS, DAYS, MONTHS)
def test_whoever_began_later_may_come_at_least_as_long(one, other, months):
    first, second = sorted([one, other])

    assert months_after(first, months) <= months_after(second, months)


@given(DAYS)
def test_no_months_later_is_the_same_day(day):
    assert months_after(day, 0) == day


def test_the_last_day_of_the_window_is_early_enough_and_the_next_one_is_not(
    mentee, answered, transition, undone
):
    part = answered(mentee, transition, "mentee", training_began_on=clock.today())
    clock.move_forward(days=(queries.eligible_until(part) - clock.today()).days)

    with undone():
        assert actions.submit(participation=part, by=mentee).stage in (At.APPLIED, At.ACTIVE)
    clock.move_forward(days=1)
    with pytest.raises(NotPossible, match="beginning of training"):
        actions.submit(participation=part, by=mentee)


def test_the_window_is_for_mentees_alone(mentor, answered, transition):
    part = answered(mentor, transition, "mentor")

    assert queries.eligible_until(part) is None
    assert queries.missing(part) == []


def test_without_a_window_nobody_is_asked_when_training_began(mentee, answered, scheme):
    scheme.eligible_months = None
    scheme.save()
    part = answered(mentee, scheme, "mentee", training_began_on=None)

    assert (queries.eligible_until(part), queries.missing(part)) == (None, [])


def test_with_a_window_the_day_training_began_is_asked_for(mentee, answered, transition):
    part = answered(mentee, transition, "mentee", training_began_on=None)

    assert queries.missing(part) == ["Please say when your training began."]
    with pytest.raises(NotPossible, match="when your training began"):
        actions.submit(participation=part, by=mentee)


def test_everything_that_is_missing_is_said_at_once(person, signing_up, transition):
    silent = person("Dr", "Nia", "Evans", languages=[])

    assert queries.missing(signing_up(silent, transition, "mentee")) == [
        "Please say what you would like help with.",
        "Please say when your training began.",
        "Please choose at least one language.",
    ]
    assert queries.missing(signing_up(silent, transition, "mentor")) == [
        "Please say what you can help with.",
        "Please write a few words about yourself.",
        "Please choose at least one language.",
    ]


def test_answers_are_kept_to_the_letter_and_one_more_is_refused(
    mentee, mentor, signing_up, scheme, undone
):
    asked, offering = signing_up(mentee, scheme, "mentee"), signing_up(mentor, scheme, "mentor")
    for part, field, kept, refused in (
        (asked, "words_for_mentor", "ö" * 1200, "ö" * 1201),
        (asked, "places", [f"Place {n}" for n in range(12)], [f"Place {n}" for n in range(13)]),
        (asked, "training_began_on", date(1950, 1, 1), date(1949, 12, 31)),
        (asked, "training_began_on", date(2100, 1, 1), date(2100, 1, 2)),
        (offering, "capacity", 0, -1),
        (offering, "free_from", None, date(2101, 1, 1)),
    ):
        with undone():
            saved = actions.save_answers(participation=part, by=part.person, **{field: kept})
            assert getattr(saved, field) == kept
            with pytest.raises(NotPossible):
                actions.save_answers(participation=part, by=part.person, **{field: refused})


def test_a_fault_in_one_answer_keeps_none_of_them(mentee, signing_up, scheme):
    part = signing_up(mentee, scheme, "mentee")

    with pytest.raises(NotPossible, match="choose from what is offered"):
        actions.save_answers(
            participation=part, by=mentee, step=4, places=["Fife"], meets_by=["telepathy"]
        )

    part.refresh_from_db()
    assert (part.places, part.step) == ([], 0)


def test_the_steps_of_a_sign_up_only_go_forward(mentee, signing_up, scheme):
    part = signing_up(mentee, scheme, "mentee")

    steps = [
        actions.save_answers(participation=part, by=mentee, step=step).step
        for step in (2, 1, None, 3)
    ]

    assert steps == [2, 2, 2, 3]


def test_places_lose_doubles_and_stray_blanks(mentee, signing_up, scheme):
    part = actions.save_answers(
        participation=signing_up(mentee, scheme, "mentee"),
        by=mentee,
        places=[" Fife ", "", "East  Lothian", "Fife", "  "],
    )

    assert part.places == ["Fife", "East Lothian"]
