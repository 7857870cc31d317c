"""Who does what for a programme."""

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.models import Appointment, Programme
from kollega.domains.programmes.vocabulary import Duty
from kollega.foundation import audit, clock
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
    appointment, created = Appointment.objects.get_or_create(
        programme=programme,
        person=person,
        duty=Duty(duty),
        defaults={"appointed_at": clock.now()},
    )
    if created:
        audit.record("duty_given", by_id=by.pk, on=appointment, programme_id=programme.pk)
    return appointment


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
        raise NotPossible(_("A programme needs a coordinator. Please name another one first."))
    audit.record("duty_taken_back", by_id=by.pk, on=appointment, programme_id=programme.pk)
    appointment.delete()
