"""Reading the people out of a table whose columns are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .columns import Parsed, Parser, date_readings, parser
from .dates import Reading
from .fields import NAMES, Column, Field, Problem, ProblemCode, Row, Value
from .names import split_name, title_of, without_leading_titles
from .supervisors import Supervisors
from .tables import Table
from .text import clean, clean_lines

_SEPARATE = frozenset({Field.ignored, Field.own, Field.supervisor, Field.supervisor_kind})
_REMEMBERED = 5000  # different cells of a column
_SHORT = 100  # characters; longer texts hardly come twice


def read_rows(table: Table, columns: Sequence[Column]) -> Iterator[Row]:
    """Each person's row, in the table's order; what is wrong with a row stands in its problems.

    Goes over the table once, and once before (in part, if that is enough) where it has columns of
    days: whether 3/4/2024 is in March or April is decided by the column as a whole.
    """
    readings = date_readings(table, columns)
    plan = _Plan(
        cells=tuple(
            _Cell(column, parser(column, readings.get(column.index, Reading())))
            for column in columns
            if column.field not in _SEPARATE
        ),
        supervisors=Supervisors(columns),
        own=tuple(column for column in columns if column.field == Field.own),
        named=any(column.field in NAMES for column in columns),
        addressed=any(column.field == Field.email for column in columns),
        width=len(table.header),
    )
    for number, raw in table.rows():
        yield plan.row(number, raw)


class _Cell:
    """Reads one column's cells, and remembers what it made of those that come again and again."""

    __slots__ = ("field", "heading", "index", "known", "parse")

    def __init__(self, column: Column, parse: Parser) -> None:
        self.index = column.index
        self.field = column.field
        self.heading = column.heading
        self.parse = parse
        self.known: dict[str, Parsed] = {}

    def read(self, text: str) -> Parsed:
        parsed = self.known.get(text)
        if parsed is None:
            parsed = self.parse(text)
            if len(self.known) < _REMEMBERED and len(text) < _SHORT:
                self.known[text] = parsed
        return parsed


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do with each row, settled once."""

    cells: tuple[_Cell, ...]
    supervisors: Supervisors
    own: tuple[Column, ...]
    named: bool
    addressed: bool
    width: int

    def row(self, number: int, raw: tuple[str, ...]) -> Row:
        values: dict[Field, Value] = {}
        problems: list[Problem] = []
        for cell in self.cells:
            text = raw[cell.index]
            if not text:
                continue
            value, code = cell.read(text)
            if code is not None:
                problems.append(Problem(code, cell.heading, clean(text)))
            if value is None:
                continue
            if cell.field in values:
                value = _joined(values[cell.field], value)
            values[cell.field] = value
        supervision = self.supervisors.read(raw)
        if supervision.people:
            values[Field.supervisor] = supervision.people
            values[Field.supervisor_kind] = supervision.kinds
            problems.extend(supervision.problems)
        _take_titles(values)
        _split_name(values)
        self._judge(raw, values, problems)
        own = {c.heading: text for c in self.own if (text := clean_lines(raw[c.index]))}
        return Row(number, values, own, tuple(problems), raw)

    def _judge(
        self, raw: tuple[str, ...], values: dict[Field, Value], problems: list[Problem]
    ) -> None:
        """Add what no single cell is to blame for."""
        if self.named and values.keys().isdisjoint(NAMES):
            problems.append(Problem(ProblemCode.missing_name))
        bad_email = any(problem.code == ProblemCode.bad_email for problem in problems)
        if self.addressed and Field.email not in values and not bad_email:
            problems.append(Problem(ProblemCode.missing_email))
        starts, ends = values.get(Field.starts_on), values.get(Field.ends_on)
        if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
            problems.append(Problem(ProblemCode.end_before_start, "", f"{starts}/{ends}"))
        if len(raw) > self.width:
            extra = next((cell for cell in raw[self.width :] if not cell.isspace() and cell), "")
            if extra:
                problems.append(Problem(ProblemCode.extra_cells, "", clean(extra)))


def _take_titles(values: dict[Field, Value]) -> None:
    """Titles that stand in a name go where titles are; a column of titles counts more."""
    found = []
    for field in (Field.given_name, Field.family_name):
        if isinstance(said := values.get(field), str):
            title, values[field] = without_leading_titles(said)
            found.append(title)
    if isinstance(whole := values.get(Field.name), str):
        found.append(title_of(whole))
    if title := next(filter(None, found), ""):
        values.setdefault(Field.honorific, title)


def _split_name(values: dict[Field, Value]) -> None:
    """Whoever stands there with a whole name only gets its parts too."""
    whole = values.get(Field.name)
    if isinstance(whole, str) and not values.keys() & {Field.given_name, Field.family_name}:
        for field, part in zip(
            (Field.given_name, Field.family_name), split_name(whole), strict=True
        ):
            if part:
                values[field] = part


def _joined(before: Value, after: Value) -> Value:
    """A list spread over several columns; of anything else, the first counts."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        return tuple(dict.fromkeys(before + after))
    return before
