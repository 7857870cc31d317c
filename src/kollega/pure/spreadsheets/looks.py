"""What the cells of a column look like, and which meanings that speaks for or against."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from . import cells, lists
from .addresses import mailbox
from .dates import is_date, is_serial
from .fields import DATES, NAMES, PEOPLE, YES_OR_NO, Field, Why
from .folding import words
from .headings import Meaning, supervisor_kinds
from .names import are_titles
from .text import is_blank

_DISTINCT = 300  # different cells of a column looked at
_SHORT = 100  # characters; longer cells are prose


@dataclass(frozen=True, slots=True)
class Look:
    """A column's cells in figures: shares, from 0 to 1, of its different filled cells."""

    filled: int = 0
    emails: float = 0.0
    dates: float = 0.0
    serials: float = 0.0
    numbers: float = 0.0
    yes_no: float = 0.0
    roles: float = 0.0
    telephones: float = 0.0
    languages: float = 0.0
    kinds: float = 0.0
    titles: float = 0.0


def look_at(texts: Iterable[str]) -> Look:
    """Judge a column by its clean cells."""
    filled = [text for text in texts if not is_blank(text)]
    distinct = list(islice(dict.fromkeys(filled), _DISTINCT))
    if not distinct:
        return Look()

    short = [text for text in distinct if len(text) <= _SHORT]

    def share(fits: Iterable[bool]) -> float:
        return sum(fits) / len(distinct)

    return Look(
        filled=len(filled),
        emails=share("@" in text and mailbox(text)[1] is not None for text in short),
        dates=share(is_date(text) for text in short),
        serials=share(is_serial(text) for text in short),
        numbers=share(cells.whole_number(text) is not None for text in short),
        yes_no=share(cells.yes_no(text) is not None for text in short),
        roles=share(cells.role(text) is not None for text in short),
        telephones=share(cells.is_telephone(text) for text in short),
        languages=share(_only_languages(text) for text in short),
        kinds=share(words(text) in supervisor_kinds() for text in short),
        titles=share(are_titles(text) for text in short),
    )


def weighed(meaning: Meaning, look: Look) -> Meaning:
    """A heading's proposal, strengthened or weakened by the cells."""
    fit = _fit(meaning.field, look) if look.filled else None
    if fit is None:
        return meaning
    if fit >= 0.5:
        certainty = meaning.certainty + (1 - meaning.certainty) * fit * 0.8
        return Meaning(meaning.field, certainty, Why.heading_and_content, meaning.kind)
    return Meaning(meaning.field, meaning.certainty * (0.3 + 0.6 * fit), meaning.why, meaning.kind)


def by_content(look: Look) -> list[Meaning]:
    """What the cells alone may mean. Dates, numbers, yes and no could be anything: no proposal."""
    found = []
    if look.emails >= 0.7:
        found.append(Meaning(Field.email, 0.55 + 0.35 * look.emails, Why.content))
    if look.roles >= 0.8:
        found.append(Meaning(Field.role, 0.75, Why.content))
    if look.languages >= 0.8:
        found.append(Meaning(Field.languages, 0.7, Why.content))
    if look.kinds >= 0.8:
        found.append(Meaning(Field.supervisor_kind, 0.7, Why.content))
    if look.titles >= 0.9:
        found.append(Meaning(Field.honorific, 0.6, Why.content))
    if look.telephones >= 0.9 and look.filled >= 3:
        found.append(Meaning(Field.telephone, 0.6, Why.content))
    return found


def _fit(field: Field, look: Look) -> float | None:
    """How well the cells suit a field, from 0 to 1; None if they say nothing either way."""
    if field in DATES:
        return max(look.dates, look.serials)
    if field in YES_OR_NO:
        return look.yes_no
    if field in _SHARES:
        share: float = getattr(look, _SHARES[field])
        return share
    if field in (Field.own, Field.ignored, Field.experiences):
        return None
    against = [look.dates]
    if field not in NAMES:  # "No" is a name
        against.append(look.yes_no)
    if field not in PEOPLE:
        against.append(look.emails)
    return 0.0 if max(against) > 0.6 else None


def _only_languages(text: str) -> bool:
    if cells.yes_no(text) is not None:  # "no" is also Norwegian's code
        return False
    found = lists.languages(text)
    return bool(found) and all(lists.is_language_code(code) for code in found)


_SHARES = {
    Field.honorific: "titles",
    Field.email: "emails",
    Field.capacity: "numbers",
    Field.role: "roles",
    Field.telephone: "telephones",
    Field.supervisor_kind: "kinds",
}
