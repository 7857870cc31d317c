from datetime import timedelta

import pytest
from tests.fixtures_meetings import in_days

from kollega.domains.meetings import actions, permissions, queries
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.models import Meeting
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import Happening


@pytest.fixture
def over(agreed):
    """The agreed session lies behind the two."""
    clock.move_forward(days=11)
    return agreed


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_notes_that_they_met_as_planned(over, pair, side):
    meeting = actions.mark_held(meeting=over, by=getattr(pair, side))

    assert meeting.stage == Stage.HELD
    assert (meeting.held_on, meeting.held_minutes) == (permissions.day_of(over), 60)


def test_day_and_minutes_can_be_said_and_corrected(over, mentee, mentor):
    actions.mark_held(meeting=over, by=mentee, minutes=45)

    meeting = actions.mark_held(meeting=over, by=mentor, on=clock.today(), minutes=75)

    assert (meeting.held_on, meeting.held_minutes) == (clock.today(), 75)


def test_a_session_marked_by_mistake_did_not_take_place_after_all(over, mentee):
    actions.mark_held(meeting=over, by=mentee)

    meeting = actions.mark_not_held(meeting=over, by=mentee)

    assert (meeting.stage, meeting.held_on, meeting.held_minutes) == (Stage.NOT_HELD, None, None)


def test_and_it_did_after_all(over, mentee):
    actions.mark_not_held(meeting=over, by=mentee)

    assert actions.mark_held(meeting=over, by=mentee).stage == Stage.HELD


def test_the_pair_s_count_follows_every_correction(over, pair, mentee):
    counts = []
    for deed in (actions.mark_held, actions.mark_not_held, actions.mark_held):
        deed(meeting=over, by=mentee)
        pair.refresh_from_db()
        counts.append(pair.sessions_held)

    assert counts == [1, 0, 1]


def test_nothing_but_day_and_minutes_can_be_kept():
    kept = {field.name for field in Meeting._meta.get_fields()}

    assert not kept & {"notes", "note", "topic", "topics", "text", "summary", "subject"}


def test_the_first_time_is_told_upwards_and_a_correction_is_not(over, mentee):
    actions.mark_held(meeting=over, by=mentee)
    actions.mark_held(meeting=over, by=mentee, minutes=45)

    told = Happening.objects.filter(kind="session_held", subject_id=over.pk)
    assert told.count() == 1


def test_a_session_ahead_can_be_noted_on_its_day_only(agreed, mentee):
    with pytest.raises(NotAllowed, match="is still to come"):
        actions.mark_held(meeting=agreed, by=mentee)
    with pytest.raises(NotAllowed, match="is still to come"):
        actions.mark_not_held(meeting=agreed, by=mentee)


def test_they_may_meet_before_a_time_was_taken(proposed, mentee):
    meeting = actions.mark_held(meeting=proposed, by=mentee)

    assert (meeting.stage, meeting.held_on) == (Stage.HELD, clock.today())


@pytest.mark.parametrize(
    ("days", "words"), [(1, "is still to come"), (-30, "before the two of you began")]
)
def test_a_day_is_one_since_they_began(over, mentee, days, words):
    with pytest.raises(NotPossible, match=words):
        actions.mark_held(meeting=over, by=mentee, on=clock.today() + timedelta(days=days))


@pytest.mark.parametrize("minutes", [1, 999])
def test_minutes_are_sensible(over, mentee, minutes):
    with pytest.raises(NotPossible, match="five minutes"):
        actions.mark_held(meeting=over, by=mentee, minutes=minutes)


def test_what_was_called_off_was_not_held(agreed, mentee):
    actions.cancel(meeting=agreed, by=mentee)

    with pytest.raises(NotAllowed, match="cancelled"):
        actions.mark_held(meeting=agreed, by=mentee)


def test_a_session_arranged_elsewhere_is_noted_by_day_and_minutes(pair, mentor):
    meeting = actions.record_held(relationship=pair, by=mentor, on=clock.today(), minutes=90)

    assert (meeting.stage, meeting.held_minutes) == (Stage.HELD, 90)
    pair.refresh_from_db()
    assert pair.sessions_held == 1


def test_both_noting_the_same_day_count_one_session(pair, mentor, mentee):
    actions.record_held(relationship=pair, by=mentor, on=clock.today(), minutes=90)
    actions.record_held(relationship=pair, by=mentee, on=clock.today(), minutes=60)

    pair.refresh_from_db()
    assert pair.sessions_held == 1
    assert queries.held_on_day(pair, clock.today()).held_minutes == 60


def test_noting_the_day_of_an_agreed_session_notes_that_session(over, pair, mentee):
    meeting = actions.record_held(
        relationship=pair, by=mentee, on=permissions.day_of(over), minutes=50
    )

    assert meeting.pk == over.pk


def test_after_the_end_a_session_can_still_be_corrected_but_no_new_one_noted(
    over, pair, mentee, mentor
):
    relationships.end(relationship=pair, by=mentee)

    assert actions.mark_held(meeting=over, by=mentor).stage == Stage.HELD
    with pytest.raises(NotAllowed):
        actions.record_held(relationship=pair, by=mentor, on=clock.today(), minutes=60)


def test_when_all_planned_sessions_were_held_it_can_be_closed_well(agree_on, pair, mentee):
    for _number in range(4):
        meeting = agree_on(in_days(1))
        clock.move_forward(days=2)
        actions.mark_held(meeting=meeting, by=mentee)

    assert relationships.complete(relationship=pair, by=mentee).stage == "completed"
