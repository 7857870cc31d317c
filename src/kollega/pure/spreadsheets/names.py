"""Parts of a person's name."""

import re

from .folding import fold
from .text import clean
from .vocabulary import PARTICLES, POSTNOMINALS, TITLES

_CHINESE = re.compile(r"^[\u3400-\u9fff]{2,4}$")
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
# Chinese family names of two characters; all others have one.
_TWO_CHARACTERS = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯")
)


def split_name(text: str) -> tuple[str, str]:
    """Given and family name out of a whole name; titles and what stands in brackets are dropped.

    "Dr Ann van der Berg" is ("Ann", "van der Berg"), "LEE, Ann" is ("Ann", "LEE"), "王小明" is
    ("小明", "王"), a single word is a given name. A guess, as names are: the last word, with the
    particles before it, is taken for the family name.
    """
    bare = _ASIDE.sub("", clean(text))
    if _CHINESE.match(bare):
        cut = 2 if len(bare) > 2 and bare[:2] in _TWO_CHARACTERS else 1
        return bare[cut:], bare[:cut]
    family, _, behind = (part.strip() for part in bare.partition(","))
    given = _without_titles(behind.replace(",", " ").split())
    if family and given and not (" " in family and _are_degrees(given)):
        return " ".join(given), family
    parts = _without_titles(bare.replace(",", " ").split())
    cut = max(len(parts) - 1, 1)
    while cut > 1 and fold(parts[cut - 1]) in PARTICLES:
        cut -= 1
    return " ".join(parts[:cut]), " ".join(parts[cut:])


def title_of(text: str) -> str:
    """The titles in a whole name, in their order: "Prof Sir" of "Prof. Sir John Smith"; or ""."""
    parts = _ASIDE.sub("", clean(text)).replace(",", " ").split()
    titles = [part for part in parts if _is_title(part)]
    return "" if len(titles) == len(parts) else written_title(" ".join(titles))


def without_leading_titles(text: str) -> tuple[str, str]:
    """The titles before a given or family name, and the rest: ("Dr", "Ann") of "Dr. Ann"."""
    parts = text.split()
    cut = next((place for place, part in enumerate(parts) if not _is_title(part)), 0)
    return written_title(" ".join(parts[:cut])), " ".join(parts[cut:])


def written_title(text: str) -> str:
    """Titles in one way of writing: without full stops, and "DR" as "Dr"."""
    parts = [part.rstrip(".") for part in text.split()]
    return " ".join(part.capitalize() if _shouted(part) else part for part in parts)


def are_titles(text: str) -> bool:
    """Whether every word of a cell is a title."""
    parts = text.split()
    return bool(parts) and all(_is_title(part) for part in parts)


def _is_title(part: str) -> bool:
    return fold(part.strip(".")) in TITLES


def _shouted(part: str) -> bool:
    return part.isupper() and _is_title(part)


def is_title(part: str, place: int) -> bool:
    """Whether a folded word of a name, counted from 0, is a title or stands for a degree."""
    return part in TITLES or (place > 0 and part in POSTNOMINALS)


def _are_degrees(parts: list[str]) -> bool:
    return all(fold(part.strip(".")) in POSTNOMINALS for part in parts)


def _without_titles(parts: list[str]) -> list[str]:
    kept = [p for place, p in enumerate(parts) if not is_title(fold(p.rstrip(".")), place)]
    return kept or parts
