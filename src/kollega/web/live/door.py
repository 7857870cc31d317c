"""The door before Django: it keeps open the streams that a view let somebody listen to.

Django gives each request a thread and its connections until the answer has ended. A stream does
not end, so the view only says who may listen to what, and the door goes on when it is done.
"""

from __future__ import annotations

import asyncio
import random
import signal
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from kollega.web.live.answers import TOPICS
from kollega.web.live.hub import Ear, Hub

if TYPE_CHECKING:
    from types import FrameType

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Receive, Send], Awaitable[None]]

# Seconds. Whoever listens is asked anew whether they may at the end of a stream.
HEARTBEAT, AT_LEAST, AT_MOST = 15.0, 600.0, 900.0
# Changes that follow each other at once are told once.
TOGETHER = 0.2
RECONNECT = b"retry: 2000\n\n"
CHANGED, ALIVE = b"event: changed\ndata:\n\n", b": still here\n\n"


class LiveDoor:
    """Wraps the pages' application. One hub a process, from the first stream on."""

    def __init__(self, pages: Application) -> None:
        self._pages = pages
        self._hub: Hub | None = None

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Hand the request on; if its answer is a stream, keep it open afterwards."""
        if scope["type"] != "http":
            await self._pages(scope, receive, send)
            return
        beginning: Message = {}

        async def send_or_hold(message: Message) -> None:
            if message["type"] == "http.response.start" and _topics(message):
                beginning.update(message)
            elif not beginning:
                await send(message)

        await self._pages(scope, receive, send_or_hold)
        if beginning:
            hub = self._open()
            with hub.listening(_topics(beginning)) as ear:
                # From its first word on, nothing is missed.
                await hub.ready()
                await send({**beginning, "headers": _kept(beginning["headers"])})
                await _stream(ear, receive, send)

    def _open(self) -> Hub:
        if self._hub is None:
            self._hub = Hub()
            _close_when_told_to_stop(self._hub)
        return self._hub


async def _stream(ear: Ear, receive: Receive, send: Send) -> None:
    """Tell of changes, and now and then that all is well, until either side has enough."""
    gone = asyncio.ensure_future(_gone(receive))
    loop = asyncio.get_running_loop()
    end = loop.time() + random.uniform(AT_LEAST, AT_MOST)  # noqa: S311 - not all at once, no secret
    await _say(send, RECONNECT)
    try:
        while not ear.closed and not gone.done() and loop.time() < end:
            news = asyncio.ensure_future(ear.news.wait())
            await asyncio.wait({gone, news}, timeout=HEARTBEAT, return_when="FIRST_COMPLETED")
            news.cancel()
            if gone.done() or ear.closed:
                break
            told = ear.news.is_set()
            ear.news.clear()
            await _say(send, CHANGED if told else ALIVE)
            if told:
                await asyncio.wait({gone}, timeout=TOGETHER)
    finally:
        gone.cancel()
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _say(send: Send, words: bytes) -> None:
    await send({"type": "http.response.body", "body": words, "more_body": True})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


def _topics(message: Message) -> list[str]:
    for name, value in message["headers"]:
        if name.lower() == TOPICS.lower().encode() and message["status"] == 200:
            return str(value.decode("ascii")).split(",")
    return []


def _kept(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    ours = (TOPICS.lower().encode(), b"content-length")
    return [(name, value) for name, value in headers if name.lower() not in ours]


def _close_when_told_to_stop(hub: Hub) -> None:
    """End the streams before the server waits for them: it says so to nobody but by a signal.

    Whatever else hears the signal hears it as before.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def stop(
            number: int, frame: FrameType | None, before: Any = before, loop: Any = loop
        ) -> None:
            loop.call_soon_threadsafe(hub.close)
            if callable(before):
                before(number, frame)

        signal.signal(number, stop)
