"""The waiting list loses nobody, and everybody keeps their place on it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from kollega.domains.matching import actions, queries
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock


@pytest.fixture
def janet(joins, scheme, mentor):
    return joins(mentor, scheme, "mentor", topics=["exams"])


@pytest.fixture
def part(joins, scheme, mentee):
    return joins(mentee, scheme, "mentee", topics=["exams"])


@pytest.fixture
def listed(scheme, maker):
    def read():
        return queries.described(queries.line(scheme, viewer=maker))

    return read


def names(rows):
    return [row.name for row in rows]


def test_the_longest_waits_first(part, joins, scheme, person, listed):
    for name, days in (("Ada", 10), ("Ben", 30), ("Cem", 20)):
        joined = joins(person("Dr", name, "Example"), scheme, "mentee")
        joined.created_at = clock.now() - timedelta(days=days)
        joined.save()

    assert names(listed()) == [
        "Dr Ben Example",
        "Dr Cem Example",
        "Dr Ada Example",
        "Dr Amara Osei",
    ]


def test_of_two_who_came_the_same_day_the_name_decides(joins, scheme, person, listed):
    for name in ("Zoe", "Ada"):
        joins(person("Dr", name, "Example"), scheme, "mentee")

    assert names(listed()) == ["Dr Ada Example", "Dr Zoe Example"]


@pytest.mark.parametrize(
    ("approved", "answered", "counts"),
    [(3, 9, "approved"), (None, 9, "answered"), (None, None, "")],
)
def test_one_waits_from_the_day_one_could_be_matched(part, listed, approved, answered, counts):
    days = {"approved": approved, "answered": answered, "": 20}
    now = clock.now()
    part.created_at = now - timedelta(days=20)
    part.answered_at = now - timedelta(days=answered) if answered else None
    part.approved_at = now - timedelta(days=approved) if approved else None
    part.save()

    assert listed()[0].since == localdate(now - timedelta(days=days[counts]))


@pytest.mark.parametrize("stage", sorted(set(ParticipationStage) - {ParticipationStage.ACTIVE}))
def test_only_who_takes_part_waits(part, listed, stage):
    part.stage = stage
    part.save()

    assert listed() == []


def test_a_request_shows_as_waiting_for_an_answer_and_costs_no_place(
    part, janet, mentee, mentor, listed
):
    before = listed()[0].since
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    assert [(row.answer, row.since) for row in listed()] == [("waiting", before)]

    actions.talk_first(offer=offer, by=mentor)

    assert [(row.answer, row.since) for row in listed()] == [("talk_first", before)]


def test_a_request_in_vain_shows_as_waiting_until_it_is_told(part, janet, mentee, mentor, listed):
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    before = listed()
    actions.decline_offer(offer=offer, by=mentor)
    assert listed() == before

    clock.move_forward(days=1)
    actions.tell_of_offers()

    assert [row.answer for row in listed()] == [None]


def test_whoever_has_a_mentor_does_not_wait(part, janet, mentee, mentor, scheme, listed):
    relationships.begin_relationship(programme=scheme, mentor=mentor, mentee=mentee, by=None)

    assert listed() == []
    assert queries.looking(scheme) == []


@pytest.fixture
def over(part, janet, mentee, mentor, scheme):
    relationship = relationships.begin_relationship(
        programme=scheme, mentor=mentor, mentee=mentee, by=None
    )
    clock.move_forward(days=30)
    relationships.end(relationship=relationship, by=mentee)
    return part


def test_whoever_ended_and_asked_for_nobody_is_left_in_peace(over, scheme, listed):
    assert listed() == []
    assert queries.looking(scheme) == []


def test_whoever_asks_again_after_an_end_waits_from_that_end(
    over, joins, scheme, mentee, other_mentor, listed
):
    marek = joins(other_mentor, scheme, "mentor", topics=["exams"])
    offer = actions.ask_mentor(mentee=over, mentor=marek, by=mentee)

    assert [(row.since, row.answer) for row in listed()] == [(clock.today(), "waiting")]
    actions.decline_offer(offer=offer, by=other_mentor)
    clock.move_forward(days=1)
    actions.tell_of_offers()
    assert names(listed()) == ["Dr Amara Osei"]
    assert queries.looking(scheme) == [over]


def test_whoever_has_not_agreed_to_a_new_text_is_listed_as_such(
    part, scheme, maker, listed, mentee
):
    assert listed()[0].agreed
    text = programmes.write_consent_text(
        programme=scheme, by=maker, promise="All stays.", limits="But danger."
    )
    programmes.sign_off(text=text, by=maker, name="Dr Ingrid Berg, privacy officer")

    assert not listed()[0].agreed
    assert queries.looking(scheme) == []
    programmes.accept_text(participation=part, by=mentee)
    assert listed()[0].agreed


def test_people_of_other_programmes_are_not_on_the_list(part, transition, maker):
    assert queries.described(queries.line(transition, viewer=maker)) == []


@pytest.mark.parametrize("direction", ["judges the coordinator", "is judged by the coordinator"])
def test_whoever_is_in_a_reporting_line_with_the_coordinator_is_not_listed(
    part, mentee, maker, listed, direction
):
    senior, junior = (mentee, maker) if direction.startswith("judges") else (maker, mentee)
    people.record_reporting_line(senior=senior, junior=junior, kind=LineKind.APPRAISER, by=mentee)

    assert listed() == []


def test_a_row_says_where_somebody_works(part, works, mentee, listed):
    works(mentee, grade="GPST1")

    row = listed()[0]

    assert (row.position.grade, row.position.place) == ("GPST1", "Eastshire Deanery")


def test_the_list_takes_a_constant_number_of_queries(
    part, works, joins, scheme, person, mentee, listed, count_queries
):
    works(mentee)
    one = count_queries(listed)
    for name in ("Ada", "Ben"):
        somebody = person("Dr", name, "Example")
        joins(somebody, scheme, "mentee")
        works(somebody)

    assert count_queries(listed) == one
    assert len(listed()) == 3


def test_the_supply_counts_places_that_nobody_has_taken_or_asked_for(
    part, janet, joins, scheme, mentee, other_mentor, maker
):
    joins(other_mentor, scheme, "mentor", capacity=3)
    before = queries.supply(scheme, viewer=maker)

    actions.ask_mentor(mentee=part, mentor=janet, by=mentee)

    after = queries.supply(scheme, viewer=maker)
    assert (before.mentors, before.places) == (2, 4)
    assert (after.mentors, after.places) == (1, 3)


def test_the_supply_counts_nobody_out_of_sight(janet, scheme, mentor, maker):
    people.record_reporting_line(senior=mentor, junior=maker, kind=LineKind.LINE_MANAGER, by=maker)

    found = queries.supply(scheme, viewer=maker)

    assert (found.mentors, found.places) == (0, 0)
