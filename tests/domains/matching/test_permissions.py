"""Who may do what, as tables of person and deed."""

import pytest

from kollega.domains.matching import actions, permissions
from kollega.domains.matching.models import Offer, Proposal
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.foundation.errors import NotAllowed

PEOPLE = ["mentee", "mentor", "other_mentor", "coordinator", "supervisor", "evaluator", "stranger"]


@pytest.fixture
def transition_pair(joins, transition, mentee, mentor):
    joins(mentee, transition, "mentee")
    joins(mentor, transition, "mentor", capacity=2)
    return transition


@pytest.fixture
def round(transition_pair, computed):
    return computed(transition_pair)


@pytest.fixture
def asked(joins, scheme, mentee, mentor):
    part, janet = joins(mentee, scheme, "mentee"), joins(mentor, scheme, "mentor")
    return actions.ask_mentor(mentee=part, mentor=janet, by=mentee)


@pytest.fixture
def cast(request):
    return {who: request.getfixturevalue(who) for who in PEOPLE}


def test_what_only_coordinators_do(round, cast):
    proposal = Proposal.objects.select_related("round__programme").get()
    verdicts = {
        "match": lambda somebody: permissions.may_match(somebody, round.programme),
        "review": lambda somebody: permissions.may_review(somebody, round),
        "change": lambda somebody: permissions.may_change(somebody, proposal),
        "swap": lambda somebody: permissions.may_swap(somebody, proposal),
    }
    for deed, verdict in verdicts.items():
        assert {who for who in PEOPLE if verdict(cast[who])} == {"coordinator"}, deed


@pytest.mark.parametrize(
    ("deed", "allowed"),
    [
        (permissions.may_answer_as_mentor, {"mentor"}),
        (permissions.may_answer_as_mentee, {"mentee"}),
        (permissions.may_answer, {"mentor", "mentee"}),
    ],
    ids=["as mentor", "as mentee", "either"],
)
def test_who_answers_a_request(asked, deed, allowed, cast):
    assert {who for who in PEOPLE if deed(cast[who], asked)} == allowed


def test_who_chooses_for_a_mentee(asked, cast):
    assert {who for who in PEOPLE if permissions.may_choose(cast[who], asked.mentee)} == {"mentee"}


def test_a_mentor_does_not_choose_on_their_own_part(asked, mentor):
    assert not permissions.may_choose(mentor, asked.mentor)


@pytest.mark.parametrize("stage", ParticipationStage)
def test_one_chooses_while_one_takes_part(asked, mentee, stage):
    asked.mentee.stage = stage

    assert bool(permissions.may_choose(mentee, asked.mentee)) == (stage == "active")


@pytest.mark.parametrize("stage", ["draft", "open", "closed"])
def test_people_are_matched_and_choose_while_the_programme_is_open(
    asked, mentee, maker, scheme, stage
):
    scheme.stage = stage
    asked.mentee.programme.stage = stage

    assert bool(permissions.may_match(maker, scheme)) == (stage == "open")
    assert bool(permissions.may_choose(mentee, asked.mentee)) == (stage == "open")


@pytest.mark.parametrize("stage", ["computing", "review", "sent", "discarded", "failed"])
def test_a_round_is_reviewed_while_it_is_under_review(round, maker, stage):
    round.stage = stage

    assert bool(permissions.may_review(maker, round)) == (stage == "review")


@pytest.mark.parametrize("who", ["mentee", "mentor"])
@pytest.mark.parametrize("direction", ["senior", "junior"])
def test_a_coordinator_changes_nothing_of_whom_they_judge_or_are_judged_by(
    round, maker, mentee, mentor, who, direction
):
    other = {"mentee": mentee, "mentor": mentor}[who]
    senior, junior = (other, maker) if direction == "senior" else (maker, other)
    people.record_reporting_line(senior=senior, junior=junior, kind=LineKind.TRAINER, by=maker)
    proposal = Proposal.objects.select_related("round__programme").get()

    assert not permissions.may_change(maker, proposal)
    assert not permissions.may_swap(maker, proposal)


def test_a_locked_pair_is_not_swapped(round, maker):
    actions.lock_pairs(round=round, proposals=Proposal.objects.all(), by=maker)
    proposal = Proposal.objects.select_related("round__programme").get()

    assert permissions.may_change(maker, proposal)
    assert permissions.may_swap(maker, proposal).reason == "This pair is locked. Unlock it first."


def test_every_no_has_its_reason(round, asked, stranger, transition, maker):
    proposal = Proposal.objects.select_related("round__programme").get()
    programmes.close_programme(programme=transition, by=maker)
    transition.refresh_from_db()

    for verdict in (
        permissions.may_match(stranger, transition),
        permissions.may_match(maker, transition),
        permissions.may_review(stranger, round),
        permissions.may_change(stranger, proposal),
        permissions.may_choose(stranger, asked.mentee),
        permissions.may_answer(stranger, asked),
        permissions.may_answer_as_mentor(stranger, asked),
        permissions.may_answer_as_mentee(stranger, asked),
    ):
        assert not verdict
        assert verdict.reason.endswith(".")


DEEDS = {
    "start": lambda at, by: actions.start_round(programme=at["round"].programme, by=by),
    "discard": lambda at, by: actions.discard_round(round=at["round"], by=by),
    "send": lambda at, by: actions.send_introductions(round=at["round"], by=by),
    "lock": lambda at, by: actions.lock_pairs(round=at["round"], proposals=[at["proposal"]], by=by),
    "unlock": lambda at, by: actions.unlock_pairs(
        round=at["round"], proposals=[at["proposal"]], by=by
    ),
    "forbid": lambda at, by: actions.forbid_pair(proposal=at["proposal"], by=by),
    "swap": lambda at, by: actions.swap(
        proposal=at["proposal"], mentor=at["proposal"].mentor, by=by
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_refused_deed_changes_nothing(round, deed, cast):
    proposal = Proposal.objects.select_related("mentor__person", "round__programme").get()
    before = Proposal.objects.values().get()

    for who in [who for who in PEOPLE if who != "coordinator"]:
        with pytest.raises(NotAllowed):
            DEEDS[deed]({"round": round, "proposal": proposal}, cast[who])

    round.refresh_from_db()
    assert round.stage == "review"
    assert Proposal.objects.values().get() == before
    assert not Offer.objects.exists()
