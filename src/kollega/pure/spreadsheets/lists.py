"""Cells that hold several things: needs, people, languages, ways to meet."""

import re
from collections.abc import Iterable

from .fields import Medium
from .folding import fold, words
from .vocabulary import AND, EITHER_WAY, LANGUAGES, MEDIA

_STRONG_BREAK = re.compile(r"[;；|\n\r•·]+")
_ANY_BREAK = re.compile(r"[;；|\n\r•·,，、]+")
_LANGUAGE_BREAK = re.compile(r"[;；|\n\r•·,，、/&+]+")
# What is said of a language behind its name: "(native)", ": fluent", " - C1".
_ASIDE = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]|\s*[:–]\s.*$|\s+-\s.*$")
_CODES = frozenset(LANGUAGES.values())


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
        if key in EITHER_WAY:
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
        if fold(word) in AND:
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
