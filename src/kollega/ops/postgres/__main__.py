"""Run a command with a PostgreSQL server of its own.

    python -m kollega.ops.postgres --data DIR [--throwaway] -- command arguments ...

The command finds the server's address in DATABASE_URL. Where that is set already, its server is
used and none is started. The command's exit code is ours.
"""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from kollega.ops.postgres.server import Server
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError, Stopped
from kollega.ops.processes.signals import Signals


def main(arguments: list[str] | None = None) -> int:
    """Start the server, run the command, stop the server; return the command's exit code."""
    parser = argparse.ArgumentParser(prog="python -m kollega.ops.postgres")
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    parser.add_argument("--log", type=Path, help="where the server writes what it has to say")
    parser.add_argument("--throwaway", action="store_true", help="fast, unsafe in a power cut")
    parser.add_argument("command", nargs="+")
    chosen = parser.parse_args(arguments)
    if os.environ.get("DATABASE_URL"):
        os.execvp(chosen.command[0], chosen.command)  # noqa: S606 - the operator's own command
    log = chosen.log or chosen.data.with_name(chosen.data.name + ".log")
    server = Server(chosen.data, log=log, throwaway=chosen.throwaway)
    try:
        with Signals() as signals:
            server.start(signals.check)
            try:
                return run(chosen.command, signals, url=server.url)
            finally:
                server.stop()
    except Stopped as stopped:
        return stopped.exit_code
    except StartError as error:
        print(error, file=sys.stderr)
        return 1


def run(command: list[str], signals: Signals, *, url: str) -> int:
    """Run a command in our own process group, hand it the signals we get, return its exit code."""
    child = subprocess.Popen(  # noqa: S603 - the operator's own command
        command,
        env={**os.environ, "DATABASE_URL": url},
        preexec_fn=children.die_with_parent,
    )
    handed_on = 0
    while child.poll() is None:
        signals.wait(1.0)
        for number in signals.heard[handed_on:]:
            if not (number == signal.SIGINT and at_a_terminal()):
                child.send_signal(number)
        handed_on = len(signals.heard)
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def at_a_terminal() -> bool:
    """Whether a Ctrl-C reaches the command by itself, as part of the terminal's foreground."""
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
