"""Introductions by a coordinator: both are asked, both agree, then they are a pair."""

from datetime import timedelta

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import OfferStage, RoundStage
from kollega.domains.matching.models import Offer
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import MailLink, OutgoingMail


@pytest.fixture
def two(joins, transition, mentee, mentor):
    return (
        joins(mentee, transition, "mentee", topics=["mistake"], words_for_mentor="A bad night."),
        joins(mentor, transition, "mentor", topics=["mistake"]),
    )


@pytest.fixture
def round(two, transition, computed):
    return computed(transition)


@pytest.fixture
def offer(round, maker):
    actions.send_introductions(round=round, by=maker)
    actions.write_introductions(round.pk)
    return Offer.objects.get()


def test_sending_makes_an_offer_for_every_pair_and_ends_the_round(round, maker, two):
    sent = actions.send_introductions(round=round, by=maker)

    round.refresh_from_db()
    offer = Offer.objects.get()
    assert (sent.sent, sent.dropped) == (1, 0)
    assert round.stage == RoundStage.SENT
    assert (offer.mentee, offer.mentor) == two
    assert (offer.mentee_agreed, offer.mentor_agreed) == (False, False)
    assert offer.answer_by - offer.asked_at == timedelta(days=7)


def test_sending_twice_sends_once(round, maker):
    actions.send_introductions(round=round, by=maker)

    assert actions.send_introductions(round=round, by=maker).sent == 0
    assert Offer.objects.count() == 1


def test_both_get_a_letter_with_a_neutral_subject(offer, letters, mentee, mentor):
    assert "suggest Dr Janet Ross as your mentor" in letters(mentee)[-1]
    assert "suggest that you and Dr Amara Osei meet" in letters(mentor)[-1]
    assert set(OutgoingMail.objects.values_list("subject", flat=True)) == {
        "There is something new for you"
    }


def test_the_letters_are_written_once(offer, round):
    number = OutgoingMail.objects.count()

    assert actions.write_introductions(round.pk) == 0
    assert OutgoingMail.objects.count() == number


def test_the_letters_say_nothing_of_what_the_mentee_needs(offer, letters, mentee, mentor):
    for text in letters(mentee) + letters(mentor):
        assert "mistake" not in text
        assert "A bad night" not in text


def test_the_mentor_reads_what_the_mentee_needs_only_once_the_mentee_agreed(offer, mentee):
    before = queries.question_to(offer)
    actions.agree_as_mentee(offer=offer, by=mentee)
    offer.refresh_from_db()
    after = queries.question_to(offer)

    assert (before.topics, before.words, before.ways) == ((), "", "")
    assert after.words == "A bad night."
    assert after.topics == ["after a mistake or a complaint"]


@pytest.mark.parametrize("first", ["mentee", "mentor"])
def test_the_pair_begins_once_both_have_agreed_in_either_order(
    offer, mentee, mentor, letters, first
):
    agree = [
        lambda: actions.agree_as_mentee(offer=offer, by=mentee),
        lambda: actions.accept_offer(offer=offer, by=mentor),
    ]
    one, other = agree if first == "mentee" else agree[::-1]

    assert one() is None
    assert not MentoringRelationship.objects.exists()
    relationship = other()

    offer.refresh_from_db()
    assert offer.stage == OfferStage.ACCEPTED
    assert (relationship.mentee, relationship.mentor) == (mentee, mentor)
    told = mentee if first == "mentee" else mentor
    assert relationship.public_id in letters(told)[-1]


def test_agreeing_twice_changes_nothing(offer, mentee, mentor):
    actions.agree_as_mentee(offer=offer, by=mentee)
    actions.agree_as_mentee(offer=offer, by=mentee)
    begun = actions.accept_offer(offer=offer, by=mentor)

    assert actions.accept_offer(offer=offer, by=mentor) == begun
    assert actions.agree_as_mentee(offer=offer, by=mentee) == begun


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_either_can_say_no_and_the_other_reads_the_same_words(
    offer, mentee, mentor, letters, who, settings
):
    actions.decline_offer(offer=offer, by={"mentee": mentee, "mentor": mentor}[who])
    heard = {person.pk: len(letters(person)) for person in (mentee, mentor)}
    clock.move_forward(days=1)

    actions.tell_of_offers()

    said, other = (mentee, mentor) if who == "mentee" else (mentor, mentee)
    assert len(letters(said)) == heard[said.pk]
    assert "does not go on just now" in letters(other)[-1]


def test_a_mentee_whose_introduction_came_to_nothing_waits_again_for_the_next_round(
    offer, mentee, mentor, transition, maker, joins, other_mentor, computed, line
):
    since = queries.described(queries.line(transition, viewer=maker))[0].since
    actions.decline_offer(offer=offer, by=mentor)
    clock.move_forward(days=1)
    actions.tell_of_offers()
    joins(other_mentor, transition, "mentor")

    waiting = queries.described(queries.line(transition, viewer=maker))

    assert [(row.name, row.since, row.answer) for row in waiting] == [
        ("Dr Amara Osei", since, None)
    ]
    assert line(computed(transition), mentee).mentor.person == other_mentor


def test_nobody_is_matched_before_they_heard_the_end_of_a_request(
    offer, mentor, transition, computed
):
    actions.decline_offer(offer=offer, by=mentor)

    assert not queries.looking(transition)


def drop_cases():
    def left(two, mentor, mentee, maker):
        programmes.leave(participation=two[1], by=mentor)

    def pausing(two, mentor, mentee, maker):
        programmes.pause(participation=two[0], by=mentee)

    def full(two, mentor, mentee, maker):
        programmes.save_answers(participation=two[1], by=mentor, capacity=0)

    def line(two, mentor, mentee, maker):
        people.record_reporting_line(senior=mentor, junior=mentee, kind=LineKind.TRAINER, by=maker)

    def veto(two, mentor, mentee, maker):
        people.avoid(person=mentee, by=mentor)

    return [left, pausing, full, line, veto]


@pytest.mark.parametrize("happens", drop_cases(), ids=lambda case: case.__name__)
def test_what_is_no_longer_possible_is_dropped_without_a_word(
    round, two, mentor, mentee, maker, happens
):
    happens(two, mentor, mentee, maker)

    sent = actions.send_introductions(round=round, by=maker)

    assert (sent.sent, sent.dropped) == (0, 1)
    assert not Offer.objects.exists()


def test_a_mentor_full_by_now_reads_to_the_mentee_like_any_other_no(
    offer, mentee, mentor, two, begin, transition, person
):
    begin(transition, mentor, person("Dr", "Other", "Mentee"))
    with pytest.raises(NotPossible) as refusal:
        offer.mentor_agreed = True
        offer.save()
        actions.agree_as_mentee(offer=offer, by=mentee)

    assert str(refusal.value) == "Dr Janet Ross is not free just now."
    offer.refresh_from_db()
    assert offer.mentee_agreed is False


def test_agreeing_to_an_introduction_that_ended_reads_like_any_other_no(offer, mentee, mentor):
    actions.decline_offer(offer=offer, by=mentor)

    with pytest.raises(NotPossible) as refusal:
        actions.agree_as_mentee(offer=offer, by=mentee)

    assert str(refusal.value) == "Dr Janet Ross is not free just now."


@pytest.mark.parametrize("who", ["mentee", "mentor", "supervisor", "stranger"])
def test_only_a_coordinator_sends(round, who, request):
    with pytest.raises(NotAllowed):
        actions.send_introductions(round=round, by=request.getfixturevalue(who))


def test_every_letter_carries_buttons_for_its_reader_alone(offer, mentee, mentor):
    links = MailLink.objects.filter(subject_id=offer.pk)

    deeds = {
        person: set(links.filter(person_id=person.pk).values_list("deed", flat=True))
        for person in (mentee, mentor)
    }
    assert deeds == {
        mentee: {"agree_to_introduction", "decline_introduction"},
        mentor: {"accept_offer", "talk_first", "decline_offer"},
    }
