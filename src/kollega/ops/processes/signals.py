"""Notice signals and ended children at once, without threads."""

import contextlib
import os
import select
import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Self

from kollega.ops.processes.errors import Stopped

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_AGAIN = 0.05


class Signals:
    """While entered, INT, TERM and HUP are noted instead of ending this process.

    HUP stays ignored where it was (`nohup` does this). INT does not: shells ignore it for what
    they run in the background, and a stop must work there too.
    """

    def __init__(self) -> None:
        self.heard: list[int] = []
        self._undo = contextlib.ExitStack()
        self._reader = -1

    def __enter__(self) -> Self:
        self._reader, writer = os.pipe()
        for end in (self._reader, writer):
            os.set_blocking(end, False)
            self._undo.callback(os.close, end)
        self._undo.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(writer))
        for number in (*STOPPING, signal.SIGCHLD):
            if number == signal.SIGHUP and signal.getsignal(number) is signal.SIG_IGN:
                continue
            self._undo.callback(signal.signal, number, signal.signal(number, self._note))
        # Who started us may have held these back until we could hear them.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()

    def _note(self, number: int, _: FrameType | None) -> None:
        if number != signal.SIGCHLD:
            self.heard.append(number)

    def check(self) -> None:
        """Raise `Stopped` if the operator has asked to stop."""
        if self.heard:
            raise Stopped(self.heard[0])

    def wait(self, seconds: float) -> None:
        """Return when a signal arrives or a child ends, at the latest after so many seconds."""
        select.select([self._reader], [], [], max(0.0, seconds))
        with contextlib.suppress(BlockingIOError):
            while os.read(self._reader, 512):
                pass

    def wait_until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is done; say whether it was, within so many seconds."""
        deadline = time.monotonic() + seconds
        while not done():
            if time.monotonic() >= deadline:
                return False
            self.wait(min(LOOK_AGAIN, deadline - time.monotonic()))
        return True
