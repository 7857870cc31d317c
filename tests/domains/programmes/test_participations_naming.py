"""Whom one finds by name, whom a typed name means, and what the named contact is told."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.foundation import mail


def found(words, viewer):
    return [one.family_name for one in queries.findable(words, viewer=viewer)]


def meant(given, family, viewer, email=""):
    return queries.meant_by(given_name=given, family_name=family, email=email, viewer=viewer)


@pytest.fixture
def shown_mentor(mentor, takes_part, scheme):
    return takes_part(mentor, scheme, "mentor", portrait="Hello.", portrait_confirmed=True)


@pytest.fixture
def part(mentee, takes_part, scheme):
    return takes_part(mentee, scheme, "mentee")


def test_a_mentee_finds_the_mentors_they_are_shown_anyway(shown_mentor, part, mentee):
    assert found("ros", mentee) == ["Ross"]
    assert found("jan ros", mentee) == ["Ross"]


@pytest.mark.parametrize("stage", [At.INVITED, At.SIGNING_UP, At.APPLIED, At.DECLINED, At.LEFT])
def test_nobody_finds_a_mentor_who_is_not_shown(shown_mentor, part, mentee, stage):
    shown_mentor.stage = stage
    shown_mentor.save()

    assert found("ross", mentee) == []


def test_nobody_finds_a_mentor_before_they_confirmed_their_portrait(shown_mentor, part, mentee):
    shown_mentor.portrait_confirmed = False
    shown_mentor.save()

    assert found("ross", mentee) == []


def test_a_mentor_finds_no_mentee(shown_mentor, part, mentor):
    assert found("osei", mentor) == []


def test_a_supervisor_in_the_same_programme_finds_no_junior(part, supervisor, takes_part, scheme):
    takes_part(supervisor, scheme, "mentor", portrait="Hello.", portrait_confirmed=True)

    assert found("osei", supervisor) == []


def test_a_stranger_finds_nobody(shown_mentor, part, stranger):
    assert found("ross", stranger) == found("osei", stranger) == []


def test_everybody_finds_the_coordinator_and_nobody_the_evaluator(
    part, mentee, maker, evaluator, scheme
):
    actions.appoint(programme=scheme, person=evaluator, duty="evaluator", by=maker)

    assert (found("moore", mentee), found("lindqvist", mentee)) == (["Moore"], [])


def test_one_finds_whom_one_said_before_by_choosing_not_by_typing(part, mentee, supervisor):
    people.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee, named_as="Al Chief"
    )
    assert found("chief", mentee) == []

    people.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.EXAMINER, by=mentee
    )
    assert found("chief", mentee) == ["Chief"]


def test_a_typed_address_means_its_owner_whatever_the_name(part, mentee, supervisor):
    assert meant("Some", "Body", mentee, email="ALAN.chief@example.org") == [supervisor]


def test_a_typed_name_means_its_namesakes_in_the_same_programmes(
    part, mentee, supervisor, person, takes_part, scheme, transition
):
    takes_part(supervisor, scheme, "mentor", stage=At.INVITED)
    elsewhere = person("Dr", "Alan", "Chief", email="other@example.org")
    takes_part(elsewhere, transition, "mentor")

    assert meant("alan", "CHIEF", mentee) == [supervisor]


def test_a_typed_name_nobody_has_means_nobody_here(part, mentee):
    assert meant("Nobody", "Anywhere", mentee) == []


def test_the_contact_is_told_what_people_wished_and_nothing_else(
    part, mentee, mentor, other_mentor, maker, scheme, stranger
):
    actions.appoint(programme=scheme, person=stranger, duty="named_contact", by=maker)
    people.avoid(person=mentor, by=mentee)
    people.avoid(person=other_mentor, by=mentee, tell_contact=True)

    assert [one.named for one in queries.told_to(stranger)] == [other_mentor]
    assert queries.told_to(maker) == []


def test_the_contact_is_never_told_about_themselves(part, mentee, maker, scheme, stranger):
    actions.appoint(programme=scheme, person=stranger, duty="named_contact", by=maker)
    people.avoid(person=stranger, by=mentee, tell_contact=True)

    assert queries.told_to(stranger) == []


def test_a_contact_who_judges_somebody_is_told_nothing_of_them(
    part, mentee, mentor, maker, scheme, stranger
):
    actions.appoint(programme=scheme, person=stranger, duty="named_contact", by=maker)
    people.avoid(person=mentor, by=mentee, tell_contact=True)
    people.record_reporting_line(senior=stranger, junior=mentee, kind=LineKind.TRAINER, by=mentee)

    assert queries.told_to(stranger) == []


def test_a_contact_of_another_programme_is_told_nothing(
    part, mentee, mentor, maker, transition, stranger
):
    actions.appoint(programme=transition, person=stranger, duty="named_contact", by=maker)
    people.avoid(person=mentor, by=mentee, tell_contact=True)

    assert queries.told_to(stranger) == []
    assert not queries.contacts_for(mentee)


def test_the_contact_gets_a_mail_that_says_nothing_itself(
    part, mentee, mentor, maker, scheme, stranger, run_jobs
):
    actions.appoint(programme=scheme, person=stranger, duty="named_contact", by=maker)

    people.avoid(person=mentor, by=mentee, tell_contact=True)
    run_jobs()

    letter = mail.outbox().get()
    assert (letter.to, letter.subject) == (stranger.email, "Something for you to know")
    for name in ("Osei", "Amara", "Ross", "Janet"):
        assert name not in letter.text


def test_a_contact_who_may_not_see_it_gets_no_mail(
    part, mentee, mentor, maker, scheme, stranger, run_jobs
):
    actions.appoint(programme=scheme, person=mentor, duty="named_contact", by=maker)

    people.avoid(person=mentor, by=mentee, tell_contact=True)
    people.avoid(person=stranger, by=mentee)
    run_jobs()

    assert not mail.outbox()


def test_a_veto_that_was_taken_back_meanwhile_tells_nobody(
    part, mentee, mentor, maker, scheme, stranger
):
    actions.appoint(programme=scheme, person=stranger, duty="named_contact", by=maker)
    veto = people.avoid(person=mentor, by=mentee, tell_contact=True)
    key = veto.pk
    people.take_back_veto(veto=veto, by=mentee)

    actions.tell_contacts(key)

    assert not mail.outbox()
