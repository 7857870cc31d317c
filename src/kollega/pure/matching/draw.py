"""The order in which equals are treated: drawn from the seed, the same however they were listed."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

from kollega.pure.matching.people import Mentee, Mentor

Person = TypeVar("Person", Mentee, Mentor)


def in_drawn_order(people: Sequence[Person], seed: int) -> list[Person]:
    """Sorted by a hash of seed and key, so that the alphabet favours nobody."""
    return sorted(people, key=lambda person: (_lot(person.key, seed), person.key))


def _lot(key: str, seed: int) -> bytes:
    return hashlib.blake2b(f"{seed}:{key}".encode(), digest_size=8).digest()
