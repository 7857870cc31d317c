"""The parts of an instance that are Django: the web server and the worker."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kollega.ops.processes import children
from kollega.ops.processes.logs import open_log

PYTHON = sys.executable
# The exit code of a service that has told the operator itself why it cannot go on.
REFUSED = 78
# Finished jobs leave no trace; failed ones stay for the operator. A stop gives a job one second.
WORKER = (
    *("procrastinate", "worker"),
    *("--delete-jobs", "successful"),
    *("--shutdown-graceful-timeout", "1"),
)


@dataclass(frozen=True)
class Service:
    """A part of an instance: its name for the operator, its command, its log, what it inherits.

    One with `own_words` speaks to the operator until it is ready, and opens its log itself.
    """

    name: str
    command: tuple[str, ...]
    log: Path
    keeps: tuple[int, ...] = ()
    own_words: bool = False

    def start(self, environment: Mapping[str, str]) -> children.Child:
        """Start it. It is killed if we are."""
        with open_log(self.log) as log:
            output = None if self.own_words else log
            return children.start(
                self.command, env=environment, output=output, keep_open=self.keeps
            )


def web(listening: int, logs: Path) -> Service:
    """The web server, on a listening socket of ours; it prepares the database first."""
    log = logs / "web.log"
    command = (PYTHON, "-m", "kollega.ops.run.web", str(listening), str(log))
    return Service("web server", command, log, (listening,), own_words=True)


def worker(logs: Path) -> Service:
    """The worker, which does jobs and sweeps."""
    command = (PYTHON, "-m", "kollega.ops.manage", *WORKER)
    return Service("worker", command, logs / "worker.log")


def environment(facts: Mapping[str, str], defaults: Mapping[str, str]) -> dict[str, str]:
    """What the services see: the operator's environment, before it defaults, after it facts."""
    python = {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    return {**defaults, **os.environ, **facts, **python, "KOLLEGA_MODE": "demonstration"}
