"""A lock that its holder's death releases, unlike a file with a process id in it."""

import fcntl
import os
from pathlib import Path
from typing import Self


class Lock:
    """An exclusive lock on a file, with a note by its holder for whoever finds it taken.

    Held by `flock`: the kernel releases it when the last process ends that has the file open.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.descriptor = -1

    def take(self) -> bool:
        """Take the lock if nobody has it, and say whether we have it now."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self.descriptor = descriptor
        return True

    def write(self, note: str) -> None:
        """Leave a note: who we are."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, note.encode(), 0)

    def read(self) -> str:
        """The note of whoever has, or last had, the lock; empty if there is none."""
        try:
            return self.path.read_text(encoding="utf-8", errors="replace").strip()
        except FileNotFoundError:
            return ""

    def release(self) -> None:
        """Give the lock back. The file stays: to remove it would race with who takes it next."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
