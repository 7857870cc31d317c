from datetime import timedelta
from hashlib import sha256
from importlib import import_module
from types import SimpleNamespace

import pytest
from icalendar import Calendar
from tests.fixtures_meetings import in_days

from kollega.domains.meetings import actions, permissions, queries
from kollega.domains.meetings.models import CalendarFeed
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock
from kollega.foundation.errors import NotFound


def test_the_next_session_is_the_first_that_is_not_over(agree_on, mentee, mentor):
    later, sooner = agree_on(in_days(30)), agree_on(in_days(5))
    both = list(queries.ahead_for(mentee))
    clock.move_forward(days=6)

    assert both == [sooner, later]
    assert list(queries.ahead_for(mentee)) == list(queries.ahead_for(mentor)) == [later]


def test_a_session_is_next_until_it_is_over(agree_on, mentee):
    meeting = agree_on(clock.now() + timedelta(days=1) - timedelta(minutes=30))
    clock.move_forward(days=1)  # it began half an hour ago and lasts an hour

    assert list(queries.ahead_for(mentee)) == [meeting]
    assert list(queries.to_mark(mentee)) == []


def test_times_on_offer_lie_ahead_of_the_one_who_proposed_them(proposed, mentee, mentor):
    assert list(queries.ahead_for(mentor)) == [proposed]
    assert list(queries.ahead_for(mentee)) == []


def test_an_ended_relationship_has_nothing_next(agreed, pair, mentee):
    relationships.end(relationship=pair, by=mentee)

    assert list(queries.ahead_for(mentee)) == []


def test_times_wait_for_the_one_who_was_asked(proposed, mentor, mentee):
    assert list(queries.to_answer(mentee)) == [proposed]
    assert list(queries.to_answer(mentor)) == []


def test_times_that_went_by_wait_for_nobody(proposed, mentee):
    clock.move_forward(days=12)

    assert list(queries.to_answer(mentee)) == []


def test_a_session_that_is_over_waits_to_be_noted_by_both(agreed, mentor, mentee):
    before = list(queries.to_mark(mentee))
    clock.move_forward(days=11)

    assert before == []
    assert list(queries.to_mark(mentee)) == list(queries.to_mark(mentor)) == [agreed]


def test_ahead_are_agreed_sessions_and_ones_own_proposals(agree_on, proposed, mentor, mentee):
    agreed = agree_on(in_days(40))

    assert list(queries.ahead_for(mentor)) == [agreed, proposed]
    assert list(queries.ahead_for(mentee)) == [agreed]


def test_held_sessions_are_counted_by_relationship(begin, pair, transition, mentor, stranger):
    other = begin(transition, mentor, stranger)
    actions.record_held(relationship=pair, by=mentor, on=clock.today(), minutes=60)

    assert queries.held_count([pair.pk, other.pk]) == {pair.pk: 1, other.pk: 0}


def test_sessions_are_numbered_in_the_order_of_time(agree_on, pair, mentor):
    held = actions.record_held(relationship=pair, by=mentor, on=clock.today(), minutes=60)
    later, sooner = agree_on(in_days(30)), agree_on(in_days(5))

    assert [queries.number_of(one) for one in (held, sooner, later)] == [1, 2, 3]


def test_a_cancelled_session_takes_no_number(agree_on, mentee):
    actions.cancel(meeting=agree_on(in_days(5)), by=mentee)

    assert queries.number_of(agree_on(in_days(9))) == 1


@pytest.mark.parametrize("who", ["stranger", "coordinator", "supervisor", "evaluator"])
def test_to_everybody_else_a_session_does_not_exist(request, agreed, pair, who):
    somebody = request.getfixturevalue(who)

    with pytest.raises(NotFound) as there_is_one:
        queries.of_its_people(agreed.public_id, viewer=somebody)
    with pytest.raises(NotFound) as there_is_none:
        queries.of_its_people("bcdfghjkmnpqrs", viewer=somebody)

    assert str(there_is_one.value) == str(there_is_none.value)
    assert list(queries.of_relationship(somebody, pair)) == []
    assert list(queries.ahead_for(somebody)) == []


PERSON_BY_DEED = {
    # the deed: for mentor, mentee, coordinator, supervisor, stranger; the mentor proposed
    "may_see": (True, True, False, False, False),
    "may_accept": (False, True, False, False, False),
    "may_move": (True, True, False, False, False),
    "may_cancel": (True, True, False, False, False),
    "may_mark_held": (True, True, False, False, False),
    "may_mark_not_held": (False, False, False, False, False),
    "may_download": (False, False, False, False, False),
}


@pytest.mark.parametrize("deed", PERSON_BY_DEED)
def test_who_may_do_what_with_times_on_offer(
    proposed, mentor, mentee, coordinator, supervisor, stranger, deed
):
    may = getattr(permissions, deed)
    cast = (mentor, mentee, coordinator, supervisor, stranger)

    assert tuple(bool(may(one, proposed)) for one in cast) == PERSON_BY_DEED[deed]


def test_every_permission_stands_in_the_table():
    assert {name for name in vars(permissions) if name.startswith("may_")} == set(PERSON_BY_DEED)


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_relationship_s_sessions_take_the_same_two_queries(
    agree_on, pair, mentee, how_many, django_assert_num_queries
):
    for days in range(how_many):
        agree_on(in_days(5 + days))

    with django_assert_num_queries(2):
        read = [
            (one.relationship.mentor.name, one.relationship.programme.name, list(one.options.all()))
            for one in queries.of_relationship(mentee, pair)
        ]

    assert len(read) == how_many


def calendar_of(person):
    secret = actions.renew_feed(by=person)
    return Calendar.from_ical(actions.read_feed(secret, name="Appointments"))


def test_a_calendar_holds_what_is_agreed_and_what_was_held(agree_on, proposed, mentee):
    held = agree_on(in_days(2))
    clock.move_forward(days=3)
    actions.mark_held(meeting=held, by=mentee)
    agree_on(in_days(30))
    cancelled = agree_on(in_days(31))
    actions.cancel(meeting=cancelled, by=mentee)

    assert len(calendar_of(mentee).walk("VEVENT")) == 2


def test_a_calendar_names_nobody(agreed, mentor, mentee):

    text = calendar_of(mentee).to_ical().decode().lower()

    assert "summary:appointment" in text
    names = (mentor.family_name, mentee.family_name, mentor.email, mentee.email)
    assert not any(name.lower() in text for name in names)


def test_a_calendar_is_one_s_own(agreed, stranger):

    assert calendar_of(stranger).walk("VEVENT") == []


def test_a_new_address_closes_the_old_one(agreed, mentee):
    old = actions.renew_feed(by=mentee)
    new = actions.renew_feed(by=mentee)

    assert old != new
    with pytest.raises(NotFound):
        queries.feed_at(old)
    assert queries.feed_at(new).count() == 1


def test_a_calendar_can_be_switched_off(agreed, mentee):
    secret = actions.renew_feed(by=mentee)

    actions.switch_off_feed(by=mentee)

    assert not queries.has_feed(mentee)
    with pytest.raises(NotFound):
        queries.feed_at(secret)


def test_old_sessions_leave_the_calendar(agreed, mentee):
    clock.move_forward(days=200)

    assert calendar_of(mentee).walk("VEVENT") == []


def test_only_a_fingerprint_of_the_address_is_kept(mentee):
    secret = actions.renew_feed(by=mentee)

    kept = CalendarFeed.objects.values().get()
    assert secret not in str(kept)
    assert kept["digest"] == sha256(secret.encode()).hexdigest()


def test_addresses_of_before_go_on_working(agreed, mentee):
    class Before:
        """A row as it was, with the address itself."""

        secret = "A" * 43
        digest = ""

        def save(self, update_fields):
            CalendarFeed.objects.create(person=mentee, digest=self.digest)

    rows = SimpleNamespace(objects=SimpleNamespace(iterator=lambda: [Before()]))
    migration = import_module("kollega.domains.meetings.migrations.0003_fingerprints_of_calendars")

    migration.take_fingerprints(SimpleNamespace(get_model=lambda *_: rows), None)

    assert queries.feed_at("A" * 43).count() == 1
