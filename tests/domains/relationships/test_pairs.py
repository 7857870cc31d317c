"""The impossible pairs of many people at once, and whose places are taken."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.relationships import actions, queries
from kollega.foundation import clock
from kollega.foundation.errors import NotFound


@pytest.fixture
def crowd(takes_part, person, transition):
    """Three mentees and three mentors who take part."""

    def make(mentees=3, mentors=3):
        return (
            [takes_part(person("Dr", f"N{n}", "Mentee"), transition, "mentee")
             for n in range(mentees)],
            [takes_part(person("Dr", f"M{n}", "Mentor"), transition, "mentor", capacity=3)
             for n in range(mentors)],
        )  # fmt: skip

    return make


def impossible(programme, mentees, mentors):
    return queries.impossible_pairs(programme, mentees=mentees, mentors=mentors, on=clock.today())


def key(mentee, mentor):
    return (mentee.person_id, mentor.person_id)


def test_among_strangers_everything_is_possible(transition, crowd):
    assert impossible(transition, *crowd()) == set()


def test_every_kind_of_reason_is_found_and_none_is_told(transition, crowd):
    mentees, mentors = crowd()
    people.record_reporting_line(
        senior=mentors[0].person, junior=mentees[0].person, kind="trainer", by=None
    )
    people.record_reporting_line(
        senior=mentees[1].person, junior=mentors[0].person, kind="trainer", by=None
    )
    people.avoid(person=mentors[1].person, by=mentees[1].person)
    people.avoid(person=mentees[2].person, by=mentors[1].person)
    past = actions.begin_relationship(
        programme=transition, mentor=mentors[2].person, mentee=mentees[2].person, by=None
    )
    actions.end(relationship=past, by=past.mentee)

    assert impossible(transition, mentees, mentors) == {
        key(mentees[0], mentors[0]),
        key(mentees[1], mentors[0]),
        key(mentees[1], mentors[1]),
        key(mentees[2], mentors[1]),
        key(mentees[2], mentors[2]),
    }


def test_somebody_who_is_both_never_mentors_themselves(transition, takes_part, mentor):
    as_mentor = takes_part(mentor, transition, "mentor")
    as_mentee = takes_part(mentor, transition, "mentee")

    assert impossible(transition, [as_mentee], [as_mentor]) == {(mentor.pk, mentor.pk)}


def test_a_pair_the_other_way_round_counts_as_a_past_pair(
    begin, scheme, takes_part, mentor, mentee
):
    actions.end(relationship=begin(scheme, mentee, mentor), by=mentor)
    as_mentor, as_mentee = (
        takes_part(mentor, scheme, "mentor"),
        takes_part(mentee, scheme, "mentee"),
    )

    assert impossible(scheme, [as_mentee], [as_mentor]) == {(mentee.pk, mentor.pk)}


def test_only_mentees_who_allow_it_share_a_roof(transition, crowd, organisation):
    transition.apart = "organisation"
    transition.save()
    mentees, mentors = crowd(2, 1)
    for part in (*mentees, *mentors):
        people.affiliate(person=part.person, by=part.person, organisation=organisation)
    mentees[1].may_share_roof = True
    mentees[1].save()

    assert impossible(transition, mentees, mentors) == {key(mentees[0], mentors[0])}


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_people(
    transition, crowd, how_many, django_assert_num_queries
):
    mentees, mentors = crowd(how_many, how_many)

    with django_assert_num_queries(7):
        impossible(transition, mentees, mentors)


def test_taken_places_are_counted_by_mentor(begin, transition, mentor, mentee, stranger, evaluator):
    first = begin(transition, mentor, mentee)
    begin(transition, mentor, stranger)
    ended = begin(transition, mentor, evaluator)
    actions.end(relationship=ended, by=evaluator)
    actions.pause(relationship=first, by=mentee)

    assert queries.taken(transition, [mentor.pk, stranger.pk]) == {mentor.pk: 2}


def test_who_has_one_now_is_found_whoever_is_the_mentor(begin, pair, mentor, mentee, stranger):
    assert list(queries.open_between(mentor, mentee)) == [pair]
    assert list(queries.open_between(mentee, mentor)) == [pair]
    assert list(queries.open_between(mentor, stranger)) == []


@pytest.mark.parametrize("who", ["stranger", "coordinator", "supervisor", "evaluator"])
def test_to_everybody_else_a_relationship_does_not_exist(
    pair, stranger, coordinator, supervisor, evaluator, who
):
    cast = {
        "stranger": stranger,
        "coordinator": coordinator,
        "supervisor": supervisor,
        "evaluator": evaluator,
    }
    with pytest.raises(NotFound) as there_is_one:
        queries.of_its_people(pair.public_id, viewer=cast[who])
    with pytest.raises(NotFound) as there_is_none:
        queries.of_its_people("bcdfghjkmnpqrs", viewer=cast[who])

    assert str(there_is_one.value) == str(there_is_none.value)
    assert list(queries.visible_to(cast[who])) == []


def test_its_two_people_find_it(pair, mentor, mentee):
    assert queries.of_its_people(pair.public_id, viewer=mentor) == pair
    assert queries.of_its_people(pair.public_id, viewer=mentee) == pair
    assert queries.partner(pair, mentor) == mentee
    assert queries.partner(pair, mentee) == mentor


def test_what_was_erased_is_not_found_by_its_key(db):
    with pytest.raises(NotFound):
        queries.by_key(0)
