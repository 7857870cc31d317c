"""Where the headings stand: below titles and blank rows, or nowhere."""

from collections.abc import Sequence

from .addresses import email
from .dates import is_date
from .headings import heading_key, is_known
from .references import letters
from .text import clean

NumberedCells = tuple[int, tuple[str, ...]]

_AS_FULL = 0.6  # share of the usual number of filled cells that a row of headings has


def find_header(top: Sequence[NumberedCells]) -> NumberedCells:
    """The row of headings among the first filled rows; (0, ()) if there is none.

    It is the row with most headings we know. Where we know none, it is the first row about as full
    as the others, unless it holds addresses, dates, numbers, or text that comes again below.
    """
    filled = sorted(len(_texts(row)) for row in top)
    usual = filled[len(filled) // 2]
    best = max(top, key=lambda row: _known_headings(row, top))
    known = _known_headings(best, top)
    if known >= 2 or (known == 1 and usual <= 2):
        return best
    full = next(row for row in top if len(_texts(row)) >= usual * _AS_FULL)
    return full if _known_headings(full, top) or _could_be_headings(full, top) else (0, ())


def row_numbered(top: Sequence[NumberedCells], number: int) -> NumberedCells:
    """The row of that number; (0, ()) for 0 or a row that is blank or too far down."""
    return next((row for row in top if row[0] == number), (0, ()))


def width(cells: Sequence[str]) -> int:
    """The number of cells up to the last one that holds anything."""
    return next((i for i in range(len(cells), 0, -1) if cells[i - 1].strip()), 0)


def distinct_headings(cells: Sequence[str], columns: int) -> tuple[str, ...]:
    """Clean headings for so many columns, each once; letters where there is none."""
    used: dict[str, int] = {}
    header: list[str] = []
    for index in range(columns):
        heading = clean(cells[index]) if index < len(cells) else ""
        name = heading = heading or letters(index)
        while name in used:
            used[heading] += 1
            name = f"{heading} ({used[heading]})"
        used[name] = 1
        header.append(name)
    return tuple(header)


def _texts(row: NumberedCells) -> list[str]:
    return [text for text in map(clean, row[1]) if text]


def _known_headings(row: NumberedCells, top: Sequence[NumberedCells]) -> int:
    """How many known headings a row holds; words that its columns repeat are cells, not headings."""
    texts = _texts(row)
    if any("@" in text and email(text) for text in texts):
        return 0
    return sum(map(is_known, texts)) - sum(map(is_known, _repeated_below(row, top)))


def _repeated_below(row: NumberedCells, top: Sequence[NumberedCells]) -> list[str]:
    """The row's cells that other rows hold in the same column; the same row again does not count."""
    others = [cells for _, cells in top if cells != row[1]]
    return [
        text
        for index, text in enumerate(row[1])
        if text.strip() and any(index < len(cells) and cells[index] == text for cells in others)
    ]


def _could_be_headings(row: NumberedCells, top: Sequence[NumberedCells]) -> bool:
    texts = _texts(row)
    if _repeated_below(row, top) or any(_is_data(text) for text in texts):
        return False
    return len({heading_key(text) for text in texts}) == len(texts)


def _is_data(text: str) -> bool:
    number = text.replace(",", "").replace(".", "").isdecimal()
    return number or is_date(text) or email(text) is not None
