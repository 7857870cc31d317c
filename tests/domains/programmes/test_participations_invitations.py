"""Who is invited, when the mail goes, and what nobody learns by inviting."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.models import Account
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import Participation
from kollega.foundation import clock, mail
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import AuditEntry, MailLink


def invite(programme, person, role="mentee", by=None):
    return actions.invite(programme=programme, person=person, role=role, by=by)


@pytest.fixture
def cohort(student_mentoring, maker):
    return actions.add_cohort(
        programme=student_mentoring,
        name="Year 3",
        starts_on=clock.today(),
        ends_on=None,
        by=maker,
    )


def test_whoever_is_invited_gets_one_mail_and_no_account(mentee, maker, transition):
    part = invite(transition, mentee, by=maker)

    assert (part.stage, bool(part.invited_at)) == (At.INVITED, True)
    assert mail.outbox().filter(to=mentee.email).count() == 1
    assert not Account.objects.filter(person=mentee).exists()


def test_inviting_twice_changes_nothing(mentee, maker, transition):
    first = invite(transition, mentee, by=maker)
    second = invite(transition, mentee, by=maker)

    assert first == second
    assert mail.outbox().count() == 1
    assert AuditEntry.objects.filter(deed="participation_invited").count() == 1


def test_whoever_takes_part_is_not_set_back_by_an_invitation(mentee, maker, takes_part, scheme):
    takes_part(mentee, scheme, "mentee")

    assert invite(scheme, mentee, by=maker).stage == At.ACTIVE
    assert not mail.outbox()


def test_one_person_can_be_invited_as_both(mentor, maker, scheme):
    invite(scheme, mentor, "mentor", by=maker)
    invite(scheme, mentor, "mentee", by=maker)

    assert sorted(part.role for part in queries.of_person(mentor)) == ["mentee", "mentor"]


def test_the_mails_wait_until_the_programme_opens(mentee, maker, make_programme, run_jobs):
    programme = make_programme()
    invite(programme, mentee, by=maker)
    assert actions.send_invitations(programme.pk) == 0
    assert not mail.outbox()

    actions.sign_off(text=queries.latest_text(programme), by=maker, name="Dr Ingrid Berg")
    actions.open_programme(programme=programme, by=maker)
    run_jobs()

    assert mail.outbox().filter(to=mentee.email).count() == 1


def test_whoever_has_no_address_is_on_the_list_without_a_mail(person, maker, scheme):
    somebody = person("Dr", "Nia", "Evans", email=None)

    part = invite(scheme, somebody, by=maker)

    assert (part.stage, part.invited_at) == (At.INVITED, None)
    with pytest.raises(NotPossible, match="no email address"):
        actions.invite_again(participation=part, by=maker)


def test_only_a_coordinator_invites(mentee, stranger, scheme):
    with pytest.raises(NotAllowed):
        invite(scheme, mentee, by=stranger)


def test_inviting_tells_nobody_of_a_reporting_line(mentee, maker, scheme):
    people.record_reporting_line(senior=maker, junior=mentee, kind=LineKind.APPRAISER, by=mentee)

    assert invite(scheme, mentee, by=maker).stage == At.INVITED
    assert not queries.people_of(scheme, viewer=maker)


def test_a_cohort_is_offered_the_programme_and_each_gets_one_mail(
    person, maker, student_mentoring, cohort
):
    students = [person("", f"Student{n}", "Larsson") for n in range(3)]

    for student in students * 2:
        actions.invite(
            programme=student_mentoring, person=student, role="mentee", by=maker, cohort=cohort
        )

    assert mail.outbox().count() == 3
    assert {part.cohort for part in queries.people_of(student_mentoring, viewer=maker)} == {cohort}
    assert "nobody has to" in mail.outbox().get(to=students[0].email).text


def test_many_invitations_are_written_some_at_a_time(person, maker, student_mentoring, monkeypatch):
    monkeypatch.setattr(actions.invitations, "MAILS_AT_A_TIME", 2)
    students = [person("", f"Student{n}", "Larsson") for n in range(3)]
    for student in students:
        invite(student_mentoring, student, by=maker)
    everybody = Participation.objects.all()
    actions.invite_many_again(programme=student_mentoring, by=maker, among=everybody)

    assert [actions.send_invitations(student_mentoring.pk) for _ in range(3)] == [2, 1, 0]


def test_seeing_no_need_is_on_the_list_and_nowhere_else(mentee, maker, student_mentoring):
    part = invite(student_mentoring, mentee, by=maker)
    before = mail.outbox().count()

    actions.decline(participation=part, by=mentee)

    assert queries.people_of(student_mentoring, viewer=maker).get().stage == At.DECLINED
    assert mail.outbox().count() == before


def test_one_can_come_back_after_seeing_no_need(mentee, maker, student_mentoring):
    part = invite(student_mentoring, mentee, by=maker)
    actions.decline(participation=part, by=mentee)

    part = actions.begin_sign_up(programme=student_mentoring, person=mentee, role="mentee")

    assert part.stage == At.SIGNING_UP


def test_whoever_answered_is_not_invited_again(mentee, maker, transition):
    part = invite(transition, mentee, by=maker)
    actions.decline(participation=part, by=mentee)

    with pytest.raises(NotPossible, match="answered already"):
        actions.invite_again(participation=part, by=maker)


def test_an_invitation_sent_again_has_buttons_of_its_own(mentee, maker, transition):
    part = invite(transition, mentee, by=maker)

    actions.invite_again(participation=part, by=maker)

    assert MailLink.objects.filter(subject_id=part.pk).count() == 4
    assert mail.outbox().count() == 2


def test_a_reminder_is_for_a_sign_up_that_waits(mentee, maker, signing_up, takes_part, scheme):
    part = signing_up(mentee, scheme, "mentee")
    actions.remind(participation=part, by=maker)
    assert mail.outbox().first().subject == "Something you began is waiting for you"

    Participation.objects.filter(pk=part.pk).update(stage=At.ACTIVE)
    with pytest.raises(NotPossible, match="nothing to remind"):
        actions.remind(participation=part, by=maker)


def test_subjects_say_nothing_over_a_shoulder(mentee, maker, answered, scheme):
    part = answered(mentee, scheme, "mentee")
    actions.decline(participation=part, by=mentee)
    part = actions.begin_sign_up(programme=scheme, person=mentee, role="mentee")
    actions.remind(participation=part, by=maker)
    actions.submit(participation=part, by=mentee)
    actions.approve(participation=part, by=maker)

    subjects = " ".join(letter.subject for letter in mail.outbox()).casefold()
    for word in ("mentor", "mentee", "support", scheme.name.casefold()):
        assert word not in subjects
