"""Whom to call now, in each country: national lines only, each with its source and date."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise

from kollega.domains.programmes.vocabulary import Country


@dataclass(frozen=True)
class Line:
    """A telephone line.

    Attributes:
        name: what it is called where it is.
        number: as people write it; dialled without its blanks.
        what: for whom or for what it is, in one phrase.
        hours: when somebody answers.
        source: where the number was read.
        checked_on: when it was read there.
        emergency: whether it is the number for danger to life.
    """

    name: str
    number: str
    what: Promise
    hours: Promise
    source: str
    checked_on: date
    emergency: bool = False

    @property
    def dialled(self) -> str:
        """The number for a telephone: digits only."""
        return "".join(sign for sign in self.number if sign.isdigit())


HELP_NOW: Final[dict[Country, tuple[Line, ...]]] = {}
