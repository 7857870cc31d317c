"""A programme opens when its list is done, closes, and opens again."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import NEXT, Stage
from kollega.domains.programmes.queries import Task
from kollega.domains.programmes.vocabulary import Duty
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import AuditEntry


def sign(programme, by):
    actions.sign_off(text=queries.latest_text(programme), by=by, name="Dr Ingrid Berg")


def tasks(programme):
    return {to_do.task: to_do for to_do in queries.to_do(programme)}


def test_the_three_one_to_one_kinds_open(scheme, transition, student_mentoring):
    assert {p.stage for p in (scheme, transition, student_mentoring)} == {Stage.OPEN}


def test_nobody_comes_in_before_the_text_is_signed(make_programme, maker):
    programme = make_programme()

    with pytest.raises(NotPossible, match="sign off"):
        actions.open_programme(programme=programme, by=maker)

    programme.refresh_from_db()
    assert programme.stage == Stage.DRAFT


def test_a_signed_programme_opens_and_says_when(make_programme, maker):
    programme = make_programme()
    sign(programme, maker)
    before = clock.now()

    opened = actions.open_programme(programme=programme, by=maker)

    assert opened.stage == Stage.OPEN
    assert before <= opened.opened_at <= clock.now()
    assert AuditEntry.objects.filter(deed="programme_opened", actor_id=maker.pk).exists()


@pytest.mark.parametrize("kind", ["peer_support", "intervision"])
def test_kinds_that_will_come_are_refused_calmly(make_programme, maker, kind):
    programme = make_programme(kind)
    sign(programme, maker)

    with pytest.raises(NotPossible, match="will come"):
        actions.open_programme(programme=programme, by=maker)


def test_a_draft_written_after_the_signature_is_signed_first(make_programme, maker):
    programme = make_programme()
    sign(programme, maker)
    actions.write_consent_text(programme=programme, by=maker, promise="New", limits="New")

    with pytest.raises(NotPossible, match="sign off"):
        actions.open_programme(programme=programme, by=maker)


def test_an_open_programme_does_not_open_again(transition, maker):
    with pytest.raises(NotPossible, match="open"):
        actions.open_programme(programme=transition, by=maker)


def test_a_draft_is_not_closed(make_programme, maker):
    with pytest.raises(NotPossible, match="being set up"):
        actions.close_programme(programme=make_programme(), by=maker)


def test_a_closed_programme_opens_again_and_keeps_its_first_day(transition, maker):
    first_day = transition.opened_at
    actions.close_programme(programme=transition, by=maker)

    opened = actions.open_programme(programme=transition, by=maker)

    assert opened.stage == Stage.OPEN
    assert opened.opened_at == first_day


def test_closing_is_written_down(transition, maker):
    actions.close_programme(programme=transition, by=maker)

    assert AuditEntry.objects.filter(deed="programme_closed", actor_id=maker.pk).exists()


def test_every_stage_can_be_left():
    assert set(NEXT) == set(Stage)
    assert all(NEXT[stage] for stage in Stage)


def test_a_new_programme_needs_its_text_signed(make_programme):
    to_do = tasks(make_programme())[Task.SIGN_TEXT]

    assert to_do.required
    assert not to_do.done


def test_the_list_says_when_there_is_only_one_coordinator(make_programme, maker, mentor):
    programme = make_programme()
    assert not tasks(programme)[Task.SECOND_COORDINATOR].done

    actions.appoint(programme=programme, person=mentor, duty=Duty.COORDINATOR, by=maker)

    assert tasks(programme)[Task.SECOND_COORDINATOR].done


def test_a_second_evaluator_is_no_second_coordinator(make_programme, maker, evaluator):
    programme = make_programme()

    actions.appoint(programme=programme, person=evaluator, duty=Duty.EVALUATOR, by=maker)

    assert not tasks(programme)[Task.SECOND_COORDINATOR].done


def test_the_list_asks_for_a_named_contact(make_programme, maker, mentor):
    programme = make_programme()
    assert not tasks(programme)[Task.NAMED_CONTACT].done

    actions.appoint(programme=programme, person=mentor, duty=Duty.NAMED_CONTACT, by=maker)

    assert tasks(programme)[Task.NAMED_CONTACT].done


def test_what_is_offered_to_a_cohort_asks_for_one(make_programme, maker):
    programme = make_programme("student")
    assert not tasks(programme)[Task.COHORT].done

    actions.add_cohort(programme=programme, name="Autumn", starts_on=clock.today(), by=maker)

    assert tasks(programme)[Task.COHORT].done


def test_where_people_apply_no_cohort_is_asked_for(make_programme):
    assert Task.COHORT not in tasks(make_programme("mentoring_scheme"))


def test_advice_does_not_keep_a_programme_closed(make_programme, maker):
    programme = make_programme("student")
    sign(programme, maker)

    assert queries.first_hindrance(programme) is None
    assert [to_do.task for to_do in queries.to_do(programme) if not to_do.done] == [
        Task.SECOND_COORDINATOR,
        Task.NAMED_CONTACT,
        Task.COHORT,
    ]


@pytest.mark.parametrize("again", [False, True])
def test_invitations_that_waited_are_sent_when_it_opens(make_programme, maker, again):
    programme = make_programme()
    sign(programme, maker)
    if again:
        actions.open_programme(programme=programme, by=maker)
        actions.close_programme(programme=programme, by=maker)
    ProcrastinateJob.objects.all().delete()

    actions.open_programme(programme=programme, by=maker)

    job = ProcrastinateJob.objects.get(task_name="send_invitations")
    assert job.args == {"programme_id": programme.pk}


def test_a_refused_opening_sends_nothing(make_programme, maker):
    with pytest.raises(NotPossible):
        actions.open_programme(programme=make_programme(), by=maker)

    assert not ProcrastinateJob.objects.filter(task_name="send_invitations").exists()
