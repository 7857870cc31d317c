"""Who judges whom, and whom somebody would rather not meet."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people import permissions, queries
from kollega.domains.people.models import (
    Person,
    ReportingLine,
    Veto,
)
from kollega.domains.people.vocabulary import LineKind
from kollega.foundation import happenings
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def record_reporting_line(
    *,
    senior: Person,
    junior: Person,
    kind: LineKind,
    by: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    named_as: str = "",
) -> ReportingLine:
    """Write down who judges whom; pairs that it breaks are found by what stands above.

    Both people are locked in order of their ids, as every new relationship does, so that a pair
    made in the same moment is seen by one of the two transactions.

    Args:
        named_as: the other person's name as the teller typed it, where it was typed.

    Raises:
        NotPossible: both are the same person.
    """
    queries.locked_in_order([senior.pk, junior.pk])
    if senior.pk == junior.pk:
        raise NotPossible(_("Nobody is their own supervisor."))
    line, created = ReportingLine.objects.get_or_create(
        senior=senior,
        junior=junior,
        kind=kind,
        starts_on=starts_on,
        defaults={"ends_on": ends_on, "told_by": by, "named_as": named_as},
    )
    # Neither of the two can weaken what the other, a coordinator or a file said; anybody can say
    # that it goes on for longer. What several said, nobody takes back alone.
    mine = by is None or by.pk not in (senior.pk, junior.pk) or line.told_by_id == by.pk
    longer = line.ends_on is not None and (ends_on is None or ends_on > line.ends_on)
    changed = not created and line.ends_on != ends_on and (mine or longer)
    shared = (
        not created and line.told_by_id != (by and by.pk) and (changed or ends_on == line.ends_on)
    )
    if changed or shared:
        line.ends_on = ends_on
        line.told_by_id = None if shared else line.told_by_id
        line.save()
    if created or changed:
        happenings.record("reporting_line_recorded", subject_id=line.pk)
    return line


@transaction.atomic
def take_back_line(*, line: ReportingLine, by: Person) -> None:
    """Take back what one told about oneself; what others recorded stays."""
    require(permissions.may_take_back_line(by, line))
    line.delete()


@transaction.atomic
def avoid(*, person: Person, by: Person, tell_contact: bool = False, named_as: str = "") -> Veto:
    """Say whom one would rather not meet. The named person is never told; nothing is audited."""
    queries.locked_in_order([person.pk, by.pk])
    if person.pk == by.pk:
        raise NotPossible(_("Please choose somebody other than yourself."))
    veto, _created = Veto.objects.update_or_create(
        holder=by,
        named=person,
        defaults={"told_contact": tell_contact},
        create_defaults={"told_contact": tell_contact, "named_as": named_as},
    )
    happenings.record("veto_recorded", subject_id=veto.pk)
    return veto


@transaction.atomic
def take_back_veto(*, veto: Veto, by: Person) -> None:
    """Allow again what was avoided."""
    require(permissions.may_take_back(by, veto))
    veto.delete()
