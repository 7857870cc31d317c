"""How the cells of one column become a value."""

from collections.abc import Callable, Sequence

from . import addresses, cells, lists
from .dates import OrderVotes, Reading, depends_on_order, read_date
from .fields import DATES, LISTS, NAMES, Column, Field, ProblemCode, Value
from .names import written_title
from .tables import Table
from .text import clean, clean_lines, is_blank

Parsed = tuple[Value | None, ProblemCode | None]
Parser = Callable[[str], Parsed]

_NAME_BLANKS = frozenset("-–—.?")
_ENOUGH_VOTES = 200  # cells that prove the order of a column, none against: the rest need no look


def date_readings(table: Table, columns: Sequence[Column]) -> dict[int, Reading]:
    """How to read each column of days, by its index."""
    days = [column for column in columns if column.field in DATES]
    votes = {column.index: OrderVotes() for column in days}
    if not days:
        return {}
    for _, row in table.rows():
        for index, vote in votes.items():
            if row[index]:
                vote.add(clean(row[index]))
        if all(vote.clear(_ENOUGH_VOTES) for vote in votes.values()):
            break
    # One file is written by one hand: a column that does not tell follows those that do.
    together = sum(votes.values(), OrderVotes())
    return {
        column.index: Reading(
            *(votes[column.index] if votes[column.index].certain else together).decided(),
            end=column.field == Field.ends_on,
            epoch_1904=table.epoch_1904,
        )
        for column in days
    }


def parser(column: Column, reading: Reading) -> Parser:
    """The function that reads this column's cells."""
    field = column.field
    if field in DATES:
        return lambda text: _date(text, reading)
    if field == Field.experiences:
        return lambda text: _experience(text, column.heading)
    if field in NAMES:
        return _name
    if field in _BY_FIELD:
        return _BY_FIELD[field]
    return _list if field in LISTS else _text


def _text(text: str) -> Parsed:
    text = clean(text)
    return (None if is_blank(text) else text), None


def _name(text: str) -> Parsed:
    """A name: "None" and "Na" are names, so only empty cells and dashes are blank."""
    text = clean(text)
    return (None if not text or text in _NAME_BLANKS else text), None


def _title(text: str) -> Parsed:
    text = written_title(clean(text))
    return (None if is_blank(text) else text), None


def _lines(text: str) -> Parsed:
    text = clean_lines(text)
    return (None if is_blank(text) else text), None


def _list(text: str) -> Parsed:
    return _nonempty(lists.items(clean_lines(text)))


def _people(text: str) -> Parsed:
    return _nonempty(lists.people(clean_lines(text)))


def _languages(text: str) -> Parsed:
    return _nonempty(lists.languages(clean_lines(text)))


def _media(text: str) -> Parsed:
    return _nonempty(lists.media(clean_lines(text)))


def _nonempty(found: tuple[str, ...]) -> Parsed:
    kept = tuple(item for item in found if not is_blank(item))
    return (kept or None), None


def _experience(text: str, heading: str) -> Parsed:
    """A list, or a yes under a heading that names the experience."""
    said = cells.yes_no(clean(text))
    if said is None:
        return _list(text)
    return ((heading,) if said else None), None


def _email(text: str) -> Parsed:
    text = clean(text)
    if is_blank(text):
        return None, None
    address = addresses.email(text)
    return address, (None if address else ProblemCode.bad_email)


def _number(text: str) -> Parsed:
    text = clean(text)
    if is_blank(text):
        return None, None
    number = cells.whole_number(text)
    return number, (ProblemCode.bad_number if number is None else None)


def _yes_no(text: str) -> Parsed:
    text = clean(text)
    said = cells.yes_no(text)
    blank = said is None and is_blank(text)
    return said, (None if said is not None or blank else ProblemCode.bad_yes_no)


def _role(text: str) -> Parsed:
    text = clean(text)
    if is_blank(text):
        return None, None
    role = cells.role(text)
    return (str(role), None) if role else (text, ProblemCode.unknown_role)


def _date(text: str, reading: Reading) -> Parsed:
    text = clean(text)
    if is_blank(text):
        return None, None
    day = read_date(text, reading)
    if day is None:
        return None, ProblemCode.bad_date
    doubtful = not reading.certain and depends_on_order(text)
    return day, (ProblemCode.ambiguous_date if doubtful else None)


_BY_FIELD: dict[Field, Parser] = {
    Field.honorific: _title,
    Field.email: _email,
    Field.role: _role,
    Field.both_roles: _yes_no,
    Field.match_similar: _yes_no,
    Field.capacity: _number,
    Field.biography: _lines,
    Field.languages: _languages,
    Field.meets_by: _media,
    Field.wishes: _people,
    Field.not_with: _people,
}
