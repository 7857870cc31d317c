"""Reading the people out of a table whose columns are known."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from . import cells
from .cells import clean, clean_lines, is_blank
from .dates import Reading, decide_order, depends_on_order, read_date
from .fields import DATES, LISTS, Column, Field, Problem, ProblemCode, Row, Value
from .supervisors import Supervisors
from .tables import Table

Parsed = tuple[Value | None, ProblemCode | None]
Parser = Callable[[str], Parsed]

_NAMES = frozenset({Field.given_name, Field.family_name, Field.name})
_SEPARATE = frozenset({Field.ignored, Field.own, Field.supervisor, Field.supervisor_kind})
_NAME_BLANKS = frozenset("-–—.?")


def read_rows(table: Table, columns: Sequence[Column]) -> Iterator[Row]:
    """Each person's row, in the table's order; what is wrong with a row stands in its problems.

    Goes over the table once, and once before if it has columns of days: whether 3/4/2024 is in
    March or April is decided by the column as a whole.
    """
    plan = _Plan(
        parsers=tuple(
            (column, parser)
            for column, parser in zip(columns, _parsers(table, columns), strict=True)
            if column.field not in _SEPARATE
        ),
        supervisors=Supervisors(columns),
        own=tuple(column for column in columns if column.field == Field.own),
        named=any(column.field in _NAMES for column in columns),
        addressed=any(column.field == Field.email for column in columns),
        width=len(table.header),
    )
    for number, raw in table.rows():
        yield plan.row(number, raw)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do with each row, settled once."""

    parsers: tuple[tuple[Column, Parser], ...]
    supervisors: Supervisors
    own: tuple[Column, ...]
    named: bool
    addressed: bool
    width: int

    def row(self, number: int, raw: tuple[str, ...]) -> Row:
        values: dict[Field, Value] = {}
        problems: list[Problem] = []
        for column, parse in self.parsers:
            text = raw[column.index]
            if not text:
                continue
            value, code = parse(text)
            if code is not None:
                problems.append(Problem(code, column.heading, clean(text)))
            if value is not None:
                _put(values, column.field, value)
        self.supervisors.read(raw, values, problems)
        problems.extend(self._of_the_whole(raw, values, problems))
        return Row(number, values, self._own(raw), tuple(problems), raw)

    def _own(self, raw: tuple[str, ...]) -> dict[str, str]:
        return {c.heading: text for c in self.own if (text := clean_lines(raw[c.index]))}

    def _of_the_whole(
        self, raw: tuple[str, ...], values: dict[Field, Value], problems: list[Problem]
    ) -> Iterator[Problem]:
        """What no single cell is to blame for."""
        if self.named and values.keys().isdisjoint(_NAMES):
            yield Problem(ProblemCode.missing_name)
        bad_email = any(problem.code == ProblemCode.bad_email for problem in problems)
        if self.addressed and Field.email not in values and not bad_email:
            yield Problem(ProblemCode.missing_email)
        starts, ends = values.get(Field.starts_on), values.get(Field.ends_on)
        if starts is not None and ends is not None and str(ends) < str(starts):
            yield Problem(ProblemCode.end_before_start, "", f"{starts}/{ends}")
        extra = next((cell for cell in raw[self.width :] if cell.strip()), "")
        if extra:
            yield Problem(ProblemCode.extra_cells, "", clean(extra))


def _put(values: dict[Field, Value], field: Field, value: Value) -> None:
    """Set a value; a list spread over several columns grows."""
    before = values.get(field)
    if isinstance(before, tuple) and isinstance(value, tuple):
        value = tuple(dict.fromkeys(before + value))
    values[field] = value


def _parsers(table: Table, columns: Sequence[Column]) -> list[Parser]:
    readings = _readings(table, columns)
    return [_parser(column, readings.get(column.index, Reading())) for column in columns]


def _readings(table: Table, columns: Sequence[Column]) -> dict[int, Reading]:
    """How to read each column of days, from all of its cells."""
    days = [column for column in columns if column.field in DATES]
    if not days:
        return {}
    texts: dict[int, set[str]] = {column.index: set() for column in days}
    for _, row in table.rows():
        for index, seen in texts.items():
            seen.add(clean(row[index]))
    # One file is written by one hand: a column that does not tell follows one that does.
    together = decide_order(text for seen in texts.values() for text in seen)
    readings = {}
    for column in days:
        order, certain = decide_order(texts[column.index])
        if not certain:
            order, certain = together
        ends = column.field == Field.ends_on
        readings[column.index] = Reading(order, certain, ends, table.epoch_1904)
    return readings


def _parser(column: Column, reading: Reading) -> Parser:
    """The function that reads this column's cells."""
    field = column.field
    if field in DATES:
        return lambda text: _date(text, reading)
    if field == Field.experiences:
        return lambda text: _experience(text, column.heading)
    if field in _NAMES:
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


def _lines(text: str) -> Parsed:
    text = clean_lines(text)
    return (None if is_blank(text) else text), None


def _list(text: str) -> Parsed:
    return _nonempty(cells.items(clean_lines(text)))


def _people(text: str) -> Parsed:
    return _nonempty(cells.people(clean_lines(text)))


def _languages(text: str) -> Parsed:
    return _nonempty(cells.languages(clean_lines(text)))


def _media(text: str) -> Parsed:
    return _nonempty(cells.media(clean_lines(text)))


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
    address = cells.email(text)
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
