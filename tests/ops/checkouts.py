"""A copy of this checkout, in which `make` can be run and killed."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.ops.watching import alive, until

SOURCE = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv*", ".data", "node_modules", "built", "__pycache__", ".*_cache", ".hypothesis"
)
# What the tests themselves were told, and what make tells its children.
NOT_PASSED_ON = ("DATABASE_URL", "KOLLEGA_", "TEST_DATABASE", "MAKE", "MFLAGS", "PYTEST", "PYTHON")
RUNNING = re.compile(r"^Kollega is running at (http://localhost:(\d+)) \(Ctrl-C stops it\)\.$")

STEPS = (
    "Installing the Python packages ...",
    "Installing the front end's packages ...",
    "Building the front end ...",
    "Preparing the database ...",
    "Moving invented people in ...",
)


@dataclass
class Run:
    """One `make`, what it has printed so far, and when it began."""

    process: subprocess.Popen
    began: float = field(default_factory=time.monotonic)
    printed: str = ""

    def __post_init__(self) -> None:
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while piece := os.read(self.process.stdout.fileno(), 1000):
            self.printed += piece.decode(errors="replace")

    @property
    def lines(self) -> list[str]:
        return self.printed.splitlines()

    def prints(self, words: str, seconds: float = 240.0) -> bool:
        """Wait until it has printed something; False if it ends without."""
        ended = self.process.poll
        until(lambda: words in self.printed or ended() is not None, seconds)
        return words in self.printed

    def is_up(self) -> str:
        """Wait until it runs; its address."""
        assert self.prints("(Ctrl-C stops it).\n"), self.printed
        return next(found[1] for line in self.lines if (found := RUNNING.match(line)))

    def ends(self, seconds: float = 60.0) -> int:
        """Wait until it has ended; its exit code."""
        code = self.process.wait(seconds)
        self._reader.join(5)
        return code

    def family(self) -> dict[int, str]:
        """All living processes that it has started, directly or not: id and command."""
        found = {self.process.pid: "make"}
        for pid, parent, command in sorted(processes()):
            if parent in found and alive(pid):
                found[pid] = command
        return found

    def part(self, words: str) -> int:
        """The process whose command has these words in it."""
        assert until(lambda: any(words in command for command in self.family().values())), words
        return next(pid for pid, command in self.family().items() if words in command)

    def kill(self) -> None:
        """Kill all of it, at once and without warning."""
        for pid in self.family():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def processes() -> list[tuple[int, int, str]]:
    """Every process: its id, its parent's, its command."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (
                (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            )
            found.append((int(folder.name), parent, command))
    return found


class Checkout:
    """A copy of the sources, as after a fresh clone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(SOURCE, root, ignore=NOT_COPIED, symlinks=True)
        self.runs: list[Run] = []

    @property
    def job_begun(self) -> Path:
        """A file that the long job makes when it begins."""
        return self.root.parent / "job-begun"

    def make(
        self,
        target: str = "run",
        *,
        become: Callable[[], object] | None = None,
        **environment: str,
    ) -> Run:
        """Start `make`; by default on any free port. `become` runs in it first."""
        python = f"PYTHON={sys._base_executable}"
        process = subprocess.Popen(
            ["/usr/bin/env", "make", target, python],
            cwd=self.root,
            env={**clean_environment(), "PORT": "0", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=become,
        )
        self.runs.append(Run(process))
        return self.runs[-1]

    def fails(self, *, become: Callable[[], None] | None = None, **environment: str) -> str:
        """Run `make` where it must fail; what it says, without make's own line."""
        run = self.make(become=become, **environment)
        assert run.ends(240) != 0, run.printed
        *said, own = run.lines
        assert own.startswith("make: ***")
        return "\n".join(said)


def clean_environment() -> dict[str, str]:
    """The environment of an operator."""
    return {name: value for name, value in os.environ.items() if not name.startswith(NOT_PASSED_ON)}


def stop(run: Run) -> None:
    """Stop it the polite way."""
    run.process.send_signal(signal.SIGTERM)
    run.ends()


def answers(address: str) -> bool:
    """Whether a web server answers there, whatever it says."""
    call = http.client.HTTPConnection("127.0.0.1", int(address.rpartition(":")[2]), timeout=20)
    try:
        call.request("GET", "/", headers={"Host": "localhost"})
        return call.getresponse().status > 0
    except OSError:
        return False
    finally:
        call.close()
