"""Each deed tells the open pages of the people whose pages it changes, and nobody else's."""

from datetime import timedelta

import pytest
from django.db import connection

from kollega.domains.matching import actions as matching
from kollega.domains.meetings import actions as meetings
from kollega.domains.programmes.actions import imports
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock, live


@pytest.fixture
def told():
    """Every topic that a notice was sent of."""
    heard = []

    def note(execute, statement, values, many, context):
        if "pg_notify" in str(statement):
            assert values[0] == live.CHANNEL
            heard.append(values[1])
        return execute(statement, values, many, context)

    with connection.execute_wrapper(note):
        yield heard


def tomorrow():
    return clock.now() + timedelta(days=1)


DEEDS = {
    "write_agreement": lambda pair, by: relationships.write_agreement(
        relationship=pair, by=by, text="We meet on Mondays."
    ),
    "add_goal": lambda pair, by: relationships.add_goal(relationship=pair, by=by, text="A talk"),
    "show_contact": lambda pair, by: relationships.show_contact(
        relationship=pair, by=by, telephone="07700 900123"
    ),
    "hide_contact": lambda pair, by: relationships.hide_contact(relationship=pair, by=by),
    "pause": lambda pair, by: relationships.pause(relationship=pair, by=by),
    "end": lambda pair, by: relationships.end(relationship=pair, by=by),
    "propose_session": lambda pair, by: meetings.propose_session(
        relationship=pair, by=by, times=[tomorrow()]
    ),
    "record_held": lambda pair, by: meetings.record_held(
        relationship=pair, by=by, on=clock.today(), minutes=60
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_of_one_of_the_two_is_told_to_both(deed, pair, mentee, mentor, told):
    DEEDS[deed](pair, mentee)

    assert set(told) == {f"person {mentee.pk}", f"person {mentor.pk}"}


def test_a_yes_to_the_agreement_is_told_to_both(pair, mentee, mentor, told):
    relationships.write_agreement(relationship=pair, by=mentor, text="We meet on Mondays.")
    told.clear()

    relationships.agree(relationship=pair, by=mentee)

    assert set(told) == {f"person {mentee.pk}", f"person {mentor.pk}"}


def test_an_accepted_time_is_told_to_both(proposed, mentee, mentor, told):
    option = proposed.options.first()
    other = mentor if proposed.proposed_by == mentee else mentee

    meetings.accept_time(meeting=proposed, by=other, option_id=option.pk)

    assert set(told) == {f"person {mentee.pk}", f"person {mentor.pk}"}


def test_another_place_is_told_to_both_before_a_time_is_agreed(proposed, mentee, mentor, told):
    meetings.change_place(meeting=proposed, by=mentee, medium=proposed.medium, place="Library")

    assert set(told) == {f"person {mentee.pk}", f"person {mentor.pk}"}


def test_a_file_tells_of_itself_and_of_no_person(transition, coordinator, told):
    source = imports.upload(
        programme=transition, by=coordinator, filename="a.csv", content=b"Name\nAnn Lee\n"
    )

    imports.read(source.pk)

    assert told == [f"import {source.pk}"]


def test_a_round_tells_of_itself_and_of_no_person(transition, coordinator, told):
    round = matching.start_round(programme=transition, by=coordinator)

    matching.compute_round(round.pk)

    assert set(told) == {f"round {round.pk}"}
    assert len(told) == 3
