"""Opening a file as a table: one row of headings, and the rows below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from .content import Content, Kind
from .delimited import Delimited, open_delimited
from .errors import ErrorCode, SpreadsheetError
from .header import distinct_headings, find_header, row_numbered, width
from .workbook import Workbook, open_workbook

MOST_COLUMNS = 500
_LOOK_AT = 40  # rows in which the headings are looked for

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's headings and rows.

    `header` has one distinct text for each column; a column without a heading is called by its
    letter ("C"), a second one of the same heading gets a number ("Note (2)"). `has_header` is False
    if no row of headings was found: then all columns go by their letters and `header_row` is 0.
    """

    header: Cells
    has_header: bool
    header_row: int
    filename: str
    source: Delimited | Workbook

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Row number as the spreadsheet program shows it, and cells, at least one for each heading.

        Rows without any text are left out, and so are repetitions of the row of headings. A row
        with more cells than headings keeps them. Can be called again, and twice at once.
        """
        columns = len(self.header)
        headings: Cells | None = None
        for number, cells in self.source.rows():
            if number <= self.header_row:
                headings = cells
                continue
            if cells == headings or not any(cell and not cell.isspace() for cell in cells):
                continue
            yield number, cells + ("",) * (columns - len(cells))

    @property
    def epoch_1904(self) -> bool:
        """Whether serial numbers of days count from 1904 (workbooks made on old Macintoshes)."""
        return isinstance(self.source, Workbook) and self.source.epoch_1904

    @property
    def delimiter(self) -> str | None:
        """The character between cells of a text file; None for a workbook."""
        return self.source.delimiter if isinstance(self.source, Delimited) else None


def open_table(
    source: Path | BinaryIO, *, filename: str | None = None, header_row: int | None = None
) -> Table:
    """Open a CSV (any delimiter and encoding) or XLSX file, as its content says, not its name.

    `header_row` says where the headings stand (0: nowhere) if that is known; else it is found.

    A stream must be seekable and stay open as long as the table is used. Text files are read
    afresh at each pass, in constant memory; of a workbook one sheet is held, 90 bytes a cell.
    Raises SpreadsheetError.
    """
    content = Content(source)
    opened: Delimited | Workbook
    if content.kind() == Kind.xlsx:
        opened = open_workbook(content)
    else:
        opened = open_delimited(content)
    top = list(islice((row for row in opened.rows() if width(row[1])), _LOOK_AT))
    if not top:
        raise SpreadsheetError(ErrorCode.empty)
    number, headings = find_header(top) if header_row is None else row_numbered(top, header_row)
    # A column without a heading counts if most rows use it; in one row it is a slip.
    widths = sorted(width(cells) for at, cells in top if at > number) or [0]
    columns = max(width(headings), widths[len(widths) // 2])
    if columns > MOST_COLUMNS:
        raise SpreadsheetError(ErrorCode.too_wide, f"{columns} columns")
    return Table(
        header=distinct_headings(headings, columns),
        has_header=bool(number),
        header_row=number,
        filename=filename or (source.name if isinstance(source, Path) else ""),
        source=opened,
    )
