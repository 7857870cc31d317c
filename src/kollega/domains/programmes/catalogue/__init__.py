"""What the house knows beforehand: five kinds of programme, and what each country needs."""

from kollega.domains.programmes.catalogue.countries import COUNTRIES, CountryFacts
from kollega.domains.programmes.catalogue.help_now import HELP_NOW, Line
from kollega.domains.programmes.catalogue.templates import TEMPLATES, Answers, Template

__all__ = [
    "COUNTRIES",
    "HELP_NOW",
    "TEMPLATES",
    "Answers",
    "CountryFacts",
    "Line",
    "Template",
]
