from datetime import timedelta

import pytest
from tests.fixtures_meetings import in_days

from kollega.domains.meetings import actions
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock
from kollega.foundation.models import MailLink, OutgoingMail


@pytest.fixture
def inbox():
    """Who was written to since the last look."""

    def look():
        found = sorted(OutgoingMail.objects.values_list("to", flat=True))
        OutgoingMail.objects.all().delete()
        return found

    return look


@pytest.fixture
def both(mentor, mentee):
    return sorted([mentor.email, mentee.email])


def move_until(moment, *, before):
    """Move the clock by whole days, to less than a day before a moment."""
    days = (moment - before - clock.now()).days + 1
    if days > 0:
        clock.move_forward(days=days)


def test_both_are_reminded_the_day_before_and_once(agreed, inbox, both):
    inbox()
    actions.remind()
    too_early = inbox()
    move_until(agreed.starts_at, before=timedelta(hours=24))
    actions.remind()
    first = inbox()
    actions.remind()

    assert (too_early, first, inbox()) == ([], both, [])


def test_a_reminder_says_when_and_where_in_a_neutral_subject(agreed, mentor):
    OutgoingMail.objects.all().delete()
    move_until(agreed.starts_at, before=timedelta(hours=24))

    actions.remind()

    letter = OutgoingMail.objects.filter(to=mentor.email).get()
    assert letter.subject.startswith("You have an appointment: ")
    assert agreed.place in letter.text


def test_whoever_agrees_within_a_day_needs_no_reminder(agree_on, inbox):
    agree_on(clock.now() + timedelta(hours=5))
    inbox()

    actions.remind()

    assert inbox() == []


def test_a_moved_session_is_reminded_of_anew(agreed, mentor, mentee, inbox, both):
    move_until(agreed.starts_at, before=timedelta(hours=24))
    actions.remind()
    moved = actions.move(meeting=agreed, by=mentee, times=[in_days(5)])
    moved = actions.accept_time(meeting=moved, by=mentor, option_id=moved.options.get().pk)
    inbox()
    move_until(moved.starts_at, before=timedelta(hours=24))

    actions.remind()

    assert inbox() == both


@pytest.mark.parametrize("deed", [relationships.pause, relationships.end])
def test_nobody_is_reminded_while_pausing_or_after_the_end(agreed, pair, mentee, inbox, deed):
    deed(relationship=pair, by=mentee)
    move_until(agreed.starts_at, before=timedelta(hours=24))
    inbox()

    actions.remind()

    assert inbox() == []


def test_after_its_time_both_are_asked_once_whether_they_met(agreed, inbox, both):
    inbox()
    actions.ask_whether_held()
    before = inbox()
    clock.move_forward(days=11)
    actions.ask_whether_held()
    after = inbox()
    actions.ask_whether_held()

    assert (before, after, inbox()) == ([], both, [])


def test_the_question_comes_with_its_two_answers(agreed, mentor, mentee):
    clock.move_forward(days=11)

    actions.ask_whether_held()

    for deed in ("we_met", "not_held"):
        buttons = MailLink.objects.filter(deed=deed, subject_id=agreed.pk)
        assert {button.person_id for button in buttons} == {mentor.pk, mentee.pk}


def test_whoever_is_fine_is_not_asked_whether_they_met(agreed, pair, mentee, inbox):
    relationships.stop_nudges(relationship=pair, by=mentee)
    clock.move_forward(days=11)
    inbox()

    actions.ask_whether_held()

    assert inbox() == []


def test_open_ended_schemes_do_not_ask(begin, scheme, mentor, mentee, agree_on, inbox):
    agree_on(in_days(3), begin(scheme, mentor, mentee))
    clock.move_forward(days=5)
    inbox()

    actions.ask_whether_held()

    assert inbox() == []


def test_what_was_noted_already_is_not_asked(agreed, mentee, inbox):
    clock.move_forward(days=11)
    actions.mark_held(meeting=agreed, by=mentee)
    inbox()

    actions.ask_whether_held()

    assert inbox() == []


def test_who_was_asked_for_a_time_is_reminded_once_after_days(proposed, mentee, inbox):
    inbox()
    actions.remind_to_answer()
    at_once = inbox()
    clock.move_forward(days=3)
    actions.remind_to_answer()
    later = inbox()
    actions.remind_to_answer()

    assert (at_once, later, inbox()) == ([], [mentee.email], [])


def test_proposals_that_ran_out_are_let_go_and_their_maker_told(proposed, mentor, inbox):
    inbox()
    actions.let_go()
    too_early = inbox()
    clock.move_forward(days=12)
    actions.let_go()

    proposed.refresh_from_db()
    assert (too_early, proposed.stage, inbox()) == ([], Stage.CANCELLED, [mentor.email])


def test_a_proposal_with_one_time_left_stays(proposed):
    clock.move_forward(days=10)

    actions.let_go()

    proposed.refresh_from_db()
    assert proposed.stage == Stage.PROPOSED


def test_letting_go_is_no_sign_of_life(proposed, pair):
    pair.refresh_from_db()
    before = pair.last_sign_at
    clock.move_forward(days=12)

    actions.let_go()

    pair.refresh_from_db()
    assert pair.last_sign_at == before


def test_a_pair_that_never_answers_is_nudged_in_the_end(pair, proposed, inbox, both):
    clock.move_forward(days=12)
    actions.let_go()
    clock.move_forward(days=pair.programme.silence_days)
    inbox()

    relationships.nudge_silent()

    assert inbox() == both


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize("sweep", ["remind", "ask_whether_held", "remind_to_answer", "let_go"])
def test_a_sweep_with_nothing_to_do_asks_one_question(
    agree_on, still_clock, how_many, sweep, django_assert_num_queries
):
    for days in range(how_many):
        agree_on(in_days(20 + days))

    with django_assert_num_queries(1):
        getattr(actions, sweep)()
