"""A mentor says yes, wants to talk first, or declines; and each answer changes what is true."""

from datetime import timedelta

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import OfferStage
from kollega.domains.matching.models import Offer
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotPossible


@pytest.fixture
def part(joins, scheme, mentee):
    return joins(mentee, scheme, "mentee", topics=["exams"], words_for_mentor="The last exam.")


@pytest.fixture
def janet(joins, scheme, mentor):
    return joins(mentor, scheme, "mentor", topics=["exams"])


@pytest.fixture
def offer(part, janet, mentee):
    return actions.ask_mentor(mentee=part, mentor=janet, by=mentee)


def test_saying_yes_begins_the_relationship_and_tells_the_mentee(offer, mentor, mentee, letters):
    relationship = actions.accept_offer(offer=offer, by=mentor)

    offer.refresh_from_db()
    assert offer.stage == OfferStage.ACCEPTED
    assert (relationship.mentor, relationship.mentee) == (mentor, mentee)
    assert "Dr Janet Ross said yes" in letters(mentee)[-1]
    assert relationship.public_id in letters(mentee)[-1]


def test_saying_yes_twice_gives_the_same_relationship(offer, mentor, mentee, letters):
    first = actions.accept_offer(offer=offer, by=mentor)
    heard = len(letters(mentee))

    assert actions.accept_offer(offer=offer, by=mentor) == first
    assert MentoringRelationship.objects.count() == 1
    assert len(letters(mentee)) == heard


def test_the_mentor_reads_what_the_mentee_wrote_until_the_request_is_closed(offer, mentor):
    question = queries.question_to(offer)

    assert (question.mentee, question.words) == ("Dr Amara Osei", "The last exam.")
    assert question.topics == ["exams and assessments"]
    actions.decline_offer(offer=offer, by=mentor)
    offer.refresh_from_db()
    assert queries.question_to(offer) == queries.Question(
        public_id=offer.public_id, programme="Eastshire mentoring", open=False
    )


def test_talking_first_shows_the_mentee_how_to_reach_the_mentor(offer, mentor, mentee, letters):
    actions.talk_first(offer=offer, by=mentor, contact=" 01592  000000 ")

    offer.refresh_from_db()
    assert offer.stage == OfferStage.TALK_FIRST
    assert queries.asked(offer).contact == "01592 000000"
    assert "You can reach them here: 01592 000000" in letters(mentee)[-1]


def test_talking_first_starts_the_days_anew_once(offer, mentor):
    clock.move_forward(days=10)

    actions.talk_first(offer=offer, by=mentor)
    offer.refresh_from_db()
    first = offer.answer_by
    actions.talk_first(offer=offer, by=mentor, contact="somewhere else")
    offer.refresh_from_db()

    assert first - clock.now() > timedelta(days=13)
    assert offer.answer_by == first


def test_touching_talk_first_twice_writes_once(offer, mentor, mentee, letters):
    actions.talk_first(offer=offer, by=mentor)
    actions.talk_first(offer=offer, by=mentor)

    assert len(letters(mentee)) == 1


def test_a_mentor_without_any_address_is_asked_for_one(joins, part, scheme, person, mentee):
    silent = person("Dr", "Nora", "Noaddress", email=None)
    offer = actions.ask_mentor(mentee=part, mentor=joins(silent, scheme, "mentor"), by=mentee)

    with pytest.raises(NotPossible, match="how you can be reached"):
        actions.talk_first(offer=offer, by=silent)


@pytest.mark.parametrize("after", ["yes", "no"])
def test_after_talking_the_mentor_says_yes_or_no(offer, mentor, after):
    actions.talk_first(offer=offer, by=mentor)

    if after == "yes":
        assert actions.accept_offer(offer=offer, by=mentor)
    else:
        assert actions.decline_offer(offer=offer, by=mentor).stage == OfferStage.DECLINED


def test_declining_tells_nobody_now(offer, mentor, mentee, letters):
    actions.decline_offer(offer=offer, by=mentor)
    actions.decline_offer(offer=offer, by=mentor)

    assert letters(mentee) == []
    assert queries.reads_as(offer) == "waiting"


@pytest.mark.parametrize(
    "deed", [actions.accept_offer, actions.talk_first, actions.agree_as_mentee]
)
def test_nothing_is_answered_once_it_is_taken_back(offer, mentor, mentee, deed):
    actions.withdraw_offer(offer=offer, by=mentee)
    who = mentee if deed is actions.agree_as_mentee else mentor

    with pytest.raises(NotPossible, match="closed"):
        deed(offer=offer, by=who)


def test_a_request_that_was_answered_can_still_be_taken_back_until_one_has_heard(
    offer, mentor, mentee, letters
):
    actions.decline_offer(offer=offer, by=mentor)

    actions.withdraw_offer(offer=offer, by=mentee)
    clock.move_forward(days=1)
    actions.tell_of_offers()

    offer.refresh_from_db()
    assert queries.reads_as(offer) == "taken_back"
    assert letters(mentee) == []


def test_a_request_is_not_taken_back_once_one_has_heard(offer, mentor, mentee):
    actions.decline_offer(offer=offer, by=mentor)
    Offer.objects.update(told_at=clock.now())

    with pytest.raises(NotPossible):
        actions.withdraw_offer(offer=offer, by=mentee)


def test_a_mentee_takes_their_own_request_back_rather_than_declining_it(offer, mentee):
    with pytest.raises(NotPossible, match="take your own request back"):
        actions.decline_offer(offer=offer, by=mentee)


def test_the_last_place_closes_the_other_requests_for_it(
    joins, scheme, part, janet, mentee, mentor, person
):
    janet.capacity = 2
    janet.save()
    first = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    other = person("Dr", "Bilal", "Ahmad")
    second = actions.ask_mentor(mentee=joins(other, scheme, "mentee"), mentor=janet, by=other)
    programmes.save_answers(participation=janet, by=mentor, capacity=1)

    actions.accept_offer(offer=first, by=mentor)

    second.refresh_from_db()
    assert second.stage == OfferStage.FULL
    with pytest.raises(NotPossible) as refusal:
        actions.accept_offer(offer=second, by=mentor)
    assert str(refusal.value) == "You have no place left just now."


def test_other_requests_stay_while_there_are_places(
    joins, scheme, part, janet, mentee, mentor, person
):
    janet.capacity = 2
    janet.save()
    first = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    other = person("Dr", "Bilal", "Ahmad")
    second = actions.ask_mentor(mentee=joins(other, scheme, "mentee"), mentor=janet, by=other)

    actions.accept_offer(offer=first, by=mentor)

    second.refresh_from_db()
    assert second.stage == OfferStage.ASKED


def test_a_mentor_with_no_place_left_reads_so_and_the_request_stays(offer, mentor, janet):
    programmes.save_answers(participation=janet, by=mentor, capacity=0)

    with pytest.raises(NotPossible, match="no place left"):
        actions.accept_offer(offer=offer, by=mentor)

    offer.refresh_from_db()
    assert (offer.stage, offer.mentor_agreed) == (OfferStage.ASKED, False)


def test_a_request_ends_when_a_reporting_line_comes_up_and_reads_like_a_full_mentor(
    offer, mentor, mentee
):
    line = people.record_reporting_line(
        senior=mentor, junior=mentee, kind=LineKind.TRAINER, by=mentee
    )

    actions.close_for_line(line.pk)

    offer.refresh_from_db()
    assert offer.stage == OfferStage.FULL
    assert queries.question_to(offer).mentee == ""
    with pytest.raises(NotPossible) as refusal:
        actions.accept_offer(offer=offer, by=mentor)
    assert str(refusal.value) == ("This request is closed: it has been answered or has gone on.")


def test_a_request_of_somebody_who_left_is_closed(offer, mentor, mentee, part, janet):
    programmes.leave(participation=part, by=mentee)
    actions.close_for_leaver(part.pk)
    offer.refresh_from_db()
    assert offer.stage == OfferStage.WITHDRAWN


def test_a_request_to_somebody_who_left_reads_like_a_full_mentor(offer, mentor, janet):
    programmes.leave(participation=janet, by=mentor)
    actions.close_for_leaver(janet.pk)
    offer.refresh_from_db()
    assert offer.stage == OfferStage.FULL


DEEDS = {
    "accept": lambda offer, who: actions.accept_offer(offer=offer, by=who),
    "talk first": lambda offer, who: actions.talk_first(offer=offer, by=who),
    "decline": lambda offer, who: actions.decline_offer(offer=offer, by=who),
    "agree": lambda offer, who: actions.agree_as_mentee(offer=offer, by=who),
    "take back": lambda offer, who: actions.withdraw_offer(offer=offer, by=who),
}
MAY = {
    ("mentor", "accept"),
    ("mentor", "talk first"),
    ("mentor", "decline"),
    ("mentee", "agree"),
    ("mentee", "take back"),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    "who", ["mentee", "mentor", "other_mentor", "coordinator", "supervisor", "stranger"]
)
def test_who_may_answer_what(offer, who, deed, request):
    somebody = request.getfixturevalue(who)
    if (who, deed) in MAY:
        DEEDS[deed](offer, somebody)
    elif (who, deed) == ("mentee", "decline"):
        with pytest.raises(NotPossible):
            DEEDS[deed](offer, somebody)
    else:
        with pytest.raises(NotAllowed):
            DEEDS[deed](offer, somebody)


def test_what_waits_for_somebodys_answer(offer, mentor, mentee, stranger):
    assert list(queries.offers_for(mentor)) == [offer]
    assert list(queries.offers_for(mentee)) == []
    assert list(queries.offers_for(stranger)) == []
    actions.accept_offer(offer=offer, by=mentor)
    assert list(queries.offers_for(mentor)) == []
