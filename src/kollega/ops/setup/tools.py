"""Run the programs that set things up: quietly, stoppably, and with a reason if they fail."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kollega.ops.checkout.places import Places
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.logs import open_log, said_since
from kollega.ops.processes.reasons import reason
from kollega.ops.processes.signals import Signals

# What would make a tool install elsewhere than into our virtual environment.
MISLEADING = (
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_ROOT",
    "PIP_TARGET",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONHOME",
    "PYTHONPATH",
    "UV_TARGET",
    "VIRTUAL_ENV",
)


class ToolError(StartError):
    """A tool failed. Another may do better."""


@dataclass(frozen=True)
class Tools:
    """Runs tools for one checkout; what they print goes to a log."""

    places: Places
    signals: Signals
    lock: int

    @property
    def log(self) -> Path:
        """Where the tools' own words are."""
        return self.places.logs / "setup.log"

    def run(
        self,
        what: str,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Run a tool to its end. It holds the set-up's lock too, in case it outlives us."""
        with open_log(self.log) as log:
            begin = log.tell()
            try:
                child = children.start(
                    command,
                    env=self.environment() | dict(env or {}),
                    cwd=self.places.root,
                    output=log,
                    keep_open=[self.lock],
                )
            except FileNotFoundError as error:
                raise ToolError(f"{what} failed: {command[0]} is missing.") from error
            code = children.finish(child, self.signals.check)
            if code != 0:
                raise self._failure(what, said_since(log, begin), code)

    def environment(self) -> dict[str, str]:
        """The operator's environment, without what would lead the tools astray."""
        kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
        return kept | {"HOME": str(self._home()), "PIP_USER": "0"}

    def _home(self) -> Path:
        """The home folder, where the tools keep what they download; ours if there is none."""
        home = Path(os.environ.get("HOME", "/nonexistent"))
        if os.access(home, os.W_OK):
            return home
        ours = self.places.data / "home"
        ours.mkdir(exist_ok=True)
        return ours

    def _failure(self, what: str, printed: str, code: int) -> ToolError:
        near = self.places.data
        why = (
            reason(printed, near=near)
            or f"{children.ending(code)}, its own words are in {self.log}"
        )
        return ToolError(f"{what} failed: {why}.")
