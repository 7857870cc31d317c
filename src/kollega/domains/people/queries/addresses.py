"""Addresses that wait for an answer; expiry is a security matter and uses real time."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kollega.domains.people.models import NewAddress, Person
from kollega.foundation.errors import NotPossible

GOOD_FOR = timedelta(days=1)


def new_address_of(person: Person) -> NewAddress | None:
    """The address somebody wishes to use and has not confirmed yet; for their own page."""
    since = timezone.now() - GOOD_FOR
    return NewAddress.objects.filter(person=person, asked_at__gt=since).first()


def wished_address(person: Person, key: int) -> NewAddress:
    """The wish behind a button in an email.

    Raises:
        NotPossible: it was taken back, or another address was wished since.
    """
    asked = new_address_of(person)
    if asked is None or asked.pk != key:
        raise NotPossible(_("This was taken back, or another address was chosen since."))
    return asked
