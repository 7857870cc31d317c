"""Text without its accidents: blanks, invisible characters, letters composed in two ways."""

import re
import unicodedata

from .folding import fold
from .vocabulary import BLANK

# Zero-width characters, direction marks, soft hyphen, BOM: invisible, and they make equal words differ.
# The zero-width joiners (U+200C, U+200D) stay: Persian and several Indian scripts are spelt with them.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_LONGEST_BLANK = max(map(len, BLANK))


def clean(text: str) -> str:
    """One line: every kind of blank made one plain blank, invisible characters gone, letters composed."""
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return " ".join(text.split())


def clean_lines(text: str) -> str:
    """Like `clean`, but lines stay lines."""
    lines = (clean(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip()


def is_blank(text: str) -> bool:
    """Whether a clean cell says nothing: empty, a dash, "n/a", "none" and the like."""
    return not text or (len(text) <= _LONGEST_BLANK and fold(text) in BLANK)
