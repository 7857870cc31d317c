"""Whoever leaves a programme leaves its pairs too, on the side they left; nobody asks why."""

import pytest

from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes import queries
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import actions
from kollega.domains.relationships.lifecycle import Stage


def leave(person, programme, role):
    part = queries.part_of(person, programme, role)
    programmes.leave(participation=part, by=person)
    actions.end_for_leaver(part.pk)


@pytest.mark.parametrize(("who", "role"), [("mentee", Role.MENTEE), ("mentor", Role.MENTOR)])
def test_a_pair_ends_when_either_side_leaves_the_programme(pair, transition, request, who, role):
    leave(request.getfixturevalue(who), transition, role)

    pair.refresh_from_db()
    assert pair.stage == Stage.ENDED


def test_leaving_as_mentor_leaves_the_mentee_of_the_same_person_alone(
    begin, takes_part, transition, mentor, mentee, other_mentor
):
    as_mentee = begin(transition, other_mentor, mentor)
    as_mentor = begin(transition, mentor, mentee)

    leave(mentor, transition, Role.MENTOR)

    as_mentee.refresh_from_db()
    as_mentor.refresh_from_db()
    assert (as_mentee.stage, as_mentor.stage) == (Stage.ACTIVE, Stage.ENDED)


def test_told_twice_nothing_more_happens(pair, transition, mentee):
    leave(mentee, transition, Role.MENTEE)

    actions.end_for_leaver(queries.part_of(mentee, transition, Role.MENTEE).pk)

    pair.refresh_from_db()
    assert pair.stage == Stage.ENDED


def test_who_came_back_in_the_meantime_keeps_the_pair(pair, transition, mentee):
    actions.end_for_leaver(queries.part_of(mentee, transition, Role.MENTEE).pk)

    pair.refresh_from_db()
    assert pair.stage == Stage.ACTIVE
