"""Text made comparable: one form for letters that people write in many ways."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
    }
)


def fold(text: str) -> str:
    """Small letters without accents, compatibility forms resolved: "Ａnne-Åse" is "anne-ase"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # NFKD also takes apart Korean syllables; NFKC puts back what is no accent.
    return unicodedata.normalize("NFKC", bare.casefold().translate(_LETTERS))


def words(text: str) -> str:
    """The folded words of a text, one blank between them, without punctuation."""
    return " ".join(_WORD.findall(fold(text)))
