"""Set up what is missing, say so step by step, then become what was asked for."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kollega.ops.checkout import instance
from kollega.ops.checkout.places import Places, here
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError, Stopped
from kollega.ops.processes.locks import Lock
from kollega.ops.processes.reasons import reason_for
from kollega.ops.processes.signals import STOPPING, Signals
from kollega.ops.processes.steps import step
from kollega.ops.setup import chromium
from kollega.ops.setup.frontend import Frontend
from kollega.ops.setup.packages import RUN_LOCK, TEST_LOCK, Packages
from kollega.ops.setup.tools import MISLEADING, Tools

PURPOSES = ("run", "test")
USAGE = "usage: python3 -m kollega.ops.setup run|test"


def main(arguments: list[str]) -> int:
    """Set up for the purpose named, and then become it; return an exit code if that fails."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(USAGE, file=sys.stderr)
        return 2
    _leave_any_venv(arguments)
    if "MAKELEVEL" in os.environ:  # we are a part of make, and end with it
        children.die_with_parent(signal.SIGTERM)
    places = here()
    os.chdir(places.root)
    try:
        with Signals() as signals:
            set_up(places, arguments[0], signals)
            # What comes next hears a stop that falls between our end and its beginning.
            signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
            signals.check()
        become(places, arguments[0])
    except Stopped as stopped:
        return stopped.exit_code
    except StartError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"Kollega cannot be set up: {reason_for(error)}.", file=sys.stderr)
    return 1


def set_up(places: Places, purpose: str, signals: Signals) -> None:
    """Do what is not done yet: packages, front end, and for tests a browser.

    Files are made readable to all whatever the umask: PostgreSQL may run as another user.
    """
    mask = os.umask(0o022)
    places.logs.mkdir(parents=True, exist_ok=True)
    with _alone(places, signals) as lock:
        tools = Tools(places, signals, lock.descriptor)
        if purpose == "run":
            instance.claim(places).release()
        packages = Packages(places, RUN_LOCK if purpose == "run" else TEST_LOCK)
        if not packages.complete():
            with step("Installing the Python packages"):
                packages.install(tools)
        _set_up_frontend(Frontend(places), tools)
        if purpose == "test":
            _set_up_browser(places, tools)
    os.umask(mask)


def become(places: Places, purpose: str) -> None:
    """Replace this process by the supervisor, or by the tests with their database."""
    python = str(places.python)
    command = [python, "-m", "kollega.ops.run"]
    if purpose == "test":
        data = ["--data", str(places.data / "test-postgres"), "--throwaway"]
        log = ["--log", str(places.logs / "test-postgres.log")]
        server = [python, "-m", "kollega.ops.postgres", *data, *log]
        command = [*server, "--", python, "-m", "kollega.ops.check"]
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    os.execve(python, command, environment)  # noqa: S606 - our own Python, without a shell


def _leave_any_venv(arguments: list[str]) -> None:
    """Go on as the Python that an activated virtual environment stands on: ours may be remade."""
    if sys.prefix != sys.base_prefix:
        python = sys._base_executable  # type: ignore[attr-defined]  # what venv itself goes by
        os.execv(python, [python, "-m", "kollega.ops.setup", *arguments])  # noqa: S606 - no shell


def _set_up_frontend(frontend: Frontend, tools: Tools) -> None:
    if not frontend.installed():
        with step("Installing the front end's packages"):
            frontend.install(tools)
    if not frontend.built():
        with step("Building the front end"):
            frontend.build(tools)


def _set_up_browser(places: Places, tools: Tools) -> None:
    browser = chromium.find(places)
    if browser is None:
        with step("Installing Chromium for the browser tests"):
            browser = chromium.install(places, tools)
    os.environ[chromium.VARIABLE] = str(browser)


@contextmanager
def _alone(places: Places, signals: Signals) -> Iterator[Lock]:
    """Wait for any other set-up of this checkout, then keep others out."""
    with Lock(places.data / "setup.lock") as lock:
        if not lock.take():
            print("Another set-up is at work in this folder; waiting for it.", flush=True)
            while not lock.take():
                signals.wait(0.2)
                signals.check()
        yield lock
