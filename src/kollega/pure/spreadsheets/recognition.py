"""What the columns of a table mean, by their headings and by what their cells look like."""

from collections.abc import Mapping, Sequence
from itertools import islice

from .fields import REPEATABLE, Column, Field, Why
from .headings import Meaning, heading_key, meanings
from .looks import Look, by_content, look_at, weighed
from .naming import names_by_address, settle_names
from .references import letters
from .tables import Table
from .text import clean

_ROWS = 2000  # looked at
_SAMPLES = 3
_ENOUGH = 0.5  # certainty below which a column is kept as the scheme's own


def recognise(table: Table, *, remembered: Mapping[str, Field] | None = None) -> tuple[Column, ...]:
    """One Column for each heading, in their order.

    `remembered` maps headings, as they were or as `heading_key` makes them, to what they were
    confirmed to mean; it decides. Else the heading proposes and the cells confirm, refuse, or, under
    a heading that says nothing, propose. Fields outside REPEATABLE are given to one column at most.
    """
    confirmed = {heading_key(heading): field for heading, field in (remembered or {}).items()}
    cells = _cells(table)
    proposals = [
        _remembered(confirmed, heading) or _proposals(table, index, look_at(cells[index]))
        for index, heading in enumerate(table.header)
    ]
    chosen = names_by_address(settle_names(_assign(proposals), proposals), cells)
    return tuple(
        Column(
            index=index,
            heading=heading,
            field=meaning.field,
            certainty=round(meaning.certainty, 2),
            why=meaning.why,
            samples=tuple(islice(dict.fromkeys(filter(None, cells[index])), _SAMPLES)),
            supervisor_kind=meaning.kind,
        )
        for index, (heading, meaning) in enumerate(zip(table.header, chosen, strict=True))
    )


def _cells(table: Table) -> list[list[str]]:
    """The first rows' clean cells, by column; every column has one for each row."""
    rows = [[clean(cell) for cell in row] for _, row in islice(table.rows(), _ROWS)]
    return [[row[index] for row in rows] for index in range(len(table.header))]


def _remembered(confirmed: Mapping[str, Field], heading: str) -> list[Meaning]:
    field = confirmed.get(heading_key(heading))
    if field is None:
        return []
    kind = next((m.kind for m in meanings(heading) if m.field == field), None)
    return [Meaning(field, 1.0, Why.remembered, kind)]


def _proposals(table: Table, index: int, look: Look) -> list[Meaning]:
    """What one column may mean, surest first."""
    heading = table.header[index]
    named = table.has_header and heading != letters(index)
    if not named and not look.filled:
        return [Meaning(Field.ignored, 1.0, Why.blank)]
    by_heading = [weighed(meaning, look) for meaning in (meanings(heading) if named else ())]
    return sorted(by_heading + by_content(look), key=lambda meaning: -meaning.certainty)


def _assign(proposals: Sequence[Sequence[Meaning]]) -> list[Meaning]:
    """Give each column its surest meaning that no surer column has."""
    chosen: dict[int, Meaning] = {}
    used: set[Field] = set()
    ranked = sorted(
        (-meaning.certainty, rank, index)
        for index, options in enumerate(proposals)
        for rank, meaning in enumerate(options)
    )
    for _, rank, index in ranked:
        meaning = proposals[index][rank]
        free = meaning.field in REPEATABLE or meaning.field not in used
        if index not in chosen and free and meaning.certainty >= _ENOUGH:
            chosen[index] = meaning
            used.add(meaning.field)
    unknown = Meaning(Field.own, 0.0, Why.unknown)
    return [chosen.get(index, unknown) for index in range(len(proposals))]
