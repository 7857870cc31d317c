"""What is next for a person, from all their programmes, most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.domains.programmes import queries as programmes

if TYPE_CHECKING:
    from kollega.domains.people.models import Person


@dataclass(frozen=True)
class Home:
    """What the first page shows."""

    name: str
    coordinated: tuple[object, ...]
    parts: tuple[object, ...]


def of(person: Person) -> Home:
    """Gather what waits for somebody."""
    return Home(
        name=person.calling_name,
        coordinated=tuple(programmes.coordinated_by(person)),
        parts=tuple(programmes.of_person(person)),
    )
