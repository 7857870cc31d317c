from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Appointment, DutyOffer, Programme
from kollega.foundation.errors import NotFound


def appointments_of(programme: Programme) -> QuerySet[Appointment]:
    """Who does what for a programme, with the people, by name."""
    return (
        Appointment.objects.filter(programme=programme)
        .select_related("person")
        .order_by("person__sort_key", "pk")
    )


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


def duty_offer_by_key(key: int) -> DutyOffer:
    """The question behind a button in a mail.

    Raises:
        NotFound: it was answered or taken back.
    """
    found = DutyOffer.objects.select_related("programme__organisation").filter(pk=key).first()
    return _found(found)


def _found(offer: DutyOffer | None) -> DutyOffer:
    if offer is None:
        raise NotFound(_("This was answered or taken back already."))
    return offer
