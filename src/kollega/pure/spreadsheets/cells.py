"""Cells that hold one thing: yes or no, a count, a role, a telephone number."""

import re

from .fields import Role
from .folding import fold, words
from .vocabulary import NO, ROLES, YES

LARGEST_NUMBER = 1000

_PHONE = re.compile(r"^\(?(\+|00)?[\d() ./-]{6,24}(\s?(x|ext\.?)\s?\d{1,6})?$")
_UP_TO = r"(?:(?:up to|max|maximum|<=|≤|inntil|upp till|tot)\s*)?"
_WHOLE_NUMBER = re.compile(rf"^{_UP_TO}(\d{{1,9}})(?:[.,]0+)?\+?$")
_NUMBER_RANGE = re.compile(r"^(\d{1,9})\s*(?:-|–|to|til|till|tot|/)\s*(\d{1,9})$")
_NUMBER_WORDS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def is_telephone(text: str) -> bool:
    """Whether a cell looks like a telephone number (and not like a date or a short number)."""
    if text.count("/") == 2 or text.count(".") == 2:  # far more often a date
        return False
    digits = sum(c.isdigit() for c in text)
    return 7 <= digits <= 18 and bool(_PHONE.match(fold(text)))


def yes_no(text: str) -> bool | None:
    """True, False, or None for anything else."""
    folded = fold(text).rstrip(".!")
    if folded in YES:
        return True
    return False if folded in NO else None


def whole_number(text: str) -> int | None:
    """A count from 0 to 1000: "3", "3.0", "three", "up to 3", "2-3" (the larger); else None."""
    folded = fold(text)
    found = _WHOLE_NUMBER.match(folded)
    spread = _NUMBER_RANGE.match(folded)
    if found:
        number = int(found[1])
    elif spread and int(spread[1]) <= int(spread[2]):
        number = int(spread[2])
    else:
        return _NUMBER_WORDS.get(folded)
    return number if number <= LARGEST_NUMBER else None


def role(text: str) -> Role | None:
    """How somebody takes part, or None if the words are not known."""
    return ROLES.get(words(text))
