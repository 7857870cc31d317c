"""What the columns of a table mean, by their headings and by what their cells look like."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from . import cells
from .cells import clean
from .dates import is_date
from .fields import DATES, PEOPLE, REPEATABLE, YES_OR_NO, Column, Field, Why
from .folding import words
from .headings import Meaning, heading_key, meanings, supervisor_kinds
from .references import letters
from .tables import Table

_ROWS = 2000  # looked at
_DISTINCT = 300  # different cells of a column looked at
_SAMPLES = 3
_ENOUGH = 0.5  # certainty below which a column is kept as the scheme's own


@dataclass(frozen=True, slots=True)
class Look:
    """What a column's cells look like: shares, from 0 to 1, of its different filled cells."""

    filled: int
    distinct: int
    emails: float = 0.0
    dates: float = 0.0
    numbers: float = 0.0
    yes_no: float = 0.0
    roles: float = 0.0
    telephones: float = 0.0
    languages: float = 0.0
    kinds: float = 0.0
    length: float = 0.0  # mean, in characters


def recognise(table: Table, *, remembered: Mapping[str, Field] | None = None) -> tuple[Column, ...]:
    """One Column for each heading, in their order.

    `remembered` maps headings, as they were or as `heading_key` makes them, to what they were
    confirmed to mean; it decides. Else the heading proposes and the cells confirm, refuse, or, under
    a heading that says nothing, propose. Fields outside REPEATABLE are given to one column at most.
    """
    taken = {heading_key(heading): field for heading, field in (remembered or {}).items()}
    samples = _columns(table)
    looks = [look_at(texts) for texts in samples]
    proposals = [
        _remembered(taken, heading) or _proposals(table, index, looks[index])
        for index, heading in enumerate(table.header)
    ]
    chosen = _assign(proposals)
    return tuple(
        Column(
            index=index,
            heading=heading,
            field=meaning.field,
            certainty=round(meaning.certainty, 2),
            why=meaning.why,
            samples=tuple(islice(dict.fromkeys(samples[index]), _SAMPLES)),
            supervisor_kind=meaning.kind,
        )
        for index, (heading, meaning) in enumerate(zip(table.header, chosen, strict=True))
    )


def look_at(texts: Iterable[str]) -> Look:
    """Judge a column by its filled, clean cells."""
    filled = [text for text in texts if not cells.is_blank(text)]
    distinct = list(islice(dict.fromkeys(filled), _DISTINCT))
    if not distinct:
        return Look(filled=0, distinct=0)

    def share(fits: Iterable[bool]) -> float:
        return sum(fits) / len(distinct)

    return Look(
        filled=len(filled),
        distinct=len(set(filled)),
        emails=share("@" in text and cells.mailbox(text)[1] is not None for text in distinct),
        dates=share(is_date(text) for text in distinct),
        numbers=share(cells.whole_number(text) is not None for text in distinct),
        yes_no=share(cells.yes_no(text) is not None for text in distinct),
        roles=share(cells.role(text) is not None for text in distinct),
        telephones=share(cells.is_telephone(text) for text in distinct),
        languages=share(_all_languages(text) for text in distinct),
        kinds=share(words(text) in supervisor_kinds() for text in distinct),
        length=sum(map(len, distinct)) / len(distinct),
    )


def _columns(table: Table) -> list[list[str]]:
    """The first rows' cells, clean, by column."""
    columns: list[list[str]] = [[] for _ in table.header]
    for _, row in islice(table.rows(), _ROWS):
        for column, cell in zip(columns, row, strict=False):
            text = clean(cell)
            if text:
                column.append(text)
    return columns


def _all_languages(text: str) -> bool:
    found = cells.languages(text)
    return bool(found) and all(len(code) <= 3 and code.islower() for code in found)


def _remembered(taken: Mapping[str, Field], heading: str) -> list[Meaning]:
    field = taken.get(heading_key(heading))
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
    by_heading = [_weighed(meaning, look) for meaning in (meanings(heading) if named else ())]
    known_as_own = any(m.field == Field.own and m.why == Why.heading for m in by_heading)
    by_content = [] if known_as_own else _by_content(look)
    return sorted(by_heading + by_content, key=lambda meaning: -meaning.certainty)


def _weighed(meaning: Meaning, look: Look) -> Meaning:
    """A heading's proposal, strengthened or refused by the cells."""
    if not look.filled:
        return meaning
    fit = _fit(meaning.field, look)
    if fit is None:
        return meaning
    if fit >= 0.5:
        certainty = meaning.certainty + (1 - meaning.certainty) * fit * 0.8
        return Meaning(meaning.field, certainty, Why.heading_and_content, meaning.kind)
    return Meaning(meaning.field, meaning.certainty * (0.3 + 0.6 * fit), meaning.why, meaning.kind)


def _fit(field: Field, look: Look) -> float | None:
    """How well the cells suit a field, from 0 to 1; None if they say nothing either way."""
    if field == Field.email:
        return look.emails
    if field in DATES:
        return max(
            look.dates,
            0.5
            if look.numbers == 0 and look.telephones == 0 and not look.emails and look.length <= 10
            else 0.0,
        )
    if field == Field.capacity:
        return look.numbers
    if field == Field.role:
        return look.roles
    if field in YES_OR_NO:
        return look.yes_no
    if field == Field.telephone:
        return look.telephones
    if field == Field.supervisor_kind:
        return look.kinds
    if field in (Field.own, Field.ignored, Field.experiences):
        return None
    if field in PEOPLE:
        return 0.0 if max(look.yes_no, look.dates) > 0.6 else None
    if max(look.yes_no, look.emails, look.dates) > 0.6:
        return 0.0
    return None


def _by_content(look: Look) -> list[Meaning]:
    """What cells alone may mean. Dates, numbers, yes and no could mean anything, so they do not."""
    found = []
    if look.emails >= 0.7:
        found.append(Meaning(Field.email, 0.55 + 0.35 * look.emails, Why.content))
    if look.roles >= 0.8:
        found.append(Meaning(Field.role, 0.75, Why.content))
    if look.languages >= 0.8:
        found.append(Meaning(Field.languages, 0.7, Why.content))
    if look.telephones >= 0.9 and look.filled >= 3:
        found.append(Meaning(Field.telephone, 0.6, Why.content))
    if look.kinds >= 0.8:
        found.append(Meaning(Field.supervisor_kind, 0.7, Why.content))
    return found


def _assign(proposals: list[list[Meaning]]) -> list[Meaning]:
    """Give each column its surest meaning that no surer column has."""
    unknown = Meaning(Field.own, 0.0, Why.unknown)
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
    return [chosen.get(index, unknown) for index in range(len(proposals))]
