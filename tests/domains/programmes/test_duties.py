"""Who does what for a programme: given, asked, taken, declined, taken back."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from kollega.domains.people import queries as people
from kollega.domains.people.models import Account, Person
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.models import Appointment, DutyOffer
from kollega.domains.programmes.vocabulary import Duty
from kollega.foundation import maillinks
from kollega.foundation.errors import NotAllowed, NotFound, NotPossible
from kollega.foundation.models import AuditEntry, OutgoingMail


@pytest.fixture
def ask(transition, maker):
    """Ask somebody to take on a duty: ``ask("ewan.grant@example.org")``."""

    def offer(email, *, duty=Duty.COORDINATOR, given_name="Ewan", family_name="Grant"):
        return actions.offer_duty(
            programme=transition,
            duty=duty,
            given_name=given_name,
            family_name=family_name,
            email=email,
            by=maker,
        )

    return offer


def secret_in(letter):
    return re.search(r"/programmes/asked/([^/]+)/", letter.text)[1]


@pytest.mark.parametrize("duty", Duty)
def test_a_duty_is_given(transition, maker, mentor, duty):
    appointment = actions.appoint(programme=transition, person=mentor, duty=duty, by=maker)

    assert (appointment.person, appointment.duty) == (mentor, duty)


def test_a_duty_is_given_once(transition, maker, mentor):
    for _ in range(2):
        actions.appoint(programme=transition, person=mentor, duty=Duty.EVALUATOR, by=maker)

    assert Appointment.objects.filter(person=mentor).count() == 1
    assert AuditEntry.objects.filter(deed="duty_given").count() == 1


def test_somebody_may_have_several_duties(transition, maker):
    actions.appoint(programme=transition, person=maker, duty=Duty.NAMED_CONTACT, by=maker)

    assert queries.appointments_of(transition).filter(person=maker).count() == 2


def test_coordinators_stand_in_the_order_of_their_names(transition, maker, mentor):
    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)

    assert list(queries.coordinators_of(transition)) == [maker, mentor]  # Moore, Ross


def test_a_duty_is_taken_back(transition, maker, evaluator):
    actions.appoint(programme=transition, person=evaluator, duty=Duty.EVALUATOR, by=maker)

    actions.relieve(programme=transition, person=evaluator, duty=Duty.EVALUATOR, by=maker)

    assert not queries.is_evaluator(evaluator, transition)
    assert AuditEntry.objects.filter(deed="duty_taken_back", actor_id=maker.pk).exists()


def test_a_duty_nobody_has_is_taken_back_without_a_word(transition, maker, stranger):
    actions.relieve(programme=transition, person=stranger, duty=Duty.EVALUATOR, by=maker)

    assert not AuditEntry.objects.filter(deed="duty_taken_back").exists()


def test_the_last_coordinator_stays(transition, maker):
    with pytest.raises(NotPossible, match="another one first"):
        actions.relieve(programme=transition, person=maker, duty=Duty.COORDINATOR, by=maker)

    assert queries.is_coordinator(maker, transition)


def test_a_coordinator_may_go_when_another_is_there(transition, maker, mentor):
    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)

    actions.relieve(programme=transition, person=maker, duty=Duty.COORDINATOR, by=maker)

    assert list(queries.coordinators_of(transition)) == [mentor]


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_go_at_the_same_moment_do_not_both_go(transition, maker, mentor):
    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)

    def go(person):
        try:
            actions.relieve(programme=transition, person=person, duty=Duty.COORDINATOR, by=person)
        except NotPossible:
            return "stays"
        finally:
            connection.close()
        return "goes"

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(go, [maker, mentor]))

    assert outcomes == ["goes", "stays"]
    assert queries.coordinators_of(transition).count() == 1


def test_somebody_new_is_asked_by_mail_and_can_get_in(ask):
    offer = ask("ewan.grant@example.org")

    person = people.by_email("ewan.grant@example.org")
    assert person.name == "Ewan Grant"
    assert Account.objects.filter(person=person).exists()
    assert list(queries.duty_offers_to(person)) == [offer]
    assert OutgoingMail.objects.get().to == "ewan.grant@example.org"


def test_the_mail_says_who_asks_and_for_what_under_a_neutral_subject(ask, transition):
    ask("ewan.grant@example.org")

    letter = OutgoingMail.objects.get()
    assert letter.subject == "A question for you"
    assert "Helen Moore asks whether you would be coordinator" in letter.text
    assert transition.name in letter.text


def test_somebody_known_is_asked_and_nobody_is_added(ask, mentor):
    before = Person.objects.count()

    offer = ask("JANET.ROSS@example.org")

    assert Person.objects.count() == before
    assert list(queries.duty_offers_to(mentor)) == [offer]


def test_a_coordinator_cannot_tell_whether_the_house_knew_an_address(ask, mentor):
    known, unknown = ask(mentor.email), ask("nobody.yet@example.org")

    shown = ["duty", "name"]
    assert [getattr(known, name) for name in shown] == [getattr(unknown, name) for name in shown]
    assert not any(field.name == "person" for field in DutyOffer._meta.get_fields())


def test_asking_gives_nothing_before_the_yes(ask, mentor, transition):
    ask(mentor.email)

    assert not queries.is_coordinator(mentor, transition)


def test_the_same_person_is_asked_once_for_a_duty(ask):
    ask("ewan.grant@example.org")

    with pytest.raises(NotPossible, match="already been asked"):
        ask("Ewan.Grant@example.org")

    assert OutgoingMail.objects.count() == 1


def test_the_database_knows_a_question_once(ask, transition):
    offer = ask("ewan.grant@example.org")

    with pytest.raises(IntegrityError, match="a_duty_is_offered_once"), transaction.atomic():
        DutyOffer.objects.create(
            programme=transition,
            duty=offer.duty,
            name="Again",
            email=offer.email.upper(),
            asked_at=offer.asked_at,
        )


def test_the_same_person_may_be_asked_for_another_duty(ask):
    ask("ewan.grant@example.org")
    ask("ewan.grant@example.org", duty=Duty.EVALUATOR)

    assert DutyOffer.objects.count() == 2


@pytest.mark.parametrize("missing", ["given_name", "family_name", "email"])
def test_asking_needs_a_name_and_an_address(transition, maker, missing):
    said = {"given_name": "Ewan", "family_name": "Grant", "email": "e@example.org", missing: " "}

    with pytest.raises(NotPossible):
        actions.offer_duty(programme=transition, duty=Duty.EVALUATOR, by=maker, **said)


def test_a_yes_gives_the_duty_and_answers_the_question(ask, mentor, transition):
    offer = ask(mentor.email)

    actions.take_duty(offer=offer, by=mentor)

    assert queries.is_coordinator(mentor, transition)
    assert not DutyOffer.objects.exists()


def test_a_no_leaves_nothing_behind_but_the_deed(ask, mentor, transition):
    offer = ask(mentor.email)

    actions.decline_duty(offer=offer, by=mentor)

    assert not queries.is_coordinator(mentor, transition)
    assert not DutyOffer.objects.exists()
    assert AuditEntry.objects.filter(deed="duty_declined", actor_id=mentor.pk).exists()


@pytest.mark.parametrize("answer", [actions.take_duty, actions.decline_duty])
def test_nobody_answers_for_somebody_else(ask, mentor, stranger, answer):
    offer = ask(mentor.email)

    with pytest.raises(NotAllowed):
        answer(offer=offer, by=stranger)


def test_a_question_is_taken_back(ask, mentor, maker):
    offer = ask(mentor.email)

    actions.take_back_offer(offer=offer, by=maker)

    assert not queries.duty_offers_to(mentor)
    with pytest.raises(NotAllowed):
        actions.take_duty(offer=offer, by=mentor)


def test_the_button_in_the_mail_says_yes(ask, mentor, transition):
    ask(mentor.email)
    secret = secret_in(OutgoingMail.objects.get())

    actions.answer_duty_by_mail(secret=secret, says_yes=True)

    assert queries.is_coordinator(mentor, transition)


def test_the_button_in_the_mail_says_no(ask, mentor, transition):
    ask(mentor.email)

    actions.answer_duty_by_mail(secret=secret_in(OutgoingMail.objects.get()), says_yes=False)

    assert not queries.is_coordinator(mentor, transition)


def test_the_button_works_once(ask, mentor):
    ask(mentor.email)
    secret = secret_in(OutgoingMail.objects.get())
    actions.answer_duty_by_mail(secret=secret, says_yes=True)

    with pytest.raises((NotPossible, NotFound)):
        actions.answer_duty_by_mail(secret=secret, says_yes=True)


def test_the_button_of_a_question_that_was_taken_back_does_nothing(ask, mentor, maker, transition):
    offer = ask(mentor.email)
    actions.take_back_offer(offer=offer, by=maker)

    with pytest.raises(NotFound):
        actions.answer_duty_by_mail(secret=secret_in(OutgoingMail.objects.get()), says_yes=True)

    assert not queries.is_coordinator(mentor, transition)


def test_reading_the_button_answers_nothing(ask, mentor, transition):
    offer = ask(mentor.email)

    found = queries.duty_offer_by_mail(secret_in(OutgoingMail.objects.get()))

    assert found == offer
    assert not queries.is_coordinator(mentor, transition)


def test_the_button_of_another_question_does_not_answer_this_one(ask, mentor):
    offer = ask(mentor.email)
    other = maillinks.issue(deed="begin_sign_up", person_id=mentor.pk, subject_id=offer.pk)

    with pytest.raises(NotFound):
        actions.answer_duty_by_mail(secret=other, says_yes=True)

    assert maillinks.read(other).used_at is None


def test_an_appointment_is_found_by_person_and_duty(transition, maker, stranger):
    found = queries.appointment(transition, public_id=maker.public_id, duty=Duty.COORDINATOR)

    assert found.person == maker
    with pytest.raises(NotFound):
        queries.appointment(transition, public_id=stranger.public_id, duty=Duty.COORDINATOR)


def test_somebody_without_an_address_is_asked_nothing(person):
    assert not queries.duty_offers_to(person("", "No", "Address", email=None))
