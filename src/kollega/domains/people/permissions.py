"""Who may change what about a person, and who sees which part of them."""

from django.utils.translation import gettext as _

from kollega.domains.people.models import Person, Veto
from kollega.foundation.permissions import YES, Audience, Verdict

SEES = {
    "name": (Audience.MYSELF, Audience.EVERYONE),
    "title": (Audience.MYSELF, Audience.EVERYONE),
    "given_name": (Audience.MYSELF, Audience.EVERYONE),
    "family_name": (Audience.MYSELF, Audience.EVERYONE),
    "email": (Audience.MYSELF, Audience.COORDINATOR),
    "telephone": (Audience.MYSELF,),
    "languages": (Audience.MYSELF, Audience.MATCHING, Audience.PARTNER, Audience.COORDINATOR),
    "characteristics": (Audience.MYSELF, Audience.MATCHING),
    "senior": (Audience.MYSELF, Audience.COORDINATOR),
    "named": (Audience.MYSELF, Audience.MATCHING),
}


def may_change(by: Person, person: Person) -> Verdict:
    """People change what is said about themselves."""
    if by.pk == person.pk:
        return YES
    return Verdict(_("Only the person can change this."))


def may_take_back(by: Person, veto: Veto) -> Verdict:
    """A veto belongs to the one who said it."""
    return may_change(by, veto.holder)
