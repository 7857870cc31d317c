"""Whoever was shown a person can say something about them, and nobody else can.

A page that shows somebody writes their name into a signed token for this one viewer. A guessed
address, or one that was passed on, leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core import signing
from django.utils.translation import gettext as _

from kollega.domains.people import queries as people
from kollega.foundation.errors import NotFound

if TYPE_CHECKING:
    from kollega.domains.people.models import Person

GOOD_FOR = 14 * 24 * 60 * 60  # seconds


def token(person: Person, *, viewer: Person) -> str:
    """A name for a person in addresses, good for this viewer."""
    return signing.dumps(person.public_id, salt=_salt(viewer))


def person_of(token: str, *, viewer: Person) -> Person:
    """Who was shown to the viewer under this token.

    Raises:
        NotFound: it is not this viewer's, or too old.
    """
    try:
        return people.by_public_id(signing.loads(token, salt=_salt(viewer), max_age=GOOD_FOR))
    except signing.BadSignature:
        raise NotFound(_("There is nobody here.")) from None


def _salt(viewer: Person) -> str:
    return f"kollega.shown.{viewer.public_id}"
