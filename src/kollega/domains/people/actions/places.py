"""Where people work or learn: a tree of organisations, and who is affiliated."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people import permissions, queries
from kollega.domains.people.models import (
    Affiliation,
    Organisation,
    Person,
)
from kollega.domains.people.vocabulary import OrganisationKind, Step
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def add_organisation(
    *, name: str, kind: OrganisationKind, within: Organisation | None = None
) -> Organisation:
    """The organisation of that name in its place; made when it is new.

    Raises:
        NotPossible: a wider place can't stand in a narrower one.
    """
    levels = list(OrganisationKind)
    if within and levels.index(OrganisationKind(within.kind)) >= levels.index(kind):
        raise NotPossible(_("A department belongs to a site, and a site to an organisation."))
    organisation, created = Organisation.objects.get_or_create(
        parent=within, kind=kind, sort_key=queries.fold(name), defaults={"name": name.strip()}
    )
    if created:
        organisation.path = f"{within.path if within else '/'}{organisation.pk}/"
        organisation.save()
    return organisation


@transaction.atomic
def affiliate(
    *,
    person: Person,
    organisation: Organisation,
    by: Person,
    grade: str = "",
    step: Step | None = None,
    specialty: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Affiliation:
    """Say where one works; the same place again is changed, not doubled."""
    require(permissions.may_change(by, person))
    affiliation, _created = Affiliation.objects.update_or_create(
        person=person,
        organisation=organisation,
        starts_on=starts_on,
        defaults={
            "grade": grade.strip(),
            "step": step,
            "specialty": specialty.strip(),
            "ends_on": ends_on,
        },
    )
    return affiliation


@transaction.atomic
def remove_affiliation(*, affiliation: Affiliation, by: Person) -> None:
    """Take back that somebody works at a place."""
    require(permissions.may_change(by, affiliation.person))
    affiliation.delete()
