from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.relationships import permissions, queries
from kollega.domains.relationships.actions.telling import tell_both
from kollega.domains.relationships.models import MentoringRelationship, ShownContact
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def show_contact(
    *, relationship: MentoringRelationship, by: Person, telephone: str = "", email: str = ""
) -> ShownContact | None:
    """Show the other a telephone number or an address; with neither, nothing is shown any more.

    Raises:
        NotPossible: the address is none.
    """
    relationship = queries.locked(relationship)
    require(permissions.may_change(by, relationship))
    telephone, email = telephone.strip(), email.strip()
    if email:
        try:
            validate_email(email)
        except ValidationError as problem:
            raise NotPossible(_("This is not an email address.")) from problem
    if not telephone and not email:
        _take_back(relationship, by)
        return None
    card, _created = relationship.contacts.update_or_create(
        person=by, defaults={"telephone": telephone[:40], "email": email}
    )
    tell_both(relationship)
    return card


@transaction.atomic
def hide_contact(*, relationship: MentoringRelationship, by: Person) -> None:
    """Take back what one showed; works after the end, too."""
    relationship = queries.locked(relationship)
    require(permissions.may_see(by, relationship))
    _take_back(relationship, by)


def _take_back(relationship: MentoringRelationship, by: Person) -> None:
    relationship.contacts.filter(person=by).delete()
    tell_both(relationship)
