"""Files that take what programs have to say, and do not grow for ever."""

from pathlib import Path
from typing import BinaryIO

LARGEST = 5_000_000


def open_log(path: Path) -> BinaryIO:
    """Open a log to write at its end and to read; a large one is put aside as `.old` first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_name(path.name + ".old"))
    return path.open("ab+")
