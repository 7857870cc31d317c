"""Opening a file as a table: one row of headings, and the rows below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from .cells import clean, email
from .content import Content, Kind
from .dates import is_date
from .delimited import Delimited, open_delimited
from .errors import ErrorCode, SpreadsheetError
from .headings import heading_key, is_known, meanings
from .references import letters
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
        width = len(self.header)
        headings: Cells | None = None
        for number, cells in self.source.rows():
            if number <= self.header_row:
                headings = cells
                continue
            if cells == headings or not any(cell and not cell.isspace() for cell in cells):
                continue
            yield number, cells + ("",) * (width - len(cells))

    @property
    def epoch_1904(self) -> bool:
        """Whether serial numbers of days count from 1904 (workbooks made on old Macintoshes)."""
        return isinstance(self.source, Workbook) and self.source.epoch_1904

    @property
    def delimiter(self) -> str | None:
        """The character between cells of a text file; None for a workbook."""
        return self.source.delimiter if isinstance(self.source, Delimited) else None


def open_table(source: Path | BinaryIO, *, filename: str | None = None) -> Table:
    """Open a CSV (any delimiter and encoding) or XLSX file, as its content says, not its name.

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
    top = list(islice((row for row in opened.rows() if _width(row[1])), _LOOK_AT))
    if not top:
        raise SpreadsheetError(ErrorCode.empty)
    number, headings = _find_header(top)
    # A column without a heading counts if most rows use it; in one row it is a slip.
    widths = sorted(_width(cells) for at, cells in top if at > number) or [0]
    width = max(_width(headings), widths[len(widths) // 2])
    if width > MOST_COLUMNS:
        raise SpreadsheetError(ErrorCode.too_wide, f"{width} columns")
    return Table(
        header=_distinct(headings, width),
        has_header=bool(number),
        header_row=number,
        filename=filename or (source.name if isinstance(source, Path) else ""),
        source=opened,
    )


def _width(cells: Cells) -> int:
    """The number of cells up to the last one that holds anything."""
    return next((i for i in range(len(cells), 0, -1) if cells[i - 1].strip()), 0)


def _find_header(top: list[tuple[int, Cells]]) -> tuple[int, Cells]:
    """Number and cells of the row of headings; (0, ()) if there is none.

    The row with most known headings; where none is known, the first row that is nearly as full as
    the rows below it and holds no address, date or number.
    """
    number, cells = max(top, key=_known_headings)
    most = _known_headings((number, cells))
    filled = sorted(sum(bool(cell.strip()) for cell in cells) for _, cells in top)
    usual = filled[len(filled) // 2]
    if most >= 2 or (most == 1 and usual <= 2):
        return number, cells
    for number, cells in top:
        texts = [clean(cell) for cell in cells if cell.strip()]
        if len(texts) >= max(1, usual * 0.6):
            heading_like = sum(bool(meanings(text)) for text in texts)
            speaks_against = any(_is_data(text) for text in texts) or _repeats(texts)
            return (number, cells) if heading_like or not speaks_against else (0, ())
    return 0, ()


def _known_headings(row: tuple[int, Cells]) -> int:
    return sum(is_known(cell) for cell in set(row[1]) if cell)


def _is_data(text: str) -> bool:
    bare = text.replace(",", "").replace(".", "")
    return bare.isdecimal() or is_date(text) or email(text) is not None


def _repeats(texts: list[str]) -> bool:
    return len({heading_key(text) for text in texts}) < len(texts)


def _distinct(headings: Cells, width: int) -> Cells:
    """Clean headings, each once, one for each column up to the last that has a heading or a cell."""
    header: list[str] = []
    for index in range(width):
        heading = clean(headings[index]) if index < len(headings) else ""
        name = heading or letters(index)
        count = 2
        while name in header:
            name = f"{heading or letters(index)} ({count})"
            count += 1
        header.append(name)
    return tuple(header)
