"""What is sent to us and is too large: neither kept nor parsed, and answered by a page of ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Receive, Send], Awaitable[None]]

# A browser shows our answer only once it has sent everything; beyond this nobody waits for that.
PATIENCE = 20


class BodyDoor:
    """Before Django, which would write a body of any size to the disk before looking at it."""

    def __init__(self, pages: Application) -> None:
        self._pages = pages

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Hand the request on; a body that says it is too large runs by, and an empty one goes in.

        One that does not say how large it is, as no browser's form, ends the request when it is.
        """
        if scope["type"] == "http":
            size = _announced(scope)
            if size is None:
                receive = _counted(receive)
            elif size > settings.LARGEST_BODY:
                receive = _emptied(receive, wait=size <= PATIENCE * settings.LARGEST_BODY)
        await self._pages(scope, receive, send)


def is_too_large(request: HttpRequest) -> bool:
    """Whether more is sent than any of our pages takes."""
    size = request.META.get("CONTENT_LENGTH") or "0"
    return size.isdecimal() and int(size) > settings.LARGEST_BODY


def _announced(scope: Any) -> int | None:
    sizes = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(sizes[0]) if sizes and sizes[0].isdigit() else None


def _counted(receive: Receive) -> Receive:
    taken = 0

    async def until_too_large() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        # Cut short, a file would look complete; gone, nothing of it is used.
        return {"type": "http.disconnect"} if taken > settings.LARGEST_BODY else message

    return until_too_large


def _emptied(receive: Receive, *, wait: bool) -> Receive:
    begun = False

    async def first_nothing() -> Message:
        nonlocal begun
        if begun:
            return await receive()
        begun = True
        while wait:
            message = await receive()
            if message["type"] == "http.disconnect":
                return message
            if not message.get("more_body"):
                break
        return {"type": "http.request", "body": b"", "more_body": False}

    return first_nothing
