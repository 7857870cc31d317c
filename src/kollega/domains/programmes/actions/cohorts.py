"""People who begin together."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.models import Cohort, Programme
from kollega.foundation import audit, constraints
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def add_cohort(
    *, programme: Programme, name: str, starts_on: date, ends_on: date | None = None, by: Person
) -> Cohort:
    """Add an intake to a programme.

    Raises:
        NotPossible: the name is there already, or the end lies before the beginning.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    cohort = Cohort(programme=programme)
    _write(cohort, name=name, starts_on=starts_on, ends_on=ends_on)
    audit.record("cohort_added", by_id=by.pk, on=cohort, programme_id=programme.pk)
    return cohort


@transaction.atomic
def change_cohort(
    *, cohort: Cohort, name: str, starts_on: date, ends_on: date | None, by: Person
) -> Cohort:
    """Change an intake's name or dates.

    Raises:
        NotPossible: as for a new one.
    """
    programme = queries.locked(cohort.programme)
    require(permissions.may_coordinate(by, programme))
    _write(cohort, name=name, starts_on=starts_on, ends_on=ends_on)
    audit.record("cohort_changed", by_id=by.pk, on=cohort, programme_id=programme.pk)
    return cohort


@transaction.atomic
def remove_cohort(*, cohort: Cohort, by: Person) -> None:
    """Take an intake off the list; its people stay in the programme, without an intake."""
    require(permissions.may_coordinate(by, cohort.programme))
    audit.record("cohort_removed", by_id=by.pk, on=cohort, programme_id=cohort.programme_id)
    cohort.delete()


def _write(cohort: Cohort, *, name: str, starts_on: date, ends_on: date | None) -> None:
    if not name.strip():
        raise NotPossible(_("A cohort needs a name."))
    if ends_on and ends_on < starts_on:
        raise NotPossible(_("The end is before the beginning."))
    cohort.name, cohort.starts_on, cohort.ends_on = name.strip(), starts_on, ends_on
    try:
        with transaction.atomic():
            cohort.save()
    except IntegrityError as problem:
        if constraints.broken_by(problem) != "a_cohort_once":
            raise
        raise NotPossible(_("This programme already has a cohort of that name.")) from problem
