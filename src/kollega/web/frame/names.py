"""Initials for the faces of people."""

from typing import Final

_TITLES: Final = {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "dame"}


def initials(name: str) -> str:
    """Two letters at most: the first of the first and of the last name, without titles."""
    words = [word for word in name.split() if word.strip(".").lower() not in _TITLES]
    letters = [word[0] for word in words if word[0].isalpha()]
    if not letters:
        return "?"
    return (letters[0] + letters[-1] if len(letters) > 1 else letters[0]).upper()
