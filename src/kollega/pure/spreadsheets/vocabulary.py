"""The words of `vocabulary.toml` and `headings.toml`, read once."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from .fields import Medium, Role
from .folding import fold, words


@cache
def load(filename: str) -> Mapping[str, Any]:
    """A TOML file of this package."""
    return tomllib.loads(resources.files(__package__).joinpath(filename).read_text("utf-8"))


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(text) for text in texts)


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {words(text): meaning for meaning, texts in table.items() for text in texts}


_WORDS = load("vocabulary.toml")

BLANK = _folded(_WORDS["blank"])
YES = _folded(_WORDS["yes"])
NO = _folded(_WORDS["no"])
TITLES = _folded(_WORDS["titles"])
POSTNOMINALS = _folded(_WORDS["postnominals"])
PARTICLES = _folded(_WORDS["particles"])
AND = _folded(_WORDS["and"])
EITHER_WAY = _folded(_WORDS["either"])
SMALL_WORDS = _folded(_WORDS["small"])
ROLES: Mapping[str, Role] = {
    text: Role(meaning) for text, meaning in _by_word(_WORDS["roles"]).items()
}
MEDIA: Mapping[str, Medium] = {
    text: Medium(meaning) for text, meaning in _by_word(_WORDS["media"]).items()
}
MONTHS: Mapping[str, int] = {
    text: int(number) for text, number in _by_word(_WORDS["months"]).items()
}
LANGUAGES: Mapping[str, str] = _by_word(_WORDS["languages"])
