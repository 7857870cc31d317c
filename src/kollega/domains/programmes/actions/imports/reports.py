"""What becomes of each row, kept for the coordinator's table and the file of refused rows."""

from collections import Counter
from collections.abc import Collection, Mapping

from kollega.domains.programmes.actions.imports.intents import Intent, Plan, ReasonCode
from kollega.domains.programmes.lifecycle import ImportStage
from kollega.domains.programmes.models import Import, ImportRow
from kollega.domains.programmes.vocabulary import Outcome
from kollega.foundation import copying
from kollega.pure.spreadsheets import ProblemCode, Table

# In how many rows the same must be wrong before it looks like the column's fault.
FEWEST, SHARE = 2, 0.3
OF_A_COLUMN = frozenset(
    {
        ProblemCode.missing_name,
        ProblemCode.missing_email,
        ProblemCode.bad_email,
        ProblemCode.bad_number,
        ProblemCode.bad_date,
        ProblemCode.bad_yes_no,
        ProblemCode.unknown_role,
        ProblemCode.unknown_kind,
        ProblemCode.extra_cells,
        ReasonCode.UNNAMED_ROLE,
        ReasonCode.NAME_INCOMPLETE,
        ReasonCode.TOPIC_UNKNOWN,
    }
)

FIELDS = ("source_id", "number", "outcome", "name", "reasons", "cells")


def report(source: Import, plan: Plan, table: Table) -> None:
    """Replace what was kept of the file's rows; their cells only where they are refused."""
    cells = _refused_cells(plan, table)
    before = _told_before(source, {one.written[:220] for one in plan.intents if one.unseen})
    ImportRow.objects.filter(source=source).delete()
    copying.add(
        ImportRow,
        FIELDS,
        (
            (
                source.pk,
                one.number,
                _told(one, before).value,
                one.written[:220],
                [
                    [reason.code, reason.detail[:200]]
                    for reason in one.reasons
                    if _may_be_told(one, reason.code)
                ],
                cells.get(one.number, ()),
            )
            for one in plan.intents
        ),
    )
    source.total = len(plan.intents)
    source.hints = _hints(plan)


def _hints(plan: Plan) -> list[tuple[str, int]]:
    """What goes wrong in so many rows that it is rather the column, or the file."""
    rows = Counter(code for one in plan.intents for code in {reason.code for reason in one.reasons})
    enough = max(FEWEST, SHARE * len(plan.intents))
    return [(code, n) for code, n in rows.most_common() if code in OF_A_COLUMN and n >= enough]


def _refused_cells(plan: Plan, table: Table) -> Mapping[int, tuple[str, ...]]:
    """Read once more: to hold every row's cells until all are planned would take much memory."""
    refused = {one.number for one in plan.intents if one.outcome == Outcome.REFUSED}
    if not refused:
        return {}
    return {number: cells for number, cells in table.rows() if number in refused}


def _told(one: Intent, before: Collection[str]) -> Outcome:
    """What becomes of a row; of somebody unseen, what would become of them if nobody knew them.

    Whether they take part, and what they answered, shows nowhere: the second file of a coordinator
    looks as the first one made it.
    """
    if not one.unseen or one.outcome == Outcome.REFUSED:
        return one.outcome
    return Outcome.LEFT if one.written[:220] in before else Outcome.CREATED


def _may_be_told(one: Intent, code: str) -> bool:
    return not (one.unseen and code == ReasonCode.ANSWERED)


def _told_before(source: Import, names: Collection[str]) -> set[str]:
    """Which of these names came in with an earlier file."""
    if not names:
        return set()
    rows = ImportRow.objects.filter(
        source__programme=source.programme, source__stage=ImportStage.DONE, name__in=names
    ).exclude(outcome=Outcome.REFUSED)
    return set(rows.exclude(source=source).values_list("name", flat=True))
