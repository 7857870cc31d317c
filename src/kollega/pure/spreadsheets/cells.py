"""What one cell says: text without its accidents, and the kinds of value a cell can hold."""

import re
import unicodedata
from collections.abc import Iterable

from .fields import Medium, Role
from .folding import fold, words
from .vocabulary import AND, BLANK, LANGUAGES, MEDIA, NO, ROLES, YES

LARGEST_NUMBER = 1000

# Zero-width characters, direction marks, soft hyphen, BOM: invisible, and they make equal words differ.
# The zero-width joiners (U+200C, U+200D) stay: Persian and several Indian scripts are spelt with them.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_EMAIL = re.compile(
    r"[^\s@<>()\[\]\\,;:\"]+@[^\s@<>()\[\]\\,;:\"_]+\.[^\s@<>()\[\]\\,;:\"_.\d]{2,}"
)
_MAILBOX = re.compile(r"^(?P<name>[^<>]*)<(?P<email>[^<>]+@[^<>]+)>$")
_PHONE = re.compile(r"^\(?(\+|00)?[\d() ./-]{6,24}(\s?(x|ext\.?)\s?\d{1,6})?$")
_WHOLE_NUMBER = re.compile(
    r"^(?:(?:up to|max|maximum|<=|≤|inntil|upp till|tot)\s*)?(\d{1,9})(?:[.,]0+)?\+?$"
)
_NUMBER_RANGE = re.compile(r"^(\d{1,9})\s*(?:-|–|to|til|till|tot|/)\s*(\d{1,9})$")
_NUMBER_WORDS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STRONG_BREAK = re.compile(r"[;；|\n\r•·]+")
_ANY_BREAK = re.compile(r"[;；|\n\r•·,，、]+")
_LANGUAGE_BREAK = re.compile(r"[;；|\n\r•·,，、/&+]+")
_ASIDE = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]|\s*[:–]\s.*$|\s+-\s.*$")


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
    return not text or (len(text) < 24 and fold(text) in BLANK)


def email(text: str) -> str | None:
    """The address in its one form (small letters, no blanks), or None if it is none.

    Takes "Ann Lee <Ann.Lee@Example.org>", "mailto:", a full-width at sign and stray blanks.
    """
    text = unicodedata.normalize("NFKC", text)
    found = _MAILBOX.match(text.strip())
    bare = "".join((found["email"] if found else text).split()).casefold()
    bare = bare.removeprefix("mailto:").lstrip("'\"<").rstrip("'\">;,.")
    local, _, domain = bare.rpartition("@")
    sound = len(bare) <= 254 and len(local) <= 64 and ".." not in bare
    sound = sound and not local.startswith(".") and not local.endswith(".")
    sound = sound and not domain.startswith(("-", "."))
    return bare if sound and _EMAIL.fullmatch(bare) else None


def mailbox(text: str) -> tuple[str, str | None]:
    """Name and address out of "Ann Lee <ann@example.org>", a bare address or a bare name."""
    found = _MAILBOX.match(text.strip())
    if found:
        return clean(found["name"]).strip("\"' "), email(found["email"])
    address = email(text) if "@" in text or "＠" in text else None
    return ("", address) if address else (clean(text), None)


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


def items(text: str) -> tuple[str, ...]:
    """The things listed in a cell. Semicolons and lines part it; commas do if nothing else does."""
    parts = _STRONG_BREAK.split(text)
    if len([part for part in parts if part.strip()]) < 2:
        parts = _ANY_BREAK.split(text)
    return _distinct(part.strip(" -*\t") for part in parts)


def people(text: str) -> tuple[str, ...]:
    """The people listed in a cell. "Lee, Ann" is one of them, "Ann Lee, Bo Ek" are two."""
    parts = [part.strip() for part in _STRONG_BREAK.split(text) if part.strip()]
    if len(parts) == 1:
        by_comma = [part.strip() for part in _ANY_BREAK.split(text) if part.strip()]
        if all("@" in part or " " in part or not part.isascii() for part in by_comma):
            parts = by_comma
    return _distinct(parts)


def languages(text: str) -> tuple[str, ...]:
    """ISO 639 codes of the languages in a cell; the words themselves where none is known."""
    found: list[str] = []
    for part in _LANGUAGE_BREAK.split(text):
        bare = _ASIDE.sub("", part).strip(" .-*")
        if not bare:
            continue
        code = language(bare)
        if code:
            found.append(code)
            continue
        pieces = _split_at_and(bare)
        found.extend(language(piece) or piece for piece in pieces)
    return _distinct(found)


def language(text: str) -> str | None:
    """A language's ISO 639 code by its name or by the code itself ("English", "engelsk", "en-GB")."""
    key = words(text)
    code = LANGUAGES.get(key)
    if code is None and key.split(" ")[0] in _CODES and len(key) <= 5:
        code = key.split(" ")[0]
    return code


def is_language_code(text: str) -> bool:
    """Whether it is one of the codes that `languages` gives."""
    return text in _CODES


def media(text: str) -> tuple[str, ...]:
    """How one may meet: `Medium` values; the words themselves where none is known."""
    found: list[str] = []
    for part in _LANGUAGE_BREAK.split(text):
        key = words(part)
        if key in {"both", "either", "any", "begge", "bada", "beide", "all", "no preference"}:
            found.extend((Medium.in_person, Medium.video))
        elif key in MEDIA:
            found.append(MEDIA[key])
        elif key:
            inside = [MEDIA[word] for word in _media_words(key)]
            found.extend(inside or [part.strip()])
    return _distinct(str(item) for item in found)


def _media_words(key: str) -> list[str]:
    padded = f" {key} "
    return [word for word in MEDIA if f" {word} " in padded]


def _split_at_and(text: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for word in text.split():
        if fold(word) in AND or fold(word) == "or":
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts if part]


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, as first written, without regard to capitals and accents."""
    kept: dict[str, str] = {}
    for text in texts:
        if text:
            kept.setdefault(fold(text), text)
    return tuple(kept.values())


_CODES = frozenset(LANGUAGES.values())
