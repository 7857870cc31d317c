"""Children that cannot outlive us, and that hear a stop only from us."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import IO

Child = subprocess.Popen[bytes]

PR_SET_PDEATHSIG = 1
LOOK_AGAIN = 0.01

_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(signum: int = signal.SIGKILL) -> None:
    """Have the kernel send this process a signal when its parent ends, however it ends.

    Linux only; elsewhere the next start recognises what was left behind. Must come after any
    change of user, which clears it.
    """
    if sys.platform == "linux":
        _libc.prctl(PR_SET_PDEATHSIG, signum, 0, 0, 0)


def start(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    output: IO[bytes] | None = None,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    keep_open: Collection[int] = (),
    on_parent_death: int = signal.SIGKILL,
    become: Callable[[], None] | None = None,
) -> Child:
    """Start a command in a process group of its own, so that Ctrl-C reaches only us.

    `become` runs in the child before the command, to give up privileges. `keep_open` are file
    descriptors that it inherits. `output` takes what it prints, errors too.
    """
    parent = os.getpid()

    def before_the_command() -> None:
        if become:
            become()
        die_with_parent(on_parent_death)
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(  # noqa: S603 - starting what our callers name is its purpose
        [str(part) for part in command],
        env=env,
        cwd=cwd,
        stdin=stdin,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        pass_fds=tuple(keep_open),
        process_group=0,
        preexec_fn=before_the_command,
    )


def ask(
    command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, patience: float = 30.0
) -> str | None:
    """What a command prints that succeeds; None if it fails, or cannot be started, or hangs."""
    try:
        done = subprocess.run(  # noqa: S603 - as above
            command, env=env, capture_output=True, text=True, timeout=patience, check=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout.strip()


def ended(child: Child) -> bool:
    """Whether a child has ended, without forgetting its process id where the system allows it.

    A child not yet waited for keeps its id, so that a signal to its group cannot hit a stranger.
    """
    if child.returncode is not None:
        return True
    if not hasattr(os, "waitid"):
        return child.poll() is not None
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def wait(children: Collection[Child], seconds: float) -> bool:
    """Wait for all of them to end; say whether they did within so many seconds."""
    deadline = time.monotonic() + seconds
    while not all(ended(child) for child in children):
        if time.monotonic() >= deadline:
            return False
        time.sleep(LOOK_AGAIN)
    return True


def finish(child: Child, check: Callable[[], None], *, patience: float = 1.0) -> int:
    """Wait for a child to end and return its code. What `check` raises meanwhile stops it."""
    try:
        while not wait([child], 0.1):
            check()
    finally:
        stop([child], patience=patience)
    return child.returncode


def stop(children: Collection[Child], *, patience: float) -> None:
    """Ask children to end; after so many seconds end them and all that they started."""
    for child in children:
        if not ended(child):
            child.terminate()
    wait(children, patience)
    for child in children:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def ending(code: int) -> str:
    """How a process ended, in words, from its return code."""
    if code >= 0:
        return f"exit code {code}"
    with contextlib.suppress(ValueError):
        return f"killed by {signal.Signals(-code).name}"
    return f"killed by signal {-code}"
