"""What becomes of each row, kept for the coordinator's table and the file of refused rows."""

from collections.abc import Mapping

from kollega.domains.programmes.actions.imports.intents import Plan
from kollega.domains.programmes.models import Import, ImportRow
from kollega.domains.programmes.vocabulary import Outcome
from kollega.foundation import copying
from kollega.pure.spreadsheets import Table

FIELDS = ("source_id", "number", "outcome", "name", "reasons", "cells")


def report(source: Import, plan: Plan, table: Table) -> None:
    """Replace what was kept of the file's rows; their cells only where they are refused."""
    cells = _refused_cells(plan, table)
    ImportRow.objects.filter(source=source).delete()
    copying.add(
        ImportRow,
        FIELDS,
        (
            (
                source.pk,
                one.number,
                one.outcome.value,
                one.name[:220],
                [[reason.code, reason.detail[:200]] for reason in one.reasons],
                cells.get(one.number, ()),
            )
            for one in plan.intents
        ),
    )
    source.total = len(plan.intents)


def _refused_cells(plan: Plan, table: Table) -> Mapping[int, tuple[str, ...]]:
    """Read once more: to hold every row's cells until all are planned would take much memory."""
    refused = {one.number for one in plan.intents if one.outcome == Outcome.REFUSED}
    if not refused:
        return {}
    return {number: cells for number, cells in table.rows() if number in refused}
