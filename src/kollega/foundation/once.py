"""What one page asks several times is asked of the database once: while it is read, never longer.

Deeds are never served from here: what somebody may do is asked anew for each (``reading`` is for requests
that change nothing).
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def reading() -> Iterator[None]:
    """Remember answers while the block lasts, for this request alone."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def answer(question: Hashable, ask: Callable[[], T]) -> T:
    """The answer to a question; outside of `reading` it is asked every time.

    Args:
        question: names it, with everything that the answer depends on.
        ask: finds the answer, which must not be changed by whoever gets it.
    """
    known = _answers.get()
    if known is None:
        return ask()
    if question not in known:
        known[question] = ask()
    found: T = known[question]
    return found
