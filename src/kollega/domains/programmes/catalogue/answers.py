"""How long and how many the answers at sign-up may be."""

from typing import Final

PORTRAIT_LETTERS: Final = 1200
WORDS_LETTERS: Final = 1200
PLACES: Final = 12
PLACE_LETTERS: Final = 60
MOST_PLACES: Final = 50
