"""The jobs of matching: each is one function and one call into the domain."""

import pytest
from tests.fixtures_matching import computed, joins, letters, line, works

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import RoundStage
from kollega.domains.matching.models import Offer
from kollega.domains.people import actions as people
from kollega.foundation import clock
from kollega.foundation.models import Happening, OutgoingMail
from kollega.jobs import happenings, matching, sweeps

__all__ = ["computed", "joins", "letters", "line", "works"]


@pytest.fixture
def two(joins, transition, mentee, mentor):
    return joins(mentee, transition, "mentee"), joins(mentor, transition, "mentor")


def test_a_round_is_computed_by_its_job(two, transition, maker):
    round = actions.start_round(programme=transition, by=maker)

    matching.compute_round(round_id=round.pk)

    round.refresh_from_db()
    assert round.stage == RoundStage.REVIEW


def test_a_job_that_fails_says_so_on_the_page(two, transition, maker, monkeypatch):
    round = actions.start_round(programme=transition, by=maker)

    def broken(_round_id):
        raise MemoryError

    monkeypatch.setattr(actions, "compute_round", broken)

    with pytest.raises(MemoryError):
        matching.compute_round(round_id=round.pk)

    round.refresh_from_db()
    assert round.stage == RoundStage.FAILED


def test_every_introduction_is_written_however_many_there_are(
    two, transition, maker, person, joins, computed, monkeypatch
):
    from kollega.domains.matching.actions import introductions

    for number in range(4):
        joins(person("Dr", f"Mentee{number}", "Example"), transition, "mentee")
        joins(person("Dr", f"Mentor{number}", "Example"), transition, "mentor")
    monkeypatch.setattr(introductions, "AT_A_TIME", 2)
    round = computed(transition)
    actions.send_introductions(round=round, by=maker)

    matching.write_introductions(round_id=round.pk)

    assert Offer.objects.count() == 5
    assert OutgoingMail.objects.count() == 10
    assert not Offer.objects.filter(written_at=None).exists()


def test_the_sweeps_tend_requests(joins, scheme, mentee, mentor, letters):
    part, janet = joins(mentee, scheme, "mentee"), joins(mentor, scheme, "mentor")
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    clock.move_forward(days=scheme.answer_days)
    sweeps.run_all()
    clock.move_forward(days=1)

    sweeps.run_all()

    offer.refresh_from_db()
    assert offer.stage == "expired"
    assert "Dr Janet Ross is not free just now." in letters(mentee)[-1]


@pytest.mark.parametrize("happens", ["veto", "line", "leaving"])
def test_what_happens_below_closes_requests(joins, scheme, mentee, mentor, happens, maker):
    from kollega.domains.people.vocabulary import LineKind
    from kollega.domains.programmes import actions as programmes

    part, janet = joins(mentee, scheme, "mentee"), joins(mentor, scheme, "mentor")
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    match happens:
        case "veto":
            people.avoid(person=mentee, by=mentor)
        case "line":
            people.record_reporting_line(
                senior=mentor, junior=mentee, kind=LineKind.TRAINER, by=maker
            )
        case "leaving":
            programmes.leave(participation=janet, by=mentor)

    for happening in Happening.objects.all():
        happenings.hand_on_happening(happening_id=happening.pk)

    offer.refresh_from_db()
    assert offer.stage == "full"
    assert queries.reads_as(offer) == "waiting"
