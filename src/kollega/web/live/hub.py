"""One listening database connection a process, and the open streams it is shared by."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection
from psycopg import sql

from kollega.foundation.live import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

logger = logging.getLogger("kollega.live")
# Seconds: a connection that died silently is found out after the first, tried anew after the second.
LOOKED_AFTER_EVERY, AGAIN_AFTER = 20.0, 1.0
READY_WITHIN = 2.0


class Ear:
    """One open stream: whether there is something to tell, and whether it is time to end."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        self.closed = False

    def close(self) -> None:
        """End the stream at its next turn, which is at once."""
        self.closed = True
        self.news.set()


class Hub:
    """Hears every notice of the database, and wakes the streams that asked for it."""

    def __init__(self) -> None:
        self._ears: dict[str, set[Ear]] = defaultdict(set)
        self._listening: asyncio.Task[None] | None = None
        self._heard = asyncio.Event()
        self._closed = False

    async def ready(self) -> None:
        """Wait until the database is listened to; not for long, for it may be away."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._heard.wait(), READY_WITHIN)

    @contextlib.contextmanager
    def listening(self, topics: Sequence[str]) -> Iterator[Ear]:
        """An ear for these topics while the block lasts; call it inside the running loop."""
        ear = Ear()
        if self._closed:
            ear.close()
        elif self._listening is None or self._listening.done():
            self._listening = asyncio.ensure_future(self._listen())
        for topic in topics:
            self._ears[topic].add(ear)
        try:
            yield ear
        finally:
            for topic in topics:
                self._ears[topic].discard(ear)
                if not self._ears[topic]:
                    del self._ears[topic]

    @property
    def streams(self) -> int:
        """How many are open."""
        return len(self._everybody())

    def close(self) -> None:
        """End every stream and the listening: the process stops."""
        self._closed = True
        for ear in self._everybody():
            ear.close()
        if self._listening:
            self._listening.cancel()

    def hear(self, topic: str) -> None:
        """Wake whoever listens to a topic."""
        for ear in self._ears.get(topic, ()):
            ear.news.set()

    def _everybody(self) -> set[Ear]:
        return {ear for ears in self._ears.values() for ear in ears}

    async def _listen(self) -> None:
        """Listen for ever; whoever might have missed something meanwhile is told to look."""
        missed = False
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    **_address(), autocommit=True
                ) as line:
                    await line.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
                    self._heard.set()
                    if missed:
                        for ear in self._everybody():
                            ear.news.set()
                    await self._hear_all(line)
            except psycopg.Error:
                logger.warning("The database does not tell of changes just now")
            self._heard.clear()
            missed = True
            await asyncio.sleep(AGAIN_AFTER)

    async def _hear_all(self, line: psycopg.AsyncConnection[Any]) -> None:
        while True:
            async for notice in line.notifies(timeout=LOOKED_AFTER_EVERY):
                self.hear(notice.payload)
            await line.execute("SELECT 1")


def _address() -> dict[str, Any]:
    """Where Django's own connections go, past their pool."""
    address = connection.get_connection_params()
    return {
        name: value
        for name, value in address.items()
        if name not in ("cursor_factory", "context", "prepare_threshold")
    } | {"application_name": "kollega live", "connect_timeout": 10}
