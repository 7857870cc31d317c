"""Files that take what programs have to say, and do not grow for ever."""

import os
from pathlib import Path
from typing import BinaryIO

LARGEST = 5_000_000


def open_log(path: Path) -> BinaryIO:
    """Open a log to write at its end and to read; a large one is put aside as `.old` first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_name(path.name + ".old"))
    log = path.open("ab+")
    log.seek(0, os.SEEK_END)
    return log


def said_since(log: BinaryIO, begin: int) -> str:
    """What was written to a log since it had a length of `begin` bytes."""
    log.seek(begin)
    return log.read().decode(errors="replace")
