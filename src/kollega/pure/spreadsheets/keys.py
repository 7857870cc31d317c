"""Who is the same person: keys for addresses and names, and duplicates."""

import re
from collections.abc import Iterable

from .addresses import email
from .fields import Field, Row
from .folding import fold
from .names import is_title
from .text import clean

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NO_LETTER = re.compile(r"[\W_]+")


def email_key(text: str) -> str:
    """The form in which addresses are compared; "" if it is no address."""
    return email(text) or ""


def name_key(text: str) -> str:
    """The form in which names are compared: without capitals, accents, titles, order and punctuation.

    "Dr Åse O'Brien-Ek", "OBRIEN EK, Ase" and "Ek Åse O’Brien" are one; "mentor 017" keeps its number.
    """
    folded = _APOSTROPHES.sub("", fold(clean(text)))
    parts = [part for part in _NO_LETTER.split(folded) if part]
    kept = [part for place, part in enumerate(parts) if not is_title(part, place)] or parts
    return " ".join(sorted(kept))


def find_duplicates(rows: Iterable[Row]) -> tuple[tuple[int, ...], ...]:
    """Groups of row numbers that are one person: the same address, or, without one, the same name.

    A row without an address is taken for the one person of that name who has one, if there is just one.
    """
    by_email: dict[str, list[int]] = {}
    by_name: dict[str, list[int]] = {}
    emails_of: dict[str, set[str]] = {}
    for row in rows:
        address = row.text(Field.email)
        key = name_key(row.full_name)
        if address:
            by_email.setdefault(address, []).append(row.number)
            emails_of.setdefault(key, set()).add(address)
        elif key:
            by_name.setdefault(key, []).append(row.number)
    for key, numbers in by_name.items():
        addresses = emails_of.get(key, set())
        if len(addresses) == 1:
            by_email[next(iter(addresses))].extend(numbers)
        else:
            by_email[f"name {key}"] = numbers
    groups = (tuple(sorted(numbers)) for numbers in by_email.values() if len(numbers) > 1)
    return tuple(sorted(groups))
