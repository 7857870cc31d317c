"""What a heading may mean."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

from .fields import Field, SupervisorKind, Why
from .folding import words
from .vocabulary import SMALL_WORDS, load

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ASIDE = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_POSSESSIVE = re.compile(r"['’]s\b")
_TRAILING_NUMBER = re.compile(r" ?\d{1,2}$")
_CJK = re.compile(r"[\u3400-\u9fff]")
_LONGEST_PHRASE = 8  # words
_SHORTEST_WORD = 5  # letters: a shorter one means nothing inside a longer heading ("to", "end")
_LIKENESS = 0.86  # share of letters in common below which a misspelling is not trusted
_LONGEST_MISSPELT = (
    40  # letters; comparing longer headings letter by letter is slow and finds nothing
)

EXACT = 0.95
_DETAIL, _MISSPELT = 0.9, 0.75  # what is left of the certainty
ONE_OF_SEVERAL = (0.85, 0.7, 0.6)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a heading may mean, certainty from 0 to 1 by the heading alone."""

    field: Field
    certainty: float
    why: Why
    kind: SupervisorKind | None = None


def heading_key(heading: str) -> str:
    """The form in which headings are compared and remembered: "E-Mail *" and "e_mail" are one."""
    return words(_CAMEL.sub(" ", heading))


def is_known(heading: str) -> bool:
    """Whether a cell is, word for word, a heading we know."""
    return _plain(heading) in _known()


def meanings(heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean, best first; empty if nothing is known of it."""
    for plain in dict.fromkeys((_plain(heading), heading_key(heading))):
        for key in dict.fromkeys((plain, _TRAILING_NUMBER.sub("", plain))):
            if key in _known():
                return _known()[key]
    plain = _plain(heading)
    by_phrase = _of_a_supervisor(plain) or _by_phrase(plain)
    # Inside a longer heading, a word that means nothing to us ("address") proves nothing.
    telling = by_phrase and by_phrase[0].field != Field.own
    return by_phrase if telling else _by_likeness(plain) or by_phrase


def _plain(heading: str) -> str:
    """The heading's words without what stands in brackets and without small words."""
    bare = _POSSESSIVE.sub("", _ASIDE.sub(" ", heading))
    key = heading_key(bare) or heading_key(heading)
    kept = " ".join(word for word in key.split() if word not in SMALL_WORDS)
    return (kept or key).removeprefix("您的").removeprefix("你的")


def _of_a_supervisor(plain: str) -> tuple[Meaning, ...]:
    """ "ES email" and "name of ES" are about the ES, also where that is too short a word to be found."""
    for detail in _details():
        rest = plain.removesuffix(f" {detail}").removeprefix(f"{detail} of ")
        if rest != plain:
            found = [m for m in _known().get(rest, ()) if m.field == Field.supervisor]
            if found:
                return tuple(_less_sure(m, _DETAIL) for m in found)
    return ()


@cache
def _details() -> frozenset[str]:
    """The words for a person's name and address."""
    table = load("headings.toml")
    return frozenset(words(t) for f in (Field.name, Field.email) for t in _texts(table[f])) | {
        "name"
    }


def _less_sure(meaning: Meaning, share: float) -> Meaning:
    return replace(meaning, certainty=meaning.certainty * share, why=Why.heading_like)


def _by_phrase(plain: str) -> tuple[Meaning, ...]:
    """The longest known phrase inside the heading; the more of it is covered, the surer.

    One that means one thing goes before one that means several ("email" in "mentor email").
    """
    best = max(_phrases(plain), key=lambda p: (-len(_known()[p]), len(p)), default="")
    if not best:
        return ()
    covered = len(best) / len(plain)
    return tuple(_less_sure(meaning, 0.6 + 0.3 * covered) for meaning in _known()[best])


def _phrases(plain: str) -> Iterator[str]:
    parts = plain.split()
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + _LONGEST_PHRASE) + 1):
            phrase = " ".join(parts[start:end])
            long_enough = len(phrase) >= _SHORTEST_WORD
            if long_enough and phrase in _known():
                yield phrase
    if _CJK.search(plain):  # Chinese is written without blanks
        yield from (word for word in _known() if _CJK.search(word) and word in plain)


def _by_likeness(plain: str) -> tuple[Meaning, ...]:
    if not _SHORTEST_WORD <= len(plain) <= _LONGEST_MISSPELT:
        return ()
    close = get_close_matches(plain, _known(), n=1, cutoff=_LIKENESS)
    return tuple(_less_sure(meaning, _MISSPELT) for key in close for meaning in _known()[key])


@cache
def _known() -> Mapping[str, tuple[Meaning, ...]]:
    """Every known heading, folded, with its meanings."""
    table = load("headings.toml")
    known: dict[str, tuple[Meaning, ...]] = {}
    for field in Field:
        for text in _texts(table.get(field, {})):
            known[words(text)] = (Meaning(field, EXACT, Why.heading),)
    for kind in SupervisorKind:
        for text in _texts(table["supervisor_kinds"][kind]):
            known[words(text)] = (Meaning(Field.supervisor, EXACT, Why.heading, kind),)
    for text, names in table["several"].items():
        known[words(text)] = tuple(
            Meaning(Field(name), certainty, Why.heading)
            for name, certainty in zip(names, ONE_OF_SEVERAL, strict=False)
        )
    return known


def _texts(by_language: Mapping[str, list[str]]) -> Iterator[str]:
    for texts in by_language.values():
        yield from texts


@cache
def supervisor_kinds() -> Mapping[str, SupervisorKind]:
    """Words for a kind of supervisor, folded, as they stand in headings and in cells."""
    table = load("headings.toml")["supervisor_kinds"]
    return {words(text): kind for kind in SupervisorKind for text in _texts(table[kind])}
