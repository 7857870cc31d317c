import pytest

from kollega.domains.people import actions as people
from kollega.domains.relationships import actions
from kollega.foundation.errors import NotPossible


def test_two_people_begin(pair):
    assert pair.stage == "active"
    assert pair.sessions_planned == 4


def test_a_mentor_is_never_overfilled(begin, takes_part, transition, mentor, mentee, stranger):
    takes_part(mentor, transition, "mentor", capacity=1)
    begin(transition, mentor, mentee)

    with pytest.raises(NotPossible, match="no place"):
        begin(transition, mentor, stranger)


def test_veto(transition, mentor, mentee, takes_part):
    people.avoid(person=mentor, by=mentee)
    takes_part(mentor, transition, "mentor", capacity=1)
    takes_part(mentee, transition, "mentee")
    with pytest.raises(NotPossible, match="not possible"):
        actions.begin_relationship(programme=transition, mentor=mentor, mentee=mentee, by=None)
