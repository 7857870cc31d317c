from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Appointment, DutyOffer, Programme
from kollega.foundation import maillinks
from kollega.foundation.errors import NotFound

TAKE_DUTY = "take_duty"


def appointments_of(programme: Programme) -> QuerySet[Appointment]:
    """Who does what for a programme, with the people, by name."""
    return (
        Appointment.objects.filter(programme=programme)
        .select_related("person")
        .order_by("person__sort_key", "pk")
    )


def appointment(programme: Programme, *, public_id: str, duty: str) -> Appointment:
    """One duty of a person in a programme.

    Raises:
        NotFound: the person has no such duty there.
    """
    found = appointments_of(programme).filter(person__public_id=public_id, duty=duty).first()
    if found is None:
        raise NotFound(_("There is nobody with this duty."))
    return found


def duty_offers_of(programme: Programme) -> QuerySet[DutyOffer]:
    """Who was asked to take on a duty and has not answered, as the coordinator typed it."""
    return DutyOffer.objects.filter(programme=programme).order_by("asked_at", "pk")


def duty_offers_to(person: Person) -> QuerySet[DutyOffer]:
    """What somebody is asked to do, by their own address; nothing for somebody without one."""
    if not person.email:
        return DutyOffer.objects.none()
    return (
        DutyOffer.objects.filter(email__iexact=person.email)
        .select_related("programme__organisation")
        .order_by("asked_at", "pk")
    )


def duty_offer_to(public_id: str, person: Person) -> DutyOffer:
    """One thing somebody is asked to do.

    Raises:
        NotFound: there is none, or it was meant for somebody else.
    """
    return _found(duty_offers_to(person).filter(public_id=public_id).first())


def duty_offer_of(public_id: str, programme: Programme) -> DutyOffer:
    """One open question of a programme.

    Raises:
        NotFound: there is none, or it was answered.
    """
    return _found(duty_offers_of(programme).filter(public_id=public_id).first())


def duty_offer_by_mail(secret: str) -> DutyOffer:
    """The question behind a button in a mail, without answering it.

    Raises:
        NotPossible: the button was used or has run out.
        NotFound: the question was answered otherwise or taken back.
    """
    link = maillinks.read(secret)
    offers = DutyOffer.objects.select_related("programme__organisation")
    return _found(offers.filter(pk=link.subject_id).first() if link.deed == TAKE_DUTY else None)


def _found(offer: DutyOffer | None) -> DutyOffer:
    if offer is None:
        raise NotFound(_("This has already been answered or taken back."))
    return offer
