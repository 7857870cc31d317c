"""A file of people comes in: uploaded, recognised, confirmed, checked, brought in."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from tempfile import TemporaryFile

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.actions.imports import planning, writing
from kollega.domains.programmes.actions.imports.intents import Intent, Plan
from kollega.domains.programmes.actions.imports.reports import report
from kollega.domains.programmes.actions.imports.rows import Unsaid, as_read, intent_of
from kollega.domains.programmes.lifecycle import NEXT_IMPORT, ImportStage
from kollega.domains.programmes.models import Cohort, Import, Programme, RememberedColumn
from kollega.domains.programmes.queries.imports import content_of
from kollega.foundation import audit, clock, later, live, progress
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require
from kollega.pure.spreadsheets import (
    Column,
    Field,
    SpreadsheetError,
    SupervisorKind,
    Table,
    Why,
    heading_key,
    open_table,
    read_rows,
    recognise,
)

KEPT_FOR = timedelta(days=30)
LARGEST = 50 * 1024 * 1024  # bytes


@transaction.atomic
def upload(
    *,
    programme: Programme,
    by: Person,
    filename: str,
    content: bytes,
    role: str = "",
    cohort: Cohort | None = None,
) -> Import:
    """Take a file in; a job reads it. Nothing about people changes yet.

    Args:
        role: mentor or mentee for rows that do not say; "" when the file tells.
        cohort: the intake of everybody in it, if there is one.

    Raises:
        NotPossible: the file is empty or too large.
    """
    require(permissions.may_coordinate(by, programme))
    if not content:
        raise NotPossible(_("This file is empty."))
    if len(content) > LARGEST:
        raise NotPossible(_("This file is larger than 50 MB. Please split it in two."))
    source = Import.objects.create(
        programme=programme,
        by=by,
        filename=filename[:200],
        role=role,
        cohort=cohort,
        content=content,
        created_at=clock.now(),
    )
    audit.record("file_uploaded", by_id=by.pk, on=source, programme_id=programme.pk)
    later.start("read_import", import_id=source.pk)
    return source


@transaction.atomic
def read(import_id: int) -> None:
    """Recognise the columns (a job); a file that can't be read says why."""
    source = _locked(import_id)
    if source.stage != ImportStage.UPLOADED:
        return
    try:
        with _opened(source) as table:
            columns = recognise(table, remembered=_remembered(source.programme))
            source.total = sum(1 for _row in table.rows())
    except SpreadsheetError as problem:
        source.problem = problem.code.value
        _move(source, to=ImportStage.FAILED)
        return
    source.columns = [_kept(column) for column in columns]
    _move(source, to=ImportStage.RECOGNISED)


@transaction.atomic
def confirm_columns(
    *,
    source: Import,
    by: Person,
    fields: Mapping[int, str],
    role: str,
    cohort: Cohort | None = None,
) -> Import:
    """Say what the columns mean; remembered for the next file. A dry run follows."""
    source = _locked(source.pk)
    require(permissions.may_coordinate(by, source.programme))
    for column in source.columns:
        chosen = Field(fields.get(column["index"], column["field"]))
        column["field"] = chosen.value
        if column["heading"]:
            RememberedColumn.objects.update_or_create(
                programme=source.programme,
                heading=heading_key(column["heading"])[:200],
                defaults={"field": chosen.value},
            )
    source.role, source.cohort = role, cohort
    _move(source, to=ImportStage.CHECKING)
    later.start("check_import", import_id=source.pk)
    return source


@transaction.atomic
def check(import_id: int) -> None:
    """Dry run (a job): what would become of each row, without changing anybody."""
    source = _locked(import_id)
    if source.stage != ImportStage.CHECKING:
        return
    try:
        with _telling(source) as teller, _opened(source) as table:
            plan = _plan(source, table, teller.stretch(0.0, 0.7), teller.stretch(0.7, 0.9))
            report(source, plan, table)
    except SpreadsheetError as problem:
        source.problem = problem.code.value
        _move(source, to=ImportStage.FAILED)
        return
    _move(source, to=ImportStage.CHECKED)


@transaction.atomic
def change_columns(*, source: Import, by: Person) -> Import:
    """Go back to the columns after a dry run."""
    source = _locked(source.pk)
    require(permissions.may_coordinate(by, source.programme))
    _move(source, to=ImportStage.RECOGNISED)
    return source


@transaction.atomic
def bring_in(*, source: Import, by: Person) -> Import:
    """Have the checked rows come in: a job, all or nothing."""
    source = _locked(source.pk)
    require(permissions.may_coordinate(by, source.programme))
    _move(source, to=ImportStage.APPLYING)
    audit.record("file_brought_in", by_id=by.pk, on=source, programme_id=source.programme_id)
    later.start("apply_import", import_id=source.pk)
    return source


@transaction.atomic
def apply(import_id: int) -> None:
    """Carry out the plan (a job) in one transaction; killed half-way, nothing has happened.

    The rows are planned anew, because others may have changed something since the dry run.
    Refused rows stay out; everything else comes in.
    """
    source = _locked(import_id)
    if source.stage != ImportStage.APPLYING:
        return
    with _telling(source) as teller, _opened(source) as table:
        plan = _plan(source, table, teller.stretch(0.0, 0.4), teller.stretch(0.4, 0.5))
        writing.carry_out(
            plan, programme=source.programme, by=source.by, stretch=teller.stretch(0.5, 0.9)
        )
        report(source, plan, table)
    _move(source, to=ImportStage.DONE)
    later.start("send_invitations", programme_id=source.programme_id)


@transaction.atomic
def give_up(import_id: int) -> None:
    """Say that an import failed for a reason nobody foresaw; nothing of it came in."""
    source = _locked(import_id)
    if source.stage in (ImportStage.CHECKING, ImportStage.APPLYING, ImportStage.UPLOADED):
        source.problem = "unexpected"
        _move(source, to=ImportStage.FAILED)


@transaction.atomic
def discard(*, source: Import, by: Person) -> None:
    """Forget a file and what was found in it; who came in stays."""
    require(permissions.may_coordinate(by, source.programme))
    _locked(source.pk).delete()


def forget_old_files() -> None:
    """Delete files that came in long ago, with all that was found in them (a sweep)."""
    Import.objects.filter(created_at__lt=clock.now() - KEPT_FOR).delete()


def work(source: Import) -> str:
    """The name under which an import's progress is told."""
    return live.topic(*_topic(source))


def _topic(source: Import) -> tuple[str, int]:
    return "import", source.pk


def _telling(source: Import) -> AbstractContextManager[progress.Teller]:
    return progress.telling(*_topic(source), total=source.total)


def _plan(
    source: Import, table: Table, reading: progress.Stretch, planning_it: progress.Stretch
) -> Plan:
    intents = _intents(source, table, reading)
    return planning.plan(
        intents, programme=source.programme, hidden=_hidden(source), stretch=planning_it
    )


def _intents(source: Import, table: Table, reading: progress.Stretch) -> Iterator[Intent]:
    columns = [as_read(_column(kept)) for kept in source.columns]
    unsaid = Unsaid(source.role, source.programme.default_capacity, source.cohort_id)
    for count, row in enumerate(read_rows(table, columns)):
        if count % 500 == 0:
            reading.tell(count / max(source.total, 1))
        yield intent_of(row, unsaid)


@contextmanager
def _opened(source: Import) -> Iterator[Table]:
    """The file, fetched in portions: it may be as large as all the rest of the work."""
    with TemporaryFile() as content:
        for portion in content_of(source):
            content.write(portion)
        yield open_table(content, filename=source.filename)


def _remembered(programme: Programme) -> dict[str, Field]:
    rows = RememberedColumn.objects.filter(programme=programme).values_list("heading", "field")
    return {heading: Field(field) for heading, field in rows}


def _kept(column: Column) -> dict[str, object]:
    return {
        "index": column.index,
        "heading": column.heading,
        "field": column.field.value,
        "certainty": column.certainty,
        "why": column.why.value,
        "samples": list(column.samples),
        "kind": column.supervisor_kind.value if column.supervisor_kind else "",
    }


def _column(kept: Mapping[str, object]) -> Column:
    kind = str(kept["kind"])
    return Column(
        index=int(str(kept["index"])),
        heading=str(kept["heading"]),
        field=Field(str(kept["field"])),
        certainty=1.0,
        why=Why.remembered,
        supervisor_kind=SupervisorKind(kind) if kind else None,
    )


def _locked(import_id: int) -> Import:
    """The file without its content, which nothing here changes."""
    return (
        Import.objects.select_for_update(of=("self",))
        .select_related("programme__organisation", "by")
        .defer("content")
        .get(pk=import_id)
    )


def _move(source: Import, *, to: ImportStage) -> None:
    if to not in NEXT_IMPORT[ImportStage(source.stage)]:
        raise NotPossible(_("This file has gone on in the meantime. Please reload the page."))
    source.stage = to
    source.save()
    live.changed(*_topic(source))


def _hidden(source: Import) -> frozenset[int]:
    """Of whom the report must tell nothing that whoever brought the file does not know."""
    return queries.out_of_sight(source.by, source.programme) if source.by else frozenset()
