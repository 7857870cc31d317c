from datetime import timedelta

import pytest

from kollega.domains.people import actions as people
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.relationships import actions
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import AuditEntry, Happening, OutgoingMail


@pytest.fixture
def ready(takes_part, transition, mentor, mentee):
    """Both take part and could begin."""
    takes_part(mentor, transition, "mentor", capacity=2)
    takes_part(mentee, transition, "mentee")


@pytest.fixture
def try_to_begin(transition, mentor, mentee):
    def attempt():
        return actions.begin_relationship(
            programme=transition, mentor=mentor, mentee=mentee, by=mentee
        )

    return attempt


def outside(attempt):
    """All that anybody but the two could ever see of an attempt."""
    with pytest.raises(NotPossible) as refusal:
        attempt()
    return (
        type(refusal.value),
        str(refusal.value),
        refusal.value.args,
        MentoringRelationship.objects.filter(stage="active").count(),
        AuditEntry.objects.filter(deed="relationship_begun").count(),
        OutgoingMail.objects.filter(subject__contains="new").count(),
        Happening.objects.filter(kind="relationship_begun").count(),
    )


def test_two_people_begin_with_the_plan_of_their_programme(ready, try_to_begin, mentor, mentee):
    relationship = try_to_begin()

    assert (relationship.mentor, relationship.mentee) == (mentor, mentee)
    assert relationship.stage == "active"
    assert relationship.sessions_planned == 4
    assert relationship.began_on == clock.today()


def test_a_beginning_is_recorded_and_told_upwards(ready, try_to_begin, mentee, transition):
    relationship = try_to_begin()

    entry = AuditEntry.objects.get(deed="relationship_begun")
    assert (entry.actor_id, entry.subject_id, entry.programme_id) == (
        mentee.pk,
        relationship.pk,
        transition.pk,
    )
    assert Happening.objects.filter(kind="relationship_begun", subject_id=relationship.pk).exists()


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(None, None), (-400, None), (-400, -300), (30, 200), (200, None)],
    ids=["undated", "current", "ended not long ago", "coming", "far ahead"],
)
@pytest.mark.parametrize("direction", ["mentor judges", "mentee judges"])
def test_nobody_who_judges_the_other_can_begin(
    ready, try_to_begin, mentor, mentee, direction, starts, ends
):
    senior, junior = (mentor, mentee) if direction == "mentor judges" else (mentee, mentor)
    day = clock.today()
    people.record_reporting_line(
        senior=senior,
        junior=junior,
        kind="trainer",
        by=junior,
        starts_on=day + timedelta(days=starts) if starts else None,
        ends_on=day + timedelta(days=ends) if ends else None,
    )

    with pytest.raises(NotPossible, match="not possible"):
        try_to_begin()


def test_a_line_that_ended_long_ago_counts_no_more(ready, try_to_begin, mentor, mentee, transition):
    long_ago = clock.today() - timedelta(days=31 * transition.past_months + 1)
    people.record_reporting_line(
        senior=mentor, junior=mentee, kind="trainer", by=mentee, ends_on=long_ago
    )

    assert try_to_begin().stage == "active"


def test_every_reason_between_two_people_looks_the_same_from_outside(
    ready, try_to_begin, mentor, mentee, transition, takes_part
):
    veto = people.avoid(person=mentor, by=mentee)
    by_veto = outside(try_to_begin)
    people.take_back_veto(veto=veto, by=mentee)

    reverse = people.avoid(person=mentee, by=mentor)
    by_reverse_veto = outside(try_to_begin)
    people.take_back_veto(veto=reverse, by=mentor)

    line = people.record_reporting_line(senior=mentor, junior=mentee, kind="examiner", by=mentee)
    by_line = outside(try_to_begin)
    line.delete()

    earlier = try_to_begin()
    actions.end(relationship=earlier, by=mentee)
    AuditEntry.objects.all().delete()
    OutgoingMail.objects.all().delete()
    Happening.objects.all().delete()
    by_past_pair = outside(try_to_begin)

    assert by_veto == by_reverse_veto == by_line == by_past_pair
    assert by_veto[:2] == (NotPossible, "This pair is not possible.")


def test_a_shared_department_is_refused_in_the_same_words(
    ready, try_to_begin, mentor, mentee, transition, organisation
):
    transition.apart = "organisation"
    transition.save()
    for person in (mentor, mentee):
        people.affiliate(person=person, by=person, organisation=organisation)

    with pytest.raises(NotPossible, match=r"^This pair is not possible\.$"):
        try_to_begin()


def test_a_mentee_may_allow_a_shared_roof(
    takes_part, try_to_begin, mentor, mentee, transition, organisation
):
    transition.apart = "organisation"
    transition.save()
    for person in (mentor, mentee):
        people.affiliate(person=person, by=person, organisation=organisation)
    takes_part(mentor, transition, "mentor")
    takes_part(mentee, transition, "mentee", may_share_roof=True)

    assert try_to_begin().stage == "active"


def test_a_mentor_is_never_overfilled(begin, takes_part, transition, mentor, mentee, stranger):
    takes_part(mentor, transition, "mentor", capacity=1)
    begin(transition, mentor, mentee)

    with pytest.raises(NotPossible, match="no place left"):
        begin(transition, mentor, stranger)


def test_a_place_is_free_again_after_an_end(
    begin, takes_part, transition, mentor, mentee, stranger
):
    takes_part(mentor, transition, "mentor", capacity=1)
    actions.end(relationship=begin(transition, mentor, mentee), by=mentor)

    assert begin(transition, mentor, stranger).stage == "active"


def test_a_pausing_pair_keeps_its_place(begin, takes_part, transition, mentor, mentee, stranger):
    takes_part(mentor, transition, "mentor", capacity=1)
    actions.pause(relationship=begin(transition, mentor, mentee), by=mentee)

    with pytest.raises(NotPossible, match="no place left"):
        begin(transition, mentor, stranger)


@pytest.mark.parametrize("stage", [s for s in ParticipationStage if s != "active"])
@pytest.mark.parametrize(("role", "words"), [("mentor", "no place"), ("mentee", "not looking")])
def test_both_must_take_part_just_now(
    takes_part, try_to_begin, transition, mentor, mentee, stage, role, words
):
    takes_part(mentor, transition, "mentor", stage=stage if role == "mentor" else "active")
    takes_part(mentee, transition, "mentee", stage=stage if role == "mentee" else "active")

    with pytest.raises(NotPossible, match=words):
        try_to_begin()


def test_a_mentee_has_one_mentor_at_a_time_in_a_programme(
    begin, transition, mentor, other_mentor, mentee
):
    begin(transition, mentor, mentee)

    with pytest.raises(NotPossible, match="has a mentor"):
        begin(transition, other_mentor, mentee)


def test_a_mentee_may_have_another_mentor_in_another_programme(
    begin, transition, scheme, mentor, other_mentor, mentee
):
    begin(transition, mentor, mentee)

    assert begin(scheme, other_mentor, mentee).stage == "active"


def test_nobody_begins_in_a_programme_that_is_closed(ready, try_to_begin, transition, coordinator):
    programmes.close_programme(programme=transition, by=coordinator)

    with pytest.raises(NotPossible, match="not open"):
        try_to_begin()


def test_a_pair_that_one_of_them_ended_elsewhere_is_not_made_again(
    begin, scheme, transition, mentor, mentee
):
    actions.end(relationship=begin(scheme, mentor, mentee), by=mentee)

    with pytest.raises(NotPossible, match="not possible"):
        begin(transition, mentor, mentee)


def test_a_pair_that_was_completed_elsewhere_may_begin_here(
    begin, scheme, transition, mentor, mentee
):
    elsewhere = begin(transition, mentor, mentee)
    elsewhere.sessions_held = 4
    elsewhere.save()
    actions.complete(relationship=elsewhere, by=mentor)

    assert begin(scheme, mentor, mentee).stage == "active"
