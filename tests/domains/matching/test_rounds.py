"""A round: computed in a job, reviewed, matched again, discarded."""

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import RoundStage
from kollega.domains.matching.models import Proposal, Round
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.relationships import actions as relationships
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import AuditEntry


@pytest.fixture
def everybody(joins, transition, mentee, mentor, other_mentor, person):
    """Two mentees and two mentors with a place each; what each needs decides who fits whom."""
    return {
        "exams": joins(mentee, transition, "mentee", topics=["exams"], meets_by=["video"]),
        "team": joins(
            person("Dr", "Bilal", "Ahmad"),
            transition,
            "mentee",
            topics=["team"],
            meets_by=["video"],
        ),
        "knows exams": joins(mentor, transition, "mentor", topics=["exams"], meets_by=["video"]),
        "knows teams": joins(
            other_mentor, transition, "mentor", topics=["team"], meets_by=["video"]
        ),
    }


def pairs(round):
    rows = Proposal.objects.filter(round=round).select_related("mentee__person", "mentor__person")
    return {
        line.mentee.person.given_name: line.mentor.person.given_name if line.mentor else None
        for line in rows
    }


def test_everybody_who_waits_gets_the_mentor_who_fits_best(everybody, transition, computed):
    round = computed(transition)

    assert round.stage == RoundStage.REVIEW
    assert pairs(round) == {"Amara": "Janet", "Bilal": "Marek"}
    assert round.checks["valid"] is True


def test_a_round_is_computed_by_the_job_that_starting_it_queues(everybody, transition, maker):
    from procrastinate.contrib.django.models import ProcrastinateJob

    round = actions.start_round(programme=transition, by=maker)

    job = ProcrastinateJob.objects.get(task_name="compute_round")
    assert round.stage == RoundStage.COMPUTING
    assert job.args == {"round_id": round.pk}


def test_starting_twice_starts_once(everybody, transition, maker):
    one = actions.start_round(programme=transition, by=maker)
    other = actions.start_round(programme=transition, by=maker)

    assert one == other
    assert Round.objects.count() == 1


def test_computing_twice_changes_nothing(everybody, transition, computed):
    round = computed(transition)
    before = set(Proposal.objects.values_list("public_id", flat=True))

    actions.compute_round(round.pk)

    assert set(Proposal.objects.values_list("public_id", flat=True)) == before


def test_the_same_seed_gives_the_same_pairs(everybody, transition, computed, maker):
    first = pairs(computed(transition))

    second = pairs(computed(transition))

    assert first == second


@pytest.mark.parametrize("stage", sorted(set(ParticipationStage) - {ParticipationStage.ACTIVE}))
def test_nobody_is_matched_who_does_not_take_part(
    joins, takes_part, transition, mentee, mentor, other_mentor, computed, stage
):
    joins(mentee, transition, "mentee")
    part = joins(mentor, transition, "mentor")
    part.stage = stage
    part.save()

    assert pairs(computed(transition)) == {"Amara": None}


def test_nobody_is_matched_who_has_not_agreed_to_the_promise(
    joins, takes_part, transition, mentee, mentor, computed
):
    joins(mentee, transition, "mentee")
    takes_part(mentor, transition, "mentor", agreed=False)

    assert pairs(computed(transition)) == {"Amara": None}


def test_whoever_agreed_to_an_older_promise_is_matched_once_they_agree_to_the_new_one(
    everybody, transition, computed, maker
):
    text = programmes.write_consent_text(
        programme=transition, by=maker, promise="Everything stays.", limits="Except danger."
    )
    programmes.sign_off(text=text, by=maker, name="Dr Ingrid Berg, privacy officer")

    assert pairs(computed(transition)) == {}


def test_whoever_has_a_mentor_is_not_matched(everybody, transition, computed, mentee, mentor):
    relationships.begin_relationship(programme=transition, mentor=mentor, mentee=mentee, by=None)

    assert pairs(computed(transition)) == {"Bilal": "Marek"}


def test_a_mentor_gets_no_more_mentees_than_they_have_places(
    joins, transition, mentee, mentor, person, computed
):
    joins(mentor, transition, "mentor", capacity=1)
    joins(mentee, transition, "mentee")
    joins(person("Dr", "Bilal", "Ahmad"), transition, "mentee")

    assert sorted(pairs(computed(transition)).values(), key=str) == ["Janet", None]


def test_matching_again_keeps_what_was_locked(
    everybody, transition, computed, maker, line, mentee, other_mentor
):
    round = computed(transition)
    actions.swap(
        proposal=line(round, mentee),
        mentor=everybody["knows teams"],
        partner=queries.proposals(round, viewer=maker).get(mentor=everybody["knows teams"]),
        by=maker,
    )

    again = computed(transition)

    assert again == round
    assert pairs(again) == {"Amara": "Marek", "Bilal": "Janet"}
    assert line(again, mentee).locked
    assert line(again, mentee).locked_by == maker


def test_a_locked_pair_that_is_no_longer_possible_is_matched_anew(
    everybody, transition, computed, maker, line, mentee, mentor
):
    round = computed(transition)
    actions.lock_pairs(round=round, proposals=[line(round, mentee)], by=maker)
    people.record_reporting_line(senior=mentor, junior=mentee, kind=LineKind.TRAINER, by=mentee)

    assert pairs(computed(transition)) == {"Amara": "Marek", "Bilal": "Janet"}


def test_a_locked_pair_whose_mentor_has_no_place_any_more_is_matched_anew(
    everybody, transition, computed, maker, line, mentee, mentor
):
    round = computed(transition)
    actions.lock_pairs(round=round, proposals=[line(round, mentee)], by=maker)
    programmes.save_answers(participation=everybody["knows exams"], by=mentor, capacity=0)

    assert sorted(pairs(computed(transition)).values(), key=str) == ["Marek", None]


def test_a_round_strives_for_what_the_coordinator_asked_for(everybody, transition, computed):
    assert computed(transition).objective == transition.objective
    assert computed(transition, objective="fairest").objective == "fairest"


def test_a_discarded_round_leaves_everybody_waiting(everybody, transition, computed, maker):
    round = actions.discard_round(round=computed(transition), by=maker)

    assert round.stage == RoundStage.DISCARDED
    assert len(queries.described(queries.line(transition, viewer=maker))) == 2
    assert queries.under_way(transition) is None


def test_a_failed_round_can_be_started_again(everybody, transition, computed, maker):
    round = actions.start_round(programme=transition, by=maker)
    actions.fail_round(round.pk)
    round.refresh_from_db()
    assert round.stage == RoundStage.FAILED

    assert computed(transition) == round


def test_a_sent_round_is_not_discarded(everybody, transition, computed, maker):
    round = computed(transition)
    actions.send_introductions(round=round, by=maker)

    with pytest.raises(NotPossible):
        actions.discard_round(round=round, by=maker)


@pytest.mark.parametrize("who", ["mentee", "mentor", "supervisor", "evaluator", "stranger"])
def test_only_a_coordinator_starts_a_round(everybody, transition, who, request):
    with pytest.raises(NotAllowed):
        actions.start_round(programme=transition, by=request.getfixturevalue(who))


def test_people_are_matched_while_the_programme_is_open(everybody, transition, maker):
    programmes.close_programme(programme=transition, by=maker)

    with pytest.raises(NotAllowed):
        actions.start_round(programme=transition, by=maker)


def test_what_a_coordinator_did_is_recorded(everybody, transition, computed, maker):
    round = computed(transition)
    actions.discard_round(round=round, by=maker)

    deeds = AuditEntry.objects.filter(subject="matching.round", subject_id=round.pk)
    assert list(deeds.order_by("pk").values_list("deed", "actor_id")) == [
        ("round_started", maker.pk),
        ("round_discarded", maker.pk),
    ]
