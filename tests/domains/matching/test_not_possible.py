"""Whatever stands between two people looks the same from outside: "not possible", nothing more."""

from datetime import timedelta

import pytest

from kollega.domains.matching import actions, catalogue, queries
from kollega.domains.matching.models import ForbiddenPair, Offer, Proposal
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.relationships import actions as relationships
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import AuditEntry
from kollega.web.matching.rows import pair_row

# Each puts something else between the two; the last column of every table must not tell which.
BETWEEN = (
    "the mentee would rather not meet the mentor",
    "the mentor would rather not meet the mentee",
    "the mentor is the mentee's trainer",
    "the mentee will be the mentor's appraiser",
    "they work under one roof",
    "they were a pair before",
    "a coordinator ruled the pair out",
    "the mentor was asked in vain not long ago",
)


def put_between(what, *, programme, mentee, mentor, maker, works):
    match what:
        case "the mentee would rather not meet the mentor":
            people.avoid(person=mentor.person, by=mentee.person)
        case "the mentor would rather not meet the mentee":
            people.avoid(person=mentee.person, by=mentor.person)
        case "the mentor is the mentee's trainer":
            people.record_reporting_line(
                senior=mentor.person, junior=mentee.person, kind=LineKind.TRAINER, by=maker
            )
        case "the mentee will be the mentor's appraiser":
            people.record_reporting_line(
                senior=mentee.person,
                junior=mentor.person,
                kind=LineKind.APPRAISER,
                by=maker,
                starts_on=clock.today() + timedelta(days=60),
            )
        case "they work under one roof":
            programmes.change_programme(programme=programme, by=maker, apart="organisation")
            works(mentee.person)
            works(mentor.person)
        case "they were a pair before":
            MentoringRelationship.objects.create(
                programme=programme,
                mentor=mentor.person,
                mentee=mentee.person,
                stage="ended",
                began_on=clock.today() - timedelta(days=200),
                ended_on=clock.today() - timedelta(days=100),
                last_sign_at=clock.now(),
                rematch_asked_at=clock.now() - timedelta(days=100),
            )
        case "a coordinator ruled the pair out":
            ForbiddenPair.objects.create(
                programme=programme, mentee=mentee.person, mentor=mentor.person
            )
        case "the mentor was asked in vain not long ago":
            then = clock.now() - timedelta(days=20)
            Offer.objects.create(
                mentee=mentee,
                mentor=mentor,
                stage="declined",
                asked_at=then,
                remind_at=then,
                answer_by=then,
                answered_at=then,
                told_at=then,
            )


@pytest.fixture
def two(joins, transition, mentee, mentor):
    return joins(mentee, transition, "mentee"), joins(mentor, transition, "mentor", capacity=3)


@pytest.fixture(params=BETWEEN)
def something_between(request, two, transition, maker, works):
    put_between(
        request.param,
        programme=transition,
        mentee=two[0],
        mentor=two[1],
        maker=maker,
        works=works,
    )
    transition.refresh_from_db()
    return two


def test_the_coordinators_table_says_only_that_nobody_suitable_is_free(
    something_between, transition, computed, line, mentee, maker
):
    row = pair_row(line(computed(transition), mentee), maker)

    assert (row.mentor, row.word, row.state, row.cautions) == (
        "",
        "",
        "waiting: nobody suitable is free",
        "",
    )


def test_no_change_is_proposed_that_would_name_what_is_between(
    something_between, transition, computed, line, mentee, maker
):
    proposal = line(computed(transition), mentee)

    sentence = catalogue.what_would_help(
        proposal.single_change, queries.helpers(proposal, viewer=maker)
    )
    assert sentence == "No single change would help here. One more mentor would."
    assert proposal.change_detail == []


def test_a_pair_made_by_hand_is_refused_in_one_sentence(
    something_between, transition, computed, line, mentee, maker
):
    proposal = line(computed(transition), mentee)

    with pytest.raises(NotPossible) as refusal:
        actions.swap(proposal=proposal, mentor=something_between[1], by=maker)

    assert str(refusal.value) == "This pair is not possible."
    assert queries.swap_of(proposal, something_between[1]) == queries.Swap(possible=False)


def test_the_pair_is_in_no_short_list(something_between):
    assert queries.short_list(something_between[0]) == []


def test_what_is_audited_does_not_name_what_is_between(
    something_between, transition, computed, line, mentee
):
    before = set(AuditEntry.objects.values_list("pk", flat=True))

    line(computed(transition), mentee)

    entries = AuditEntry.objects.exclude(pk__in=before)
    assert list(entries.values_list("deed", flat=True)) == ["round_started"]


@pytest.mark.parametrize("rule", ["language", "meeting"])
def test_another_rule_is_named_the_same_way_whoever_else_is_not_possible(
    joins, two, transition, person, computed, line, mentee, maker, works, rule
):
    other = person("Dr", "Otto", "Other", languages=["de"] if rule == "language" else ["en"])
    ways = {"meets_by": ["telephone"]} if rule == "meeting" else {}
    joins(other, transition, "mentor", **ways)
    if rule == "meeting":
        programmes.save_answers(participation=two[0], by=mentee, meets_by=["video"])
    put_between(
        BETWEEN[0], programme=transition, mentee=two[0], mentor=two[1], maker=maker, works=works
    )

    row = pair_row(line(computed(transition), mentee), maker)

    assert (
        row.state
        == {
            "language": "waiting: no language in common with anyone free",
            "meeting": "waiting: no way to meet in common with anyone free",
        }[rule]
    )


def test_a_proposal_that_a_veto_breaks_looks_like_one_ruled_out_by_hand(
    joins, transition, mentee, mentor, other_mentor, person, computed, line, maker
):
    joins(mentee, transition, "mentee", topics=["exams"])
    joins(mentor, transition, "mentor", topics=["exams"])
    joins(other_mentor, transition, "mentor", topics=["team"])
    second = person("Dr", "Bilal", "Ahmad")
    joins(second, transition, "mentee", topics=["team"])
    round = computed(transition)
    actions.forbid_pair(proposal=line(round, second), by=maker)
    veto = people.avoid(person=mentor, by=mentee)

    actions.close_for_veto(veto.pk)

    rows = [pair_row(line(round, someone), maker) for someone in (mentee, second)]
    assert rows[0].state == rows[1].state == "waiting: match again to find somebody"
    assert rows[0].cautions == rows[1].cautions


def test_a_proposal_goes_when_a_reporting_line_comes_up(
    two, transition, computed, line, mentee, mentor, maker
):
    round = computed(transition)
    assert line(round, mentee).mentor
    recorded = people.record_reporting_line(
        senior=mentor, junior=mentee, kind=LineKind.EXAMINER, by=maker
    )

    actions.close_for_line(recorded.pk)

    assert line(round, mentee).mentor is None


def test_a_proposal_stays_when_a_line_is_too_long_ago_to_count(
    two, transition, computed, line, mentee, mentor, maker
):
    round = computed(transition)
    recorded = people.record_reporting_line(
        senior=mentor,
        junior=mentee,
        kind=LineKind.EXAMINER,
        by=maker,
        ends_on=clock.today() - timedelta(days=31 * transition.past_months + 40),
    )

    actions.close_for_line(recorded.pk)

    assert line(round, mentee).mentor


def test_a_veto_taken_back_before_the_job_ran_breaks_nothing(
    two, transition, computed, line, mentee, mentor
):
    round = computed(transition)
    veto = people.avoid(person=mentor, by=mentee)
    key = veto.pk
    people.take_back_veto(veto=veto, by=mentee)

    actions.close_for_veto(key)

    assert line(round, mentee).mentor


def test_every_way_into_a_relationship_asks_the_same_rule(two, transition, mentee, mentor, maker):
    """The proposal may be stale: what counts is asked again when the second of the two says yes."""
    offer = Offer.objects.create(
        mentee=two[0],
        mentor=two[1],
        asked_at=clock.now(),
        remind_at=clock.now(),
        answer_by=clock.now() + timedelta(days=7),
    )
    people.avoid(person=mentor, by=mentee)

    with pytest.raises(NotPossible) as refusal:
        actions.accept_offer(offer=offer, by=mentor)

    assert str(refusal.value) == "This pair is not possible."
    assert not MentoringRelationship.objects.exists()
    assert not Proposal.objects.exists()
    with pytest.raises(NotPossible):
        relationships.begin_relationship(
            programme=transition, mentor=mentor, mentee=mentee, by=maker
        )
