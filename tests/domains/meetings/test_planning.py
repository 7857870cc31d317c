from datetime import timedelta

import pytest
from tests.fixtures_meetings import in_days

from kollega.domains.meetings import actions, queries
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.programmes.vocabulary import Medium
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import MailLink, OutgoingMail


def mails():
    return OutgoingMail.objects.order_by("pk")


def test_a_proposal_takes_length_medium_and_zone_from_its_programme(proposed, transition):
    assert proposed.stage == Stage.PROPOSED
    assert (proposed.minutes, proposed.medium) == (60, Medium.VIDEO)
    assert proposed.time_zone == transition.time_zone == "Europe/London"


def test_each_time_is_offered_once(pair, mentor):
    meeting = actions.propose_session(
        relationship=pair, by=mentor, times=[in_days(2), in_days(1), in_days(2)]
    )

    times = meeting.options.order_by("starts_at").values_list("starts_at", flat=True)
    assert list(times) == [in_days(1), in_days(2)]


def test_a_video_session_gets_a_room_nobody_can_guess(pair, mentor, settings):
    settings.JITSI_BASE = "https://video.example.org"

    rooms = {
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(n)]).place
        for n in (1, 2, 3)
    }

    assert len(rooms) == 3
    assert all(room.startswith("https://video.example.org/") for room in rooms)
    assert all(len(room.rpartition("/")[2]) == 28 for room in rooms)


@pytest.mark.parametrize(
    ("medium", "place", "kept"),
    [
        (Medium.VIDEO, " https://zoom.example.org/j/1 ", "https://zoom.example.org/j/1"),
        (Medium.TELEPHONE, "I ring you", "I ring you"),
        (Medium.IN_PERSON, "Café, upstairs", "Café, upstairs"),
        (Medium.TELEPHONE, "", ""),
    ],
)
def test_ones_own_words_for_the_place_are_kept(pair, mentor, medium, place, kept):
    meeting = actions.propose_session(
        relationship=pair, by=mentor, times=[in_days(1)], medium=medium, place=place
    )

    assert (meeting.medium, meeting.place) == (medium, kept)


def test_the_other_gets_a_button_for_each_time_and_one_for_other_times(
    pair, mentor, mentee, proposed
):
    letter = mails().last()

    assert letter.to == mentee.email
    buttons = MailLink.objects.filter(person_id=mentee.pk)
    assert {b.subject_id for b in buttons.filter(deed="accept_time")} == set(
        proposed.options.values_list("pk", flat=True)
    )
    assert buttons.filter(deed="other_times", subject_id=proposed.pk).count() == 1


@pytest.mark.parametrize("mail_of", ["proposed", "agreed"])
def test_subjects_name_nobody_and_no_programme(request, mentor, mentee, transition, mail_of):
    OutgoingMail.objects.all().delete()
    request.getfixturevalue(mail_of)

    for letter in mails():
        subject = letter.subject.lower()
        names = (mentor.family_name, mentee.family_name, transition.name, "mentor")
        assert not any(name.lower() in subject for name in names)


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ([], "at least one"),
        ([1, 2, 3, 4, 5, 6], "five times at most"),
        ([-1], "past"),
        ([-1, 5], "past"),
        ([5, 500], "within the next year"),
    ],
)
def test_times_must_lie_ahead_and_be_few(pair, mentor, times, words):
    with pytest.raises(NotPossible, match=words):
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(n) for n in times])


@pytest.mark.parametrize("minutes", [0, 4, 481])
def test_a_session_has_a_sensible_length(pair, mentor, minutes):
    with pytest.raises(NotPossible, match="five minutes"):
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(1)], minutes=minutes)


def test_several_sessions_can_lie_ahead(agree_on, pair, mentee):
    meetings = [agree_on(in_days(days)) for days in (7, 30, 60, 90)]

    ahead = list(queries.ahead_for(mentee))
    assert ahead == meetings
    pair.refresh_from_db()
    assert pair.last_sign_at == in_days(90)


def test_a_dozen_ahead_are_enough(pair, mentor):
    for days in range(1, 13):
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(days)])

    with pytest.raises(NotPossible, match="dozen"):
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(20)])


def test_one_touch_takes_a_time(proposed, mentee):
    second = proposed.options.latest("starts_at")

    meeting = actions.accept_time(meeting=proposed, by=mentee, option_id=second.pk)

    assert (meeting.stage, meeting.starts_at) == (Stage.AGREED, second.starts_at)
    assert meeting.options.count() == 0


def test_who_proposed_does_not_take_a_time_too(proposed, mentor):
    with pytest.raises(NotAllowed, match="the other takes one"):
        actions.accept_time(meeting=proposed, by=mentor, option_id=proposed.options.first().pk)


def test_a_time_of_another_session_is_not_on_offer(proposed, pair, mentor, mentee):
    other = actions.propose_session(relationship=pair, by=mentor, times=[in_days(20)])

    with pytest.raises(NotPossible, match="no longer on offer"):
        actions.accept_time(meeting=proposed, by=mentee, option_id=other.options.get().pk)


def test_a_time_that_went_by_is_not_taken(proposed, mentee):
    first = proposed.options.earliest("starts_at")
    clock.move_forward(days=11)

    with pytest.raises(NotPossible, match="no longer on offer"):
        actions.accept_time(meeting=proposed, by=mentee, option_id=first.pk)


def test_a_time_is_taken_once(proposed, agreed, mentee):
    with pytest.raises(NotAllowed, match="already been settled"):
        actions.accept_time(meeting=proposed, by=mentee, option_id=1)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_can_ask_for_another_time(agreed, pair, side):
    by = getattr(pair, side)

    meeting = actions.move(meeting=agreed, by=by, times=[in_days(20)])

    assert (meeting.stage, meeting.starts_at) == (Stage.PROPOSED, None)
    assert meeting.proposed_by == by
    assert meeting.options.get().starts_at == in_days(20)


def test_other_times_can_be_proposed_back_before_one_was_taken(proposed, mentee, mentor):
    meeting = actions.move(meeting=proposed, by=mentee, times=[in_days(20)])

    taken = actions.accept_time(meeting=meeting, by=mentor, option_id=meeting.options.get().pk)

    assert taken.starts_at == in_days(20)


def test_a_move_with_a_wrong_time_changes_nothing(agreed, mentee):
    OutgoingMail.objects.all().delete()

    with pytest.raises(NotPossible):
        actions.move(meeting=agreed, by=mentee, times=[in_days(-3)])

    agreed.refresh_from_db()
    assert agreed.stage == Stage.AGREED
    assert mails().count() == 0


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_can_call_it_off(agreed, pair, side):
    meeting = actions.cancel(meeting=agreed, by=getattr(pair, side))

    assert meeting.stage == Stage.CANCELLED
    pair.refresh_from_db()
    assert pair.last_sign_at < agreed.starts_at


def test_a_proposal_can_be_withdrawn_and_the_other_is_told(proposed, mentor, mentee):
    OutgoingMail.objects.all().delete()

    actions.cancel(meeting=proposed, by=mentor)

    assert [letter.to for letter in mails()] == [mentee.email]
    assert proposed.options.count() == 0


@pytest.mark.parametrize("deed", ["cancel", "move"])
def test_what_was_called_off_stays_off(agreed, mentee, deed):
    actions.cancel(meeting=agreed, by=mentee)

    with pytest.raises(NotAllowed):
        if deed == "cancel":
            actions.cancel(meeting=agreed, by=mentee)
        else:
            actions.move(meeting=agreed, by=mentee, times=[in_days(20)])


def test_the_place_of_an_agreed_session_can_be_changed(agreed, mentee):
    meeting = actions.change_place(
        meeting=agreed, by=mentee, medium=Medium.IN_PERSON, place="The library"
    )

    assert (meeting.medium, meeting.place) == (Medium.IN_PERSON, "The library")


def test_nothing_is_planned_while_the_two_pause(pair, mentor, mentee):
    relationships.pause(relationship=pair, by=mentee)

    with pytest.raises(NotAllowed, match="pausing"):
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(1)])


def test_nothing_is_planned_after_the_end(pair, mentor, mentee):
    relationships.end(relationship=pair, by=mentee)

    with pytest.raises(NotAllowed, match="come to its end"):
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(1)])


def test_nothing_new_is_planned_in_a_pair_that_parts(pair, proposed, mentor, mentee):
    pair.broken_on = clock.today()
    pair.save()
    proposed.refresh_from_db()

    with pytest.raises(NotAllowed, match="new sessions"):
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(1)])
    with pytest.raises(NotAllowed, match="new sessions"):
        actions.accept_time(
            meeting=queries.by_key(proposed.pk),
            by=mentee,
            option_id=proposed.options.first().pk,
        )


def test_an_end_calls_off_what_lay_ahead(agree_on, pair, mentee, proposed):
    agreed = agree_on(in_days(30))
    relationships.end(relationship=pair, by=mentee)

    actions.cancel_coming(pair.pk)

    for meeting in (agreed, proposed):
        meeting.refresh_from_db()
        assert meeting.stage == Stage.CANCELLED


def test_planning_is_a_sign_of_life(pair, mentor):
    clock.move_forward(days=30)

    actions.propose_session(relationship=pair, by=mentor, times=[in_days(1)])

    pair.refresh_from_db()
    assert clock.now() - pair.last_sign_at < timedelta(minutes=1)


def test_until_the_last_agreed_session_nobody_needs_to_ask(agree_on, pair):
    agree_on(in_days(10))
    agree_on(in_days(40))

    pair.refresh_from_db()
    assert pair.last_sign_at == in_days(40)


DEEDS = {
    "propose_session": lambda m, by: actions.propose_session(
        relationship=m.relationship, by=by, times=[in_days(1)]
    ),
    "accept_time": lambda m, by: actions.accept_time(
        meeting=m, by=by, option_id=m.options.first().pk
    ),
    "move": lambda m, by: actions.move(meeting=m, by=by, times=[in_days(1)]),
    "cancel": lambda m, by: actions.cancel(meeting=m, by=by),
    "change_place": lambda m, by: actions.change_place(
        meeting=m, by=by, medium=Medium.VIDEO, place=""
    ),
    "mark_held": lambda m, by: actions.mark_held(meeting=m, by=by),
    "mark_not_held": lambda m, by: actions.mark_not_held(meeting=m, by=by),
    "record_held": lambda m, by: actions.record_held(
        relationship=m.relationship, by=by, on=clock.today(), minutes=60
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("who", ["coordinator", "supervisor", "stranger", "evaluator"])
def test_a_third_person_can_do_nothing(request, proposed, deed, who):
    with pytest.raises(NotAllowed, match="two other people"):
        DEEDS[deed](proposed, request.getfixturevalue(who))
