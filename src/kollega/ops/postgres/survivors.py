"""A server of ours that outlived whoever started it, and what it wrote down about itself.

`postmaster.pid` in the data folder names the process that serves it. After a crash that number
may belong to nobody, to a server that goes on, or by now to a stranger, who must not be harmed.
"""

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError

GENTLY, AT_ONCE = 5.0, 6.0


def end_survivor(data: Path) -> None:
    """Stop a server that still runs on this folder; leave any other process alone.

    Call only while holding the folder's lock.
    """
    noted = data / "postmaster.pid"
    pid = _noted_process(noted)
    if pid is None or not _alive(pid):
        return
    if not serves(pid, data):
        _disown(noted)
        return
    for number, patience in ((signal.SIGINT, GENTLY), (signal.SIGQUIT, AT_ONCE)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        if _gone(pid, data, patience):
            return
    raise StartError(
        f"An earlier PostgreSQL (process {pid}) still uses {data} and does not stop; end it first."
    )


def serves(pid: int, data: Path) -> bool:
    """Whether a process is a PostgreSQL server on this very data folder."""
    if sys.platform == "linux":
        process = Path("/proc") / str(pid)
        try:
            is_postgres = (process / "comm").read_text().strip() == "postgres"
            return is_postgres and (process / "cwd").samefile(data)
        except OSError:
            return False
    command = children.ask(["ps", "-ww", "-o", "command=", "-p", str(pid)]) or ""
    return "postgres" in command and str(data) in command


def _noted_process(noted: Path) -> int | None:
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(noted.read_text().splitlines()[0])
    return None


def _alive(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _gone(pid: int, data: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not serves(pid, data):
            return True
        time.sleep(0.02)
    return False


def _disown(noted: Path) -> None:
    """Put our own process id in the place of a stranger's, which would keep a server from starting.

    A server ignores the id of its parent. The other lines stay: by them it recognises workers of
    the earlier server that still touch the data, and refuses to start beside them.
    """
    lines = noted.read_text().splitlines(keepends=True)
    noted.write_text("".join([f"{os.getpid()}\n", *lines[1:]]))
