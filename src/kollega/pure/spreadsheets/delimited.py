"""CSV and its cousins: which character parts the cells, and the rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from .content import Content
from .encodings import sniff_encoding
from .errors import ErrorCode, SpreadsheetError

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16  # characters; fewer than csv allows in one cell
_SAMPLE_ROWS = 60
_END = "\0"  # a last line of our own: if it does not arrive, an open quote has swallowed it
_SEP_LINE = re.compile(r"^\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
# What writing put before a cell so that no program takes it for a formula; see writing.py.
_DEFUSED = re.compile(r"^'(?='*[=+\-@\t\r\n])")


@dataclass(frozen=True, slots=True)
class Delimited:
    """The rows of a delimited text file."""

    content: Content
    encoding: str
    delimiter: str
    skip_first_line: bool

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Row number (as a spreadsheet program counts, from 1) and cells; blank rows too."""
        with _text(self.content, self.encoding) as text:
            reader = csv.reader(chain(text, [_END]), delimiter=self.delimiter)
            if self.skip_first_line:
                next(reader, None)
            number = 0
            try:
                for number, row in enumerate(reader, 1):
                    if row == [_END]:
                        return
                    yield number, tuple(_restored(row) if "'" in "".join(row) else row)
            except csv.Error as error:
                raise _unclosed(number + 1) from error
            raise _unclosed(number)


def _unclosed(number: int) -> SpreadsheetError:
    return SpreadsheetError(ErrorCode.unclosed_quote, f"row {number}")


def open_delimited(content: Content) -> Delimited:
    """Find encoding and delimiter of a text file."""
    with content.open() as stream:
        encoding = sniff_encoding(stream)
    with _text(content, encoding) as text:
        sample = text.read(_SAMPLE)
    named = _SEP_LINE.match(sample)
    delimiter = named[1] if named else sniff_delimiter(sample)
    return Delimited(content, encoding, delimiter, skip_first_line=bool(named))


def sniff_delimiter(sample: str) -> str:
    """The delimiter under which most rows have the same number of cells, more than one."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> float:
    """Rows that agree on the number of cells, as a share, a little more for more cells."""
    widths: Counter[int] = Counter()
    whole_lines = sample[: sample.rfind("\n") + 1] or sample
    for row in csv.reader(io.StringIO(whole_lines, newline=""), delimiter=delimiter):
        if any(row):
            widths[len(row)] += 1
        if widths.total() == _SAMPLE_ROWS:
            break
    several = {width: n for width, n in widths.items() if width > 1}
    if not several:
        return 0.0
    width, agreeing = max(several.items(), key=lambda item: item[1])
    return agreeing / widths.total() + min(width, 50) / 1000


def _text(content: Content, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(content.open(), encoding=encoding, errors="replace", newline="")


def _restored(row: list[str]) -> list[str]:
    return [_DEFUSED.sub("", cell) if cell.startswith("'") else cell for cell in row]
