"""Who does what for a programme: given, asked, taken, taken back."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kollega.domains.people import actions as people
from kollega.domains.people import queries as people_queries
from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.actions import letters
from kollega.domains.programmes.models import Appointment, DutyOffer, Programme
from kollega.domains.programmes.vocabulary import Duty
from kollega.foundation import audit, clock, constraints, maillinks
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def appoint(*, programme: Programme, person: Person, duty: str, by: Person) -> Appointment:
    """Give somebody a duty in a programme; a second time changes nothing.

    Args:
        duty: a value of ``Duty``.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    return _appointed(programme, person, Duty(duty), by=by)


@transaction.atomic
def offer_duty(
    *, programme: Programme, duty: str, given_name: str, family_name: str, email: str, by: Person
) -> DutyOffer:
    """Ask somebody by mail to take on a duty; they say yes or no.

    Whether the house knew the address before shows nowhere: not here, not on the page.

    Args:
        duty: a value of ``Duty``.

    Raises:
        NotPossible: a name or the address is missing, or this person was asked already.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    given_name, family_name, email = given_name.strip(), family_name.strip(), email.strip()
    if not (given_name and family_name and email):
        raise NotPossible(_("Please give the name and the email address."))
    try:
        with transaction.atomic():
            offer = DutyOffer.objects.create(
                programme=programme,
                duty=Duty(duty),
                name=f"{given_name} {family_name}",
                email=email,
                asked_at=clock.now(),
            )
    except IntegrityError as problem:
        if constraints.broken_by(problem) != "a_duty_is_offered_once":
            raise
        raise NotPossible(_("This person has already been asked.")) from problem
    person = people_queries.by_email(email) or people.add_person(
        given_name=given_name, family_name=family_name, email=email
    )
    people.account_of(person=person)
    letters.write_duty_question(offer, person, by=by)
    audit.record("duty_offered", by_id=by.pk, on=offer, programme_id=programme.pk)
    return offer


@transaction.atomic
def take_duty(*, offer: DutyOffer, by: Person) -> Appointment:
    """Say yes to a duty."""
    programme = queries.locked(offer.programme)
    require(permissions.may_answer_offer(by, offer))
    appointment = _appointed(programme, by, Duty(offer.duty), by=by)
    DutyOffer.objects.filter(pk=offer.pk).delete()
    return appointment


@transaction.atomic
def decline_duty(*, offer: DutyOffer, by: Person) -> None:
    """Say no to a duty; nobody asks why."""
    require(permissions.may_answer_offer(by, offer))
    audit.record("duty_declined", by_id=by.pk, on=offer, programme_id=offer.programme_id)
    DutyOffer.objects.filter(pk=offer.pk).delete()


@transaction.atomic
def answer_duty_by_mail(*, secret: str, says_yes: bool) -> Programme:
    """Say yes or no by the button of a mail, which is used up by it.

    Raises:
        NotPossible: the button was used or has run out.
        NotFound: the question was answered otherwise or taken back.
    """
    offer = queries.duty_offer_by_mail(secret)
    person = people_queries.by_key(maillinks.redeem(secret).person_id)
    if says_yes:
        take_duty(offer=offer, by=person)
    else:
        decline_duty(offer=offer, by=person)
    return offer.programme


@transaction.atomic
def take_back_offer(*, offer: DutyOffer, by: Person) -> None:
    """Stop asking somebody; the button in their mail no longer does anything."""
    require(permissions.may_coordinate(by, offer.programme))
    audit.record("duty_offer_taken_back", by_id=by.pk, on=offer, programme_id=offer.programme_id)
    DutyOffer.objects.filter(pk=offer.pk).delete()


@transaction.atomic
def relieve(*, programme: Programme, person: Person, duty: str, by: Person) -> None:
    """Take a duty back; a programme always keeps a coordinator.

    Raises:
        NotPossible: it would be left without a coordinator.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    appointment = Appointment.objects.filter(
        programme=programme, person=person, duty=Duty(duty)
    ).first()
    if appointment is None:
        return
    if duty == Duty.COORDINATOR and queries.coordinators_of(programme).count() == 1:
        raise NotPossible(_("A programme needs a coordinator. Please ask another one first."))
    audit.record("duty_taken_back", by_id=by.pk, on=appointment, programme_id=programme.pk)
    appointment.delete()


def _appointed(programme: Programme, person: Person, duty: Duty, *, by: Person) -> Appointment:
    appointment, created = Appointment.objects.get_or_create(
        programme=programme,
        person=person,
        duty=duty,
        defaults={"appointed_at": clock.now()},
    )
    if created:
        audit.record("duty_given", by_id=by.pk, on=appointment, programme_id=programme.pk)
    return appointment
