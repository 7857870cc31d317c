"""Look at other processes, and wait for what they do."""

import time
from collections.abc import Callable
from pathlib import Path


def alive(pid: int) -> bool:
    """Whether a process still does something: neither gone nor merely not yet waited for."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Wait until something is so; say whether it was, within so many seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.02)
    return True


def gone_soon(pid: int, seconds: float = 5.0) -> bool:
    """Whether a process ends within so many seconds."""
    return until(lambda: not alive(pid), seconds)
