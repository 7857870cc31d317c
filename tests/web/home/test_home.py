"""The first page: one thing to do next, whoever one is."""

import pytest
from tests.fixtures_relationships import words_of

from kollega.domains.matching import actions as matching
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock


@pytest.fixture
def home(sign_in):
    """What somebody reads on the first page."""
    return lambda person: words_of(sign_in(person).get("/"))


@pytest.fixture
def reviewing(transition, joins, computed, mentee, mentor):
    """A round with one pair waits for its coordinator."""
    joins(mentee, transition, "mentee", topics=["exams"])
    joins(mentor, transition, "mentor", topics=["exams"])
    return computed(transition)


def test_a_coordinator_is_told_of_proposed_pairs_and_led_there(reviewing, home, maker, transition):
    words = home(maker)

    assert "1 pair is proposed" in words
    assert f'href="/matching/{transition.public_id}/"' in words


def test_pairs_of_a_coordinators_junior_are_neither_counted_nor_hinted_at(
    reviewing, home, maker, mentee
):
    people.record_reporting_line(senior=maker, junior=mentee, kind=LineKind.LINE_MANAGER, by=mentee)

    words = home(maker)

    assert "proposed" not in words
    assert "Nothing is waiting for you." in words or "Bring people in" in words


def test_a_sent_round_waits_no_longer(reviewing, home, maker):
    matching.send_introductions(round=reviewing, by=maker)

    assert "proposed" not in home(maker)


def test_people_who_wait_for_a_yes_are_counted(scheme, takes_part, home, maker, mentor, mentee):
    for person in (mentor, mentee):
        takes_part(person, scheme, "mentee", stage="applied")

    words = home(maker)

    assert "2 people are waiting for your answer" in words
    assert f"/programmes/{scheme.public_id}/people/?state=applied" in words


def test_a_pair_behind_its_plan_is_told_without_its_names(pair, home, coordinator, mentee):
    clock.move_forward(days=80)

    words = home(coordinator)

    assert "1 pair is behind plan" in words or "1 pair is silent" in words
    assert mentee.family_name not in words


def test_where_nothing_waits_that_is_said(pair, home, coordinator):
    relationships.pause(relationship=pair, by=pair.mentee)

    assert "Nothing is waiting for you." in home(coordinator)


@pytest.mark.parametrize(("stage", "said"), [("draft", "not open yet"), ("closed", "It is closed")])
def test_a_programme_that_does_not_run_says_so(scheme, home, maker, stage, said):
    scheme.stage = stage
    scheme.save()

    assert said in home(maker)


def test_two_programmes_stand_one_below_the_other(scheme, transition, home, maker):
    words = home(maker)

    assert words.index(scheme.name) < words.index(transition.name)
    assert words.count("Bring people in") >= 2


def test_the_desk_takes_as_many_queries_for_three_pairs_as_for_one(
    begin, transition, maker, person, sign_in, count_queries
):
    browser = sign_in(maker)

    def another(number):
        begin(transition, person("Dr", f"M{number}", "One"), person("Dr", f"N{number}", "Two"))

    another(1)
    one = count_queries(lambda: browser.get("/"))
    another(2)
    another(3)

    assert count_queries(lambda: browser.get("/")) == one


def test_somebody_new_is_told_what_will_be_here(home, stranger):
    words = home(stranger)

    assert "Nothing here yet" in words
    assert "Somebody would like" not in words


def test_an_invited_person_is_promised_that_nothing_is_shown(scheme, takes_part, home, mentee):
    takes_part(mentee, scheme, "mentee", stage="invited")

    assert "Nothing about you is shown to others before you say yes." in home(mentee)


def test_a_half_done_sign_up_goes_on(scheme, takes_part, home, mentee):
    takes_part(mentee, scheme, "mentee", stage="signing_up")

    assert "What you said is kept." in home(mentee)


def test_who_waits_for_a_mentor_hears_that_one_is_being_found(transition, joins, home, mentee):
    joins(mentee, transition, "mentee")

    assert "A mentor is being found for you" in home(mentee)


def test_who_may_choose_is_led_to_the_choice(scheme, joins, home, mentee):
    part = joins(mentee, scheme, "mentee")

    words = home(mentee)

    assert "Choose whom you would like to talk to" in words
    assert f"/matching/choose/{part.public_id}/" in words


def test_a_mentor_who_was_asked_sees_until_when_and_nothing_of_the_other(
    scheme, joins, home, mentee, mentor
):
    part = joins(mentee, scheme, "mentee", topics=["exams"])
    asked = joins(mentor, scheme, "mentor", topics=["exams"])
    matching.ask_mentor(mentee=part, mentor=asked, by=mentee)

    words = home(mentor)

    assert "Somebody would like to talk to you" in words
    assert mentee.family_name not in words


def test_the_pair_comes_first_and_names_the_other(pair, home, mentee, mentor):
    words = home(mentee)

    assert mentor.name in words
    assert "Your page together" in words


def test_the_next_session_is_the_first_thing_one_reads(agreed, home, mentee):
    words = home(mentee)

    assert words.index("Next session with") < words.index("Your page together")


def test_every_other_mentee_of_a_mentor_has_a_line(begin, transition, mentor, mentee, person, home):
    other = person("Dr", "Bilal", "Ahmad")
    begin(transition, mentor, mentee)
    begin(transition, mentor, other)

    words = home(mentor)

    assert "You also meet" in words
    assert mentee.name in words
    assert other.name in words


def test_an_invitation_alone_makes_nobody_part_of_a_programme(home, takes_part, scheme, mentee):
    takes_part(mentee, scheme, "mentee", stage="invited")

    words = home(mentee)

    assert "You are invited." in words
    assert "You are part of" not in words


@pytest.mark.parametrize("stage", ["declined", "left"])
def test_whoever_is_outside_is_led_back_and_not_told_to_pause(
    home, takes_part, scheme, mentee, stage
):
    part = takes_part(mentee, scheme, "mentee", stage=stage)

    words = home(mentee)

    assert "You do not take part in" in words
    assert f'href="/programmes/part/{part.public_id}/"' in words
    assert "You are part of" not in words
    assert "Nothing here yet" not in words
