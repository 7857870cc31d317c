"""A private place for the server's socket.

The path of a socket may have about a hundred bytes, and a checkout may lie deeper than that; so
the socket lives under the system's folder for temporary files, in a folder that only we enter.
"""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from kollega.ops.processes.errors import StartError

LONGEST = 100
PREFIX = "kollega-"
SOCKET = ".s.PGSQL.5432"


def make_folder() -> Path:
    """A new folder, open to us alone, whose path is short enough."""
    for parent in dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp")):  # noqa: S108 - only parents: mkdtemp makes the folder itself, safely
        try:
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        except OSError:
            continue
        if len(os.fsencode(folder / SOCKET)) <= LONGEST:
            return folder
        folder.rmdir()
    raise StartError(
        "No folder for temporary files can be written (tried TMPDIR, /tmp and /var/tmp); "
        "set TMPDIR to one that can."
    )


def remove_folder(folder: Path, *, owners: set[int]) -> None:
    """Remove a socket folder that an earlier server left behind, if it really is one.

    Somebody else may have made a folder of that name since: then its owner is not among ours.
    """
    if not folder.name.startswith(PREFIX):
        return
    try:
        found = folder.lstat()
    except OSError:
        return
    if stat.S_ISDIR(found.st_mode) and found.st_uid in owners:
        shutil.rmtree(folder, ignore_errors=True)
