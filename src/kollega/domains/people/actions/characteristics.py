"""Protected characteristics: there only because the person said so."""

from django.db import transaction

from kollega.domains.people import permissions
from kollega.domains.people.models import (
    Characteristic,
    Person,
)
from kollega.foundation import clock
from kollega.foundation.permissions import require


@transaction.atomic
def name_characteristic(
    *, person: Person, by: Person, value: str, wanted_in_a_mentor: bool = False
) -> Characteristic:
    """Say something protected about oneself; saying it is also confirming it."""
    require(permissions.may_change(by, person))
    characteristic, _created = Characteristic.objects.update_or_create(
        person=person,
        value=" ".join(value.split()),
        wanted_in_a_mentor=wanted_in_a_mentor,
        defaults={"confirmed_at": clock.now()},
        create_defaults={"confirmed_at": clock.now(), "named_at": clock.now()},
    )
    return characteristic


@transaction.atomic
def confirm_characteristic(*, characteristic: Characteristic, by: Person) -> Characteristic:
    """Say that what a file told is true and may be used for the matching."""
    require(permissions.may_change(by, characteristic.person))
    characteristic.confirmed_at = clock.now()
    characteristic.save()
    return characteristic


@transaction.atomic
def remove_characteristic(*, characteristic: Characteristic, by: Person) -> None:
    """Take it back; nothing of it stays."""
    require(permissions.may_change(by, characteristic.person))
    characteristic.delete()
