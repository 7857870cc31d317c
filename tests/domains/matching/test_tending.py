"""Sweeps: no request is lost in silence."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from kollega.domains.matching import actions, queries
from kollega.domains.matching.actions import tending
from kollega.domains.matching.lifecycle import OfferStage
from kollega.domains.matching.models import Offer, Proposal
from kollega.domains.programmes import actions as programmes
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock


@pytest.fixture
def part(joins, scheme, mentee):
    return joins(mentee, scheme, "mentee", topics=["exams"])


@pytest.fixture
def janet(joins, scheme, mentor):
    return joins(mentor, scheme, "mentor", topics=["exams"])


@pytest.fixture
def marek(joins, scheme, other_mentor):
    return joins(other_mentor, scheme, "mentor", topics=["team"])


@pytest.fixture
def offer(part, janet, marek, mentee):
    return actions.ask_mentor(mentee=part, mentor=janet, by=mentee)


def sweep():
    for each in (
        actions.close_orphaned_offers,
        actions.expire_offers,
        actions.tell_of_offers,
        actions.remind_offers,
        actions.forget_old_rounds,
    ):
        each()


def pass_days(days):
    for _day in range(days):
        clock.move_forward(days=1)
        sweep()


def test_a_mentor_who_has_not_answered_is_reminded_once_before_the_time_is_up(
    offer, mentor, letters
):
    pass_days(9)
    before = letters(mentor)
    pass_days(4)

    assert len(before) == 1
    assert len(letters(mentor)) == 2
    assert "is still waiting to hear from you" in letters(mentor)[-1]


def test_an_answer_in_time_needs_no_reminder(offer, mentor, letters):
    actions.decline_offer(offer=offer, by=mentor)

    pass_days(13)

    assert len(letters(mentor)) == 1


def test_an_unanswered_request_goes_on_to_the_next_of_the_list(
    offer, mentee, other_mentor, letters
):
    pass_days(15)

    first, second = Offer.objects.order_by("pk")
    assert first.stage == OfferStage.EXPIRED
    assert (second.mentor.person, second.stage) == (other_mentor, OfferStage.ASKED)
    assert "would like to have you as a mentor" in letters(other_mentor)[-1]
    assert "Your request has gone on to Dr Marek Kowalski" in letters(mentee)[-1]


def test_a_request_goes_on_after_a_no_in_the_same_way(offer, mentor, mentee, letters):
    actions.decline_offer(offer=offer, by=mentor)

    pass_days(1)

    assert "Your request has gone on to Dr Marek Kowalski" in letters(mentee)[-1]


def test_a_request_does_not_go_on_where_the_mentee_did_not_want_it(
    part, janet, marek, mentee, mentor, letters
):
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee, goes_on=False)
    actions.decline_offer(offer=offer, by=mentor)

    pass_days(1)

    assert Offer.objects.count() == 1
    assert "See who else you can ask here" in letters(mentee)[-1]


def test_a_request_never_goes_on_to_somebody_the_mentee_asked_not_to_see(
    part, janet, marek, mentee, mentor
):
    actions.refresh_short_list(mentee=part)
    actions.show_someone_else(mentee=part, mentor=marek, by=mentee)
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    actions.decline_offer(offer=offer, by=mentor)

    pass_days(1)

    assert Offer.objects.count() == 1


def test_a_request_goes_on_and_on_until_nobody_is_left(
    offer, mentor, other_mentor, mentee, scheme, maker
):
    pass_days(2 * scheme.answer_days + 3)

    assert list(Offer.objects.order_by("pk").values_list("stage", flat=True)) == [
        "expired",
        "expired",
    ]
    assert [row.name for row in queries.described(queries.line(scheme, viewer=maker))] == [
        "Dr Amara Osei"
    ]


def test_every_end_is_told_by_the_first_sweep_after_seven_in_the_morning(
    offer, mentor, mentee, letters, monkeypatch
):
    day = timezone.localtime(clock.now()).date() + timedelta(days=1)

    def at(hour, minute=0):
        moment = timezone.make_aware(datetime.combine(day, time(hour, minute)))
        monkeypatch.setattr(clock, "now", lambda: moment)

    at(6, 30)
    actions.decline_offer(offer=offer, by=mentor)
    at(6, 50)
    actions.tell_of_offers()
    assert letters(mentee) == []
    at(7, 10)
    actions.tell_of_offers()
    assert len(letters(mentee)) == 1


def test_a_no_at_eight_is_told_only_the_next_morning(offer, mentor, mentee, letters, monkeypatch):
    day = timezone.localtime(clock.now()).date() + timedelta(days=1)

    def at(hour, more=0):
        moment = timezone.make_aware(datetime.combine(day, time(hour)))
        monkeypatch.setattr(clock, "now", lambda: moment + timedelta(days=more))

    at(8)
    actions.decline_offer(offer=offer, by=mentor)
    for hour in (9, 12, 23):
        at(hour)
        actions.tell_of_offers()
    assert letters(mentee) == []
    at(7, more=1)
    actions.tell_of_offers()
    assert len(letters(mentee)) == 1


def test_nobody_is_told_twice(offer, mentor, mentee, letters):
    actions.decline_offer(offer=offer, by=mentor)

    pass_days(3)

    assert len(letters(mentee)) == 1


def test_a_place_taken_in_the_meantime_only_leads_to_the_next(
    offer, part, mentor, mentee, other_mentor, marek, joins, scheme, person, letters, monkeypatch
):
    third = joins(person("Dr", "Nia", "Third"), scheme, "mentor", topics=["team"])
    actions.decline_offer(offer=offer, by=mentor)
    clock.move_forward(days=1)
    known = tending.next_mentors(part)
    programmes.save_answers(participation=known[0], by=known[0].person, capacity=0)
    monkeypatch.setattr(tending, "next_mentors", lambda _mentee: known)

    actions.tell_of_offers()

    assert {marek.pk, third.pk} == {one.pk for one in known}
    assert Offer.objects.order_by("pk").last().mentor == known[1]
    assert len(letters(mentee)) == 1


@pytest.mark.parametrize("who", ["mentor pauses", "programme closes"])
def test_requests_to_whoever_no_longer_takes_part_end(offer, janet, mentor, scheme, maker, who):
    if who == "mentor pauses":
        programmes.pause(participation=janet, by=mentor)
    else:
        programmes.close_programme(programme=scheme, by=maker)

    actions.close_orphaned_offers()

    offer.refresh_from_db()
    assert offer.stage == OfferStage.FULL


def test_requests_of_whoever_pauses_are_taken_back_without_a_letter(offer, part, mentee, letters):
    programmes.pause(participation=part, by=mentee)

    pass_days(2)

    offer.refresh_from_db()
    assert offer.stage == OfferStage.WITHDRAWN
    assert letters(mentee) == []


def test_requests_of_whoever_found_a_mentor_elsewhere_are_taken_back(
    offer, marek, mentee, other_mentor, scheme
):
    relationships.begin_relationship(programme=scheme, mentor=other_mentor, mentee=mentee, by=None)

    actions.close_orphaned_offers()

    offer.refresh_from_db()
    assert offer.stage == OfferStage.WITHDRAWN


def test_requests_beyond_a_mentors_places_end_the_newest_first(
    part, joins, scheme, mentor, mentee, person
):
    janet = joins(mentor, scheme, "mentor", topics=["exams"], capacity=2)
    first = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    other = person("Dr", "Bilal", "Ahmad")
    second = actions.ask_mentor(mentee=joins(other, scheme, "mentee"), mentor=janet, by=other)
    programmes.save_answers(participation=janet, by=mentor, capacity=1)

    actions.close_orphaned_offers()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stage, second.stage) == (OfferStage.ASKED, OfferStage.FULL)


def test_the_lines_of_a_sent_round_are_forgotten_after_ninety_days(
    joins, transition, mentee, mentor, computed, maker
):
    joins(mentee, transition, "mentee")
    joins(mentor, transition, "mentor")
    actions.send_introductions(round=computed(transition), by=maker)
    pass_days(89)
    assert Proposal.objects.exists()

    pass_days(2)

    assert not Proposal.objects.exists()


def test_the_lines_of_a_discarded_round_are_forgotten_too_and_those_under_review_stay(
    joins, transition, mentee, mentor, computed, maker
):
    joins(mentee, transition, "mentee")
    joins(mentor, transition, "mentor")
    actions.discard_round(round=computed(transition), by=maker)
    kept = computed(transition)
    clock.move_forward(days=91)

    actions.forget_old_rounds()

    assert {line.round_id for line in Proposal.objects.all()} == {kept.pk}
