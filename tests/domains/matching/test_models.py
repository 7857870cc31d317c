"""What the database itself refuses, whatever the code above it does."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kollega.domains.matching.lifecycle import (
    NEXT_OFFER,
    NEXT_ROUND,
    OPEN_OFFER,
    UNMET,
    OfferStage,
    RoundStage,
)
from kollega.domains.matching.models import ForbiddenPair, Offer, Proposal, Round, ShortList
from kollega.foundation import clock


@pytest.fixture
def part(joins, scheme, mentee):
    return joins(mentee, scheme, "mentee")


@pytest.fixture
def janet(joins, scheme, mentor):
    return joins(mentor, scheme, "mentor")


@pytest.fixture
def marek(joins, scheme, other_mentor):
    return joins(other_mentor, scheme, "mentor")


def offer(mentee, mentor, **more):
    now = clock.now()
    return Offer.objects.create(
        **{
            "mentee": mentee,
            "mentor": mentor,
            "asked_at": now,
            "remind_at": now,
            "answer_by": now + timedelta(days=7),
            **more,
        }
    )


def refused(name, deed):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        deed()


@pytest.mark.parametrize("stage", OPEN_OFFER)
def test_a_mentee_asks_one_mentor_at_a_time(part, janet, marek, stage):
    offer(part, janet, stage=stage)

    refused("a_mentee_asks_one_mentor_at_a_time", lambda: offer(part, marek))


@pytest.mark.parametrize("stage", set(OfferStage) - set(OPEN_OFFER))
def test_a_closed_request_stands_in_nobodys_way(part, janet, marek, stage):
    offer(part, janet, stage=stage)

    assert offer(part, marek).pk
    assert offer(part, janet, stage=stage).pk


def round_of(programme, stage):
    return Round.objects.create(
        programme=programme, stage=stage, objective="most", created_at=clock.now()
    )


UNDER_WAY = [RoundStage.COMPUTING, RoundStage.REVIEW, RoundStage.FAILED]


@pytest.mark.parametrize("stage", UNDER_WAY)
def test_one_round_is_under_way_at_a_time(scheme, stage):
    round_of(scheme, stage)

    refused("one_round_under_review_at_a_time", lambda: round_of(scheme, RoundStage.COMPUTING))


@pytest.mark.parametrize("stage", set(RoundStage) - set(UNDER_WAY))
def test_a_round_that_is_over_lets_another_begin(scheme, stage):
    round_of(scheme, stage)

    assert round_of(scheme, RoundStage.COMPUTING).pk


def test_two_programmes_have_their_own_rounds(scheme, transition):
    round_of(scheme, RoundStage.REVIEW)

    assert round_of(transition, RoundStage.REVIEW).pk


def test_a_mentee_is_in_a_round_once(scheme, part, janet, marek):
    round = round_of(scheme, RoundStage.REVIEW)
    Proposal.objects.create(round=round, mentee=part, mentor=janet)

    refused(
        "a_mentee_once_in_a_round",
        lambda: Proposal.objects.create(round=round, mentee=part, mentor=marek),
    )


def test_only_pairs_are_locked(scheme, part):
    round = round_of(scheme, RoundStage.REVIEW)

    refused(
        "only_pairs_are_locked",
        lambda: Proposal.objects.create(round=round, mentee=part, locked=True),
    )


def test_a_pair_is_ruled_out_once_in_a_programme(scheme, transition, mentee, mentor):
    ForbiddenPair.objects.create(programme=scheme, mentee=mentee, mentor=mentor)

    refused(
        "a_pair_is_ruled_out_once",
        lambda: ForbiddenPair.objects.create(programme=scheme, mentee=mentee, mentor=mentor),
    )
    assert ForbiddenPair.objects.create(programme=transition, mentee=mentee, mentor=mentor).pk


def test_a_mentee_has_one_short_list(part):
    ShortList.objects.create(mentee=part, made_at=clock.now(), answers="")

    refused(
        "mentee_id", lambda: ShortList.objects.create(mentee=part, made_at=clock.now(), answers="")
    )


@pytest.mark.parametrize("stage", OfferStage)
def test_whatever_ends_a_request_never_opens_it_again(stage):
    if stage not in OPEN_OFFER:
        assert not NEXT_OFFER[stage] & set(OPEN_OFFER)


@pytest.mark.parametrize("stage", UNMET)
def test_a_request_in_vain_can_only_be_taken_back(stage):
    assert NEXT_OFFER[stage] == {OfferStage.WITHDRAWN}


@pytest.mark.parametrize("stage", [RoundStage.SENT, RoundStage.DISCARDED])
def test_a_round_that_is_over_stays_over(stage):
    assert NEXT_ROUND[stage] == set()


@pytest.mark.parametrize("model", [Offer, Proposal, Round, ForbiddenPair, ShortList])
def test_every_model_is_in_the_data_register(model):
    label = model.privacy

    assert all([label.what, label.why, label.seen_by, label.kept])
