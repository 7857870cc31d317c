"""Writing tables that are safe to open: no cell is ever run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Literal

from .xlsx import write_xlsx

Cell = str | int | float | bool | date | datetime | None

# What Excel, LibreOffice or Google take for the start of a formula, also behind apostrophes that we
# put there ourselves, so that reading can take exactly one away.
_FORMULA = re.compile(r"^'*[=+\-@\t\r\n]")


def write_rows(
    target: Path | BinaryIO,
    kind: Literal["csv", "xlsx"],
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    delimiter: str = ",",
) -> None:
    """Write a table as it comes, in constant memory; `open_table` reads the same cells back.

    CSV is UTF-8 with a byte order mark (Excel needs it) and gets an apostrophe before any text that
    a program would run as a formula. In XLSX, text is text and cannot run.
    """
    if isinstance(target, Path):
        with target.open("wb") as stream:
            write_rows(stream, kind, header, rows, delimiter=delimiter)
    elif kind == "xlsx":
        write_xlsx(target, header, rows)
    else:
        _write_csv(target, header, rows, delimiter)


def _write_csv(
    stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Cell]], delimiter: str
) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    try:
        writer = csv.writer(text, delimiter=delimiter)
        writer.writerow([_defused(cell) for cell in header])
        for row in rows:
            writer.writerow([_defused(cell) for cell in row])
    finally:
        text.flush()
        text.detach()  # the stream stays the caller's


def _defused(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, str):
        text = cell.replace("\0", "")  # no text file can hold it
        return f"'{text}" if _FORMULA.match(text) else text
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
