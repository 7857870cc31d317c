"""How far long work has come, told outside the work's own transaction, so that others see it.

An import is all or nothing in one transaction; its progress must be readable before it ends. So
the figure is written over a database connection of its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from django.db import connection

from kollega.foundation import live
from kollega.foundation.models import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLD_EVERY = 0.5  # seconds


class Teller:
    """Tells how much of something is done, at most twice a second."""

    def __init__(self, kind: str, key: int, total: int) -> None:
        self._about = (kind, key)
        self._work = live.topic(kind, key)
        self._total = total
        self._told_at = 0.0
        self._line = connection.copy()

    def tell(self, done: int) -> None:
        """So many of the total are done now."""
        if monotonic() - self._told_at >= TOLD_EVERY:
            self._told_at = monotonic()
            self._write(done)

    def stretch(self, start: float, end: float) -> Stretch:
        """One stretch of the work, between two shares of the whole, such as 0.5 and 0.9."""
        return Stretch(self, start * self._total, end * self._total)

    def _write(self, done: int) -> None:
        with self._line.cursor() as cursor:
            cursor.execute(
                "INSERT INTO foundation_progress (work, done, total) VALUES (%s, %s, %s)"
                " ON CONFLICT (work) DO UPDATE SET done = EXCLUDED.done, total = EXCLUDED.total",
                [self._work, done, self._total],
            )
        live.changed(*self._about, over=self._line)

    def _end(self) -> None:
        with self._line.cursor() as cursor:
            cursor.execute("DELETE FROM foundation_progress WHERE work = %s", [self._work])
        self._line.close()


@dataclass(frozen=True)
class Stretch:
    """A part of some work that knows only itself: how much of it is done, from 0 to 1."""

    teller: Teller
    start: float
    end: float

    def tell(self, share: float) -> None:
        """So much of this stretch is done now."""
        self.teller.tell(round(self.start + share * (self.end - self.start)))


@contextmanager
def telling(kind: str, key: int, *, total: int) -> Iterator[Teller]:
    """A teller for a piece of work, forgotten when the work ends, well or not.

    Args:
        kind, key: what the work is about, as ``live.topic`` takes them; one work at a time.
        total: how many steps it has.
    """
    teller = Teller(kind, key, total)
    try:
        yield teller
    finally:
        teller._end()


def of(work: str) -> tuple[int, int]:
    """(done, total) of the work on a topic; (0, 0) when it has not begun or has ended."""
    return Progress.objects.filter(work=work).values_list("done", "total").first() or (0, 0)
