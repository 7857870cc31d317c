"""What the house knows beforehand: five kinds of programme, and what each country needs."""

from kollega.domains.programmes.catalogue.answers import (
    MOST_PLACES,
    PLACE_LETTERS,
    PLACES,
    PORTRAIT_LETTERS,
    WORDS_LETTERS,
)
from kollega.domains.programmes.catalogue.countries import COUNTRIES, CountryFacts
from kollega.domains.programmes.catalogue.help_now import HELP_NOW, Line
from kollega.domains.programmes.catalogue.templates import (
    BOUNDS,
    EVERY_TOPIC,
    TEMPLATES,
    Answers,
    Template,
)

__all__ = [
    "BOUNDS",
    "COUNTRIES",
    "EVERY_TOPIC",
    "HELP_NOW",
    "MOST_PLACES",
    "PLACES",
    "PLACE_LETTERS",
    "PORTRAIT_LETTERS",
    "TEMPLATES",
    "WORDS_LETTERS",
    "Answers",
    "CountryFacts",
    "Line",
    "Template",
]
