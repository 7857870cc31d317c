from datetime import timedelta

import pytest
from django.db.models import OuterRef, Subquery

from kollega.domains.people.models import Person
from kollega.domains.relationships import actions, permissions, queries
from kollega.domains.relationships.lifecycle import NEXT, OPEN, Stage
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed
from kollega.foundation.models import AuditEntry, Happening, OutgoingMail


def last_of(mentee, programme):
    """What the waiting list asks of everybody who has no mentor."""
    last = queries.over(programme, mentee=OuterRef("pk")).values("pk")[:1]
    key = Person.objects.annotate(last=Subquery(last)).get(pk=mentee.pk).last
    return MentoringRelationship.objects.get(pk=key)


@pytest.fixture(params=["mentor", "mentee"])
def either(request, pair):
    return getattr(pair, request.param)


def test_either_side_can_end_without_a_reason(pair, either):
    relationship = actions.end(relationship=pair, by=either)

    assert relationship.stage == Stage.ENDED
    assert relationship.ended_on == clock.today()


def test_either_side_can_pause_and_go_on(pair, either):
    relationship = actions.pause(relationship=pair, by=either)
    paused = relationship.stage
    relationship = actions.resume(relationship=relationship, by=either)

    assert (paused, relationship.stage) == (Stage.PAUSED, Stage.ACTIVE)


def test_going_on_is_a_sign_of_life(pair, mentee):
    actions.pause(relationship=pair, by=mentee)
    clock.move_forward(days=90)

    relationship = actions.resume(relationship=pair, by=mentee)

    assert clock.now() - relationship.last_sign_at < timedelta(minutes=1)


def test_either_side_can_close_it_once_every_planned_session_was_held(pair, either):
    pair.sessions_held = 4
    pair.save()

    assert actions.complete(relationship=pair, by=either).stage == Stage.COMPLETED


def test_it_cannot_be_closed_as_complete_while_sessions_are_left(pair, mentee):
    pair.sessions_held = 3
    pair.save()

    with pytest.raises(NotAllowed, match="sessions left"):
        actions.complete(relationship=pair, by=mentee)


def test_an_open_ended_one_is_ended_not_completed(begin, scheme, mentor, mentee):
    relationship = begin(scheme, mentor, mentee)

    with pytest.raises(NotAllowed):
        actions.complete(relationship=relationship, by=mentee)


@pytest.mark.parametrize("deed", [actions.pause, actions.resume, actions.end, actions.complete])
def test_a_stranger_can_do_nothing(pair, stranger, coordinator, deed):
    for somebody in (stranger, coordinator):
        with pytest.raises(NotAllowed):
            deed(relationship=pair, by=somebody)


@pytest.mark.parametrize("deed", [actions.pause, actions.resume, actions.end, actions.complete])
def test_what_is_over_stays_over(pair, mentee, deed):
    actions.end(relationship=pair, by=mentee)

    with pytest.raises(NotAllowed):
        deed(relationship=pair, by=mentee)


def test_nobody_pauses_twice_or_goes_on_without_a_pause(pair, mentee):
    with pytest.raises(NotAllowed):
        actions.resume(relationship=pair, by=mentee)
    actions.pause(relationship=pair, by=mentee)
    with pytest.raises(NotAllowed):
        actions.pause(relationship=pair, by=mentee)


def test_an_end_takes_back_the_contacts_and_calls_off_what_was_planned(pair, mentee):
    actions.show_contact(relationship=pair, by=mentee, telephone="01592 000000")

    actions.end(relationship=pair, by=mentee)

    assert pair.contacts.count() == 0
    assert Happening.objects.filter(kind="relationship_closed", subject_id=pair.pk).exists()


def test_the_other_is_told_of_an_end_without_a_reason(pair, mentee, mentor):
    OutgoingMail.objects.all().delete()

    actions.end(relationship=pair, by=mentee)

    letter = OutgoingMail.objects.get()
    assert letter.to == mentor.email
    assert "Nobody is asked for a reason" in letter.text
    assert mentee.name not in letter.subject


def test_the_mentor_reads_the_same_of_an_end_and_of_a_re_match(
    begin, pair, transition, mentor, mentee, stranger
):
    other = begin(transition, mentor, stranger)
    OutgoingMail.objects.all().delete()

    actions.end(relationship=pair, by=mentee)
    actions.ask_rematch(relationship=other, by=stranger)

    ended, rematched = OutgoingMail.objects.order_by("pk")
    assert (
        ended.text.replace(mentee.name, "").splitlines()[:4]
        == rematched.text.replace(stranger.name, "").splitlines()[:4]
    )
    deeds = AuditEntry.objects.filter(deed__startswith="relationship_e").values_list(
        "deed", flat=True
    )
    assert list(deeds) == ["relationship_ended", "relationship_ended"]


def test_a_mentee_has_another_mentor_looked_for_at_one_touch(pair, mentee, transition):
    relationship = actions.ask_rematch(relationship=pair, by=mentee)

    assert relationship.stage == Stage.ENDED
    assert relationship.rematch_asked_at is not None


def test_a_mentee_who_ended_it_themselves_looks_for_nobody_until_they_ask(pair, mentee, transition):
    actions.end(relationship=pair, by=mentee)
    before = last_of(mentee, transition).rematch_asked_at
    actions.ask_rematch(relationship=pair, by=mentee)

    assert before is None
    assert last_of(mentee, transition).rematch_asked_at is not None


def test_a_mentee_whose_mentor_ended_it_is_not_lost(pair, mentor, mentee, transition):
    actions.end(relationship=pair, by=mentor)

    assert last_of(mentee, transition).rematch_asked_at is not None


def test_a_mentor_does_not_decide_that_another_is_looked_for(pair, mentor):
    with pytest.raises(NotAllowed, match="mentee decides"):
        actions.ask_rematch(relationship=pair, by=mentor)


def test_it_is_asked_for_once(pair, mentee):
    relationship = actions.ask_rematch(relationship=pair, by=mentee)

    with pytest.raises(NotAllowed, match="already"):
        actions.ask_rematch(relationship=relationship, by=mentee)


def test_only_the_last_relationship_says_whether_a_mentee_looks(
    begin, pair, transition, other_mentor, mentee
):
    actions.ask_rematch(relationship=pair, by=mentee)
    clock.move_forward(days=1)
    second = begin(transition, other_mentor, mentee)
    meeting, before = list(queries.mentored(transition)), last_of(mentee, transition)
    actions.end(relationship=second, by=mentee)

    assert (meeting, before) == ([{"mentee_id": mentee.pk}], pair)
    assert list(queries.mentored(transition)) == []
    assert last_of(mentee, transition) == second


@pytest.mark.parametrize("stage", list(Stage))
def test_open_stages_are_those_one_can_still_go_on_from(stage):
    assert bool(NEXT[stage]) == (stage in OPEN)


PERSON_BY_DEED = {
    # the deed: who of mentor, mentee, coordinator, supervisor and stranger may do it
    "may_see": (True, True, False, False, False),
    "may_change": (True, True, False, False, False),
    "may_plan": (True, True, False, False, False),
    "may_pause": (True, True, False, False, False),
    "may_resume": (False, False, False, False, False),
    "may_end": (True, True, False, False, False),
    "may_complete": (False, False, False, False, False),
    "may_ask_rematch": (False, True, False, False, False),
    "may_agree": (False, False, False, False, False),
}


@pytest.mark.parametrize("deed", PERSON_BY_DEED)
def test_who_may_do_what_while_they_meet(
    pair, mentor, mentee, coordinator, supervisor, stranger, deed
):
    may = getattr(permissions, deed)
    cast = (mentor, mentee, coordinator, supervisor, stranger)

    assert tuple(bool(may(one, pair)) for one in cast) == PERSON_BY_DEED[deed]


def test_every_permission_stands_in_the_table():
    assert {name for name in vars(permissions) if name.startswith("may_")} == set(PERSON_BY_DEED)
