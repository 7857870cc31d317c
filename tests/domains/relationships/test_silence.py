from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kollega.domains.relationships import actions, queries
from kollega.domains.relationships.vocabulary import PairState
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed
from kollega.foundation.models import AuditEntry, MailLink, OutgoingMail


@pytest.fixture
def quiet(pair):
    """As many days have passed as the programme takes for silence; nobody has asked yet."""
    OutgoingMail.objects.all().delete()
    clock.move_forward(days=pair.programme.silence_days + 1)
    return pair


def asked():
    return sorted(letter.to for letter in OutgoingMail.objects.all())


def state_of(pair, viewer):
    return queries.states(pair.programme, viewer=viewer).get(pk=pair.pk).state


def test_both_are_asked_when_it_has_been_quiet_for_long(quiet, mentor, mentee):
    actions.nudge_silent()

    assert asked() == sorted([mentor.email, mentee.email])


def test_nobody_is_asked_before_that(pair):
    OutgoingMail.objects.all().delete()
    clock.move_forward(days=pair.programme.silence_days - 1)

    actions.nudge_silent()

    assert asked() == []


def test_they_are_asked_once_per_silence(quiet):
    actions.nudge_silent()
    clock.move_forward(days=1)
    actions.nudge_silent()

    assert len(asked()) == 2


def test_a_sign_of_life_starts_the_count_anew(quiet):
    actions.nudge_silent()
    clock.move_forward(days=1)
    actions.note_sign(quiet)
    clock.move_forward(days=quiet.programme.silence_days - 1)
    actions.nudge_silent()
    early = len(asked())
    clock.move_forward(days=2)
    actions.nudge_silent()

    assert (early, len(asked())) == (2, 4)


def test_a_session_ahead_is_no_silence(quiet):
    ahead = clock.now() + timedelta(days=60)
    actions.note_sessions(relationship=quiet, held=0, planned_until=ahead)
    clock.move_forward(days=60)

    actions.nudge_silent()

    assert asked() == []


def test_after_a_planned_session_the_count_begins_with_its_day(quiet):
    ahead = clock.now() + timedelta(days=60)
    actions.note_sessions(relationship=quiet, held=0, planned_until=ahead)
    clock.move_forward(days=60 + quiet.programme.silence_days + 1)

    actions.nudge_silent()

    assert len(asked()) == 2


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_we_are_fine_stops_the_asking(quiet, side):
    actions.stop_nudges(relationship=quiet, by=getattr(quiet, side))
    clock.move_forward(days=365)

    actions.nudge_silent()

    assert asked() == []


def test_one_can_be_asked_again(quiet, mentor, mentee):
    actions.stop_nudges(relationship=quiet, by=mentee)
    actions.allow_nudges(relationship=quiet, by=mentor)
    clock.move_forward(days=quiet.programme.silence_days + 1)

    actions.nudge_silent()

    assert len(asked()) == 2


def test_every_letter_holds_its_reader_s_own_way_to_say_that_all_is_well(quiet, mentor, mentee):
    actions.nudge_silent()

    buttons = MailLink.objects.filter(deed="we_are_fine", subject_id=quiet.pk)
    assert {button.person_id for button in buttons} == {mentor.pk, mentee.pk}


def test_a_pausing_pair_is_left_in_peace(quiet, mentee):
    actions.pause(relationship=quiet, by=mentee)
    OutgoingMail.objects.all().delete()
    clock.move_forward(days=365)

    actions.nudge_silent()

    assert asked() == []


def test_an_ended_pair_is_left_in_peace(quiet, mentee):
    actions.end(relationship=quiet, by=mentee)
    OutgoingMail.objects.all().delete()

    actions.nudge_silent()

    assert asked() == []


def test_a_parting_pair_is_left_in_peace(quiet):
    quiet.broken_on = clock.today() + timedelta(days=9)
    quiet.save()

    actions.nudge_silent()

    assert asked() == []


def test_open_ended_schemes_ask_nobody(begin, scheme, mentor, mentee):
    begin(scheme, mentor, mentee)
    OutgoingMail.objects.all().delete()
    clock.move_forward(days=900)

    actions.nudge_silent()

    assert scheme.silence_days is None
    assert asked() == []


def test_the_coordinator_sees_silence_only_after_the_two_were_asked(quiet, coordinator):
    before = state_of(quiet, coordinator)
    actions.nudge_silent()
    asked_today = state_of(quiet, coordinator)
    clock.move_forward(days=8)

    assert before != PairState.SILENT
    assert asked_today != PairState.SILENT
    assert state_of(quiet, coordinator) == PairState.SILENT


def test_an_answer_ends_the_silence_for_the_coordinator(quiet, coordinator):
    actions.nudge_silent()
    clock.move_forward(days=8)
    actions.note_sign(quiet)

    assert state_of(quiet, coordinator) != PairState.SILENT


def test_whoever_is_fine_never_counts_as_silent(quiet, coordinator, mentee):
    actions.nudge_silent()
    clock.move_forward(days=8)
    quiet.refresh_from_db()
    quiet.nudges_stopped = True
    quiet.save()

    assert state_of(quiet, coordinator) != PairState.SILENT


def test_a_coordinator_can_remind_pairs_by_hand(pair, coordinator, mentor, mentee):
    OutgoingMail.objects.all().delete()

    counts = actions.nudge(programme=pair.programme, by=coordinator, public_ids=[pair.public_id])

    assert counts == (1, 0)
    assert asked() == sorted([mentor.email, mentee.email])


def test_a_reminder_by_hand_leaves_those_alone_who_are_fine(pair, coordinator, mentee):
    actions.stop_nudges(relationship=pair, by=mentee)
    OutgoingMail.objects.all().delete()

    counts = actions.nudge(programme=pair.programme, by=coordinator, public_ids=[pair.public_id])

    assert counts == (0, 1)
    assert asked() == []


def test_every_reminder_is_in_the_book_with_whoever_sent_it(pair, coordinator):
    actions.nudge(programme=pair.programme, by=coordinator, public_ids=[pair.public_id])

    entry = AuditEntry.objects.get(deed="pair_nudged")
    assert (entry.actor_id, entry.subject_id) == (coordinator.pk, pair.pk)
    assert entry.programme_id == pair.programme_id


def test_a_reminder_by_the_clock_is_in_the_book_without_a_name(quiet):
    actions.nudge_silent()

    assert AuditEntry.objects.get(deed="pair_nudged").actor_id is None


def test_many_are_reminded_some_at_a_time_and_each_once(
    begin, transition, person, coordinator, monkeypatch
):
    monkeypatch.setattr(actions.silence, "AT_A_TIME", 2)
    pairs = [
        begin(transition, person("Dr", f"A{n}", "Ross"), person("Dr", f"B{n}", "Osei"))
        for n in range(5)
    ]
    OutgoingMail.objects.all().delete()

    counts = actions.nudge(
        programme=transition, by=coordinator, public_ids=[pair.public_id for pair in pairs]
    )

    assert counts == (5, 0)
    nudged = AuditEntry.objects.filter(deed="pair_nudged").order_by("pk")
    assert [entry.subject_id for entry in nudged] == [pair.pk for pair in pairs]


def test_a_pair_that_is_left_alone_is_not_locked(pair, coordinator, mentee):
    actions.stop_nudges(relationship=pair, by=mentee)

    with CaptureQueriesContext(connection) as said:
        actions.nudge(programme=pair.programme, by=coordinator, public_ids=[pair.public_id])

    locks = [one["sql"] for one in said if "FOR UPDATE" in one["sql"]]
    assert len(locks) == 1
    assert "nudges_stopped" in locks[0].partition("WHERE")[2]


def test_a_pair_of_another_programme_is_not_reminded(begin, scheme, pair, coordinator, person):
    other = begin(scheme, person("Dr", "A", "B"), person("Dr", "C", "D"))
    OutgoingMail.objects.all().delete()

    counts = actions.nudge(programme=pair.programme, by=coordinator, public_ids=[other.public_id])

    assert counts == (0, 0)
    assert asked() == []


@pytest.mark.parametrize("who", ["mentor", "mentee", "supervisor", "stranger"])
def test_only_coordinators_remind_by_hand(pair, mentor, mentee, supervisor, stranger, who):
    cast = {"mentor": mentor, "mentee": mentee, "supervisor": supervisor, "stranger": stranger}

    with pytest.raises(NotAllowed):
        actions.nudge(programme=pair.programme, by=cast[who], public_ids=[pair.public_id])
