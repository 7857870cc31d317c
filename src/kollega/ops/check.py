"""Every check of the project, one after the other: what `make test` runs.

    python -m kollega.ops.check [arguments for pytest ...]

All of them run even if one fails. The tests come last, so that their own summary is the last
line when everything has passed.
"""

import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from kollega.ops.checkout.places import Places, here
from kollega.ops.processes import children
from kollega.ops.processes.errors import Stopped
from kollega.ops.processes.signals import Signals
from kollega.ops.setup.frontend import Frontend

FEWEST, MOST = 2, 8
# Tests play in the demonstration, where the clock can be moved; both halves of them must come in
# the same order, also where a set says which cases there are.
SETTINGS = {"KOLLEGA_MODE": "demonstration", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Check:
    """Something to run, and what to call it."""

    name: str
    command: list[str | Path]
    environment: dict[str, str] = field(default_factory=dict)

    def passes(self, signals: Signals) -> bool:
        """Run it on one line; show what it printed only if it fails."""
        print(f"{self.name} ...", end="", flush=True)
        begin = time.monotonic()
        with tempfile.TemporaryFile() as printed:
            child = children.start(
                self.command, env={**os.environ, **SETTINGS, **self.environment}, output=printed
            )
            passed = children.finish(child, signals.check) == 0
            seconds = time.monotonic() - begin
            print(f" {'passed' if passed else 'FAILED'}, {seconds:.0f} s", flush=True)
            if not passed:
                printed.seek(0)
                print(printed.read().decode(errors="replace"), flush=True)
        return passed


def checks(places: Places) -> list[Check]:
    """All but the tests: style, walls, types of both languages."""
    programs = places.venv / "bin"
    frontend = Frontend(places)
    types = ["run", "--silent", "check"]
    return [
        Check("Style", [programs / "ruff", "check"]),
        Check("Format", [programs / "ruff", "format", "--check"]),
        Check("Walls", [programs / "lint-imports"]),
        Check("Types", [programs / "mypy"]),
        Check("Types of the front end", [*frontend.npm(), *types], frontend.environment()),
    ]


def main(arguments: list[str]) -> int:
    """Run everything; return 0 if everything passes."""
    places = here()
    os.chdir(places.root)
    workers = max(FEWEST, min(MOST, os.cpu_count() or FEWEST))
    parallel = ["-n", str(workers)]
    try:
        with Signals() as signals:
            failed = [each.name for each in checks(places) if not each.passes(signals)]
            tests: list[str | Path] = [places.python, "-m", "pytest", *parallel, *arguments]
            child = children.start(tests, env={**os.environ, **SETTINGS})
            if children.finish(child, signals.check, patience=5.0) != 0:
                failed.append("Tests")
    except Stopped as stopped:
        return stopped.exit_code
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
