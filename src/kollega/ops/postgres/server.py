"""One PostgreSQL server, as a child of ours, on a data folder that nobody else uses."""

import contextlib
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from kollega.ops.postgres import cluster, sockets, survivors
from kollega.ops.postgres.programs import Programs, programs_for
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.locks import Lock
from kollega.ops.processes.logs import open_log, said_since
from kollega.ops.processes.reasons import reason

PATIENCE = 60.0
STILL_USED = "is still in use"

# The log tells the operator what ails the server, and nothing about people: no statements, no
# values of rows.
SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def go_on() -> None:
    """Ask nobody whether to go on."""


class Server:
    """A server on a data folder, which is made if it does not exist.

    `log` takes what the server prints. `throwaway` trades safety in a power cut for speed: for
    tests.
    """

    def __init__(self, data: Path, *, log: Path, throwaway: bool = False) -> None:
        self.data = data.absolute()
        self.process: children.Child | None = None
        self.log = log
        self._throwaway = throwaway
        self._lock = Lock(self.data.with_name(self.data.name + ".lock"))
        self._programs: Programs | None = None
        self._sockets: Path | None = None

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        where = quote(str(self._sockets), safe="")
        return f"postgresql://{cluster.ROLE}@/{cluster.DATABASE}?host={where}"

    def start(self, check: Callable[[], None] = go_on) -> None:
        """Return when the server answers. What `check`, called meanwhile, raises ends the start."""
        if not self._lock.take():
            raise StartError(
                f"{self.data} is in use by another run of this folder; wait for it to end, or stop it."
            )
        try:
            self._prepare(check)
            self.run(check)
        except BaseException:
            self.stop()
            raise

    def run(self, check: Callable[[], None] = go_on) -> None:
        """Run the server's process: at the start, and again on the same address if it has died."""
        deadline = time.monotonic() + PATIENCE
        with open_log(self.log) as log:
            while not self._answers(log, check, deadline):
                time.sleep(0.2)

    def stop(self, *, gently: float = 10.0) -> None:
        """Stop it, breaking off what it does; after so many seconds harder. Forget its socket."""
        if self.process:
            if not children.ended(self.process):
                self.process.send_signal(signal.SIGINT)
            if not children.wait([self.process], gently):
                self.process.send_signal(signal.SIGQUIT)
            children.wait([self.process], survivors.AT_ONCE)
            children.stop([self.process], patience=0)
            self.process = None
        if self._sockets:
            sockets.remove_folder(self._sockets, owners=self._owners())
            self._sockets = None
        self._lock.release()

    def _prepare(self, check: Callable[[], None]) -> None:
        """Clear up after a start that was killed, and make what is missing."""
        survivors.end_survivor(self.data)
        self._programs = programs_for(self.data)
        left = self._lock.read()
        if left:
            sockets.remove_folder(Path(left), owners=self._owners())
        if not self.data.exists():
            durable = not self._throwaway
            with open_log(self.log) as log:
                cluster.make(
                    self.data, programs=self._programs, durable=durable, log=log, check=check
                )
        self._sockets = sockets.make_folder()
        self._lock.write(str(self._sockets))
        if self._programs.account:
            self._programs.account.own(self._sockets)

    def _answers(self, log: BinaryIO, check: Callable[[], None], deadline: float) -> bool:
        """Start the process; say whether it answers, or else is worth another try.

        Workers of a server that was killed may hold the data for a moment longer.
        """
        begin = log.seek(0, os.SEEK_END)
        self.process = self._spawn(log)
        while not children.ended(self.process):
            if self._status() == "ready":
                return True
            if time.monotonic() > deadline:
                raise StartError(f"PostgreSQL did not get ready in time; see {self.log}.")
            check()
            time.sleep(0.02)
        printed = said_since(log, begin)
        if STILL_USED in printed and time.monotonic() < deadline:
            return False
        why = reason(printed, near=self.data.parent) or children.ending(self.process.wait())
        raise StartError(f"PostgreSQL did not start: {why}; its own words are in {self.log}.")

    def _spawn(self, log: BinaryIO) -> children.Child:
        assert self._programs, "start() comes first"
        settings = SETTINGS | (THROWAWAY if self._throwaway else {})
        settings["unix_socket_directories"] = str(self._sockets)
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return self._programs.start(
            "postgres", "-D", self.data, *options, output=log, on_parent_death=signal.SIGINT
        )

    def _status(self) -> str:
        """What our process says of itself in its file: starting, ready, stopping."""
        with contextlib.suppress(OSError, IndexError):
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            if self.process and lines[0] == str(self.process.pid):
                return lines[7].strip()
        return ""

    def _owners(self) -> set[int]:
        account = self._programs.account if self._programs else None
        return {os.geteuid(), account.uid if account else os.geteuid()}
