"""Excel workbooks, read with calamine after they have been measured.

calamine holds one sheet in memory, 90 bytes a cell, and gives rows of it as they are asked for. On
100,000 rows of 15 columns, opening and reading takes 6 s of processor time, measuring included, and
180 MB, where openpyxl's read-only mode takes 55 s and 50 MB. benchmarks/spreadsheets.py measures it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from .content import Content
from .errors import ErrorCode, SpreadsheetError
from .guard import measure

_EPOCH_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*[\"'](?:1|true)[\"']")
_WHOLE = 10**15  # floats count exactly up to here

_CalamineValue = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Workbook:
    """The rows of a workbook's first visible sheet that holds anything."""

    sheet: CalamineSheet
    epoch_1904: bool

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Row number as Excel shows it, and cells as text; blank rows too."""
        for number, row in enumerate(self.sheet.iter_rows(), 1):
            yield number, tuple([v if type(v) is str else as_text(v) for v in row])


def open_workbook(content: Content) -> Workbook:
    """Measure, then read. SpreadsheetError if it is protected, damaged, too large or blank."""
    with content.open() as stream:
        measure(stream)
    try:
        with content.open() as stream, CalamineWorkbook.from_filelike(stream) as book:
            sheet = _first_filled_sheet(book)
    except CalamineError as error:
        raise SpreadsheetError(ErrorCode.damaged, str(error)) from error
    with content.open() as stream, ZipFile(stream) as archive:
        epoch_1904 = bool(_EPOCH_1904.search(archive.read("xl/workbook.xml")))
    return Workbook(sheet, epoch_1904)


def as_text(value: _CalamineValue) -> str:
    """A cell as the user would write it: days in ISO form, whole numbers without a point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _WHOLE
        return str(int(value)) if whole else f"{value:.15g}"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)


def _first_filled_sheet(book: CalamineWorkbook) -> CalamineSheet:
    for index, about in enumerate(book.sheets_metadata):
        readable = about.typ == SheetTypeEnum.WorkSheet
        if readable and about.visible == SheetVisibleEnum.Visible:
            sheet = book.get_sheet_by_index(index)
            if sheet.height:
                return sheet
    raise SpreadsheetError(ErrorCode.empty, "no visible sheet holds anything")
