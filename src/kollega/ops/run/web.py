"""The web server's process: it prepares the database, then serves on a socket that is open already.

    python -m kollega.ops.run.web SOCKET LOG

It does both because loading Django takes longer than finding nothing to prepare. Until it serves
it speaks to the operator, from then on to its log.

It writes no access log: who asked for which page is nobody's business. Live connections have one
second to end when it stops.
"""

import os
import socket
import sys
from pathlib import Path

import uvicorn

from kollega.ops.processes.errors import StartError
from kollega.ops.processes.logs import open_log
from kollega.ops.run.prepare import prepare
from kollega.ops.run.services import REFUSED

APPLICATION = "kollega.config.asgi:application"
STDOUT, STDERR = 1, 2


def main() -> int:
    """Prepare, then serve until told to stop; or return why not."""
    opened, log = int(sys.argv[1]), Path(sys.argv[2])
    try:
        if prepare(log.with_name("prepare.log")):
            # Begin anew, without the memory that the work took.
            again = [sys.executable, "-m", "kollega.ops.run.web", *sys.argv[1:]]
            os.execv(sys.executable, again)  # noqa: S606 - our own Python, without a shell
    except StartError as error:
        print(error, file=sys.stderr, flush=True)
        return REFUSED
    speak_to(log)
    serve(socket.socket(fileno=opened))
    return 0


def speak_to(path: Path) -> None:
    """Send what this process prints to a log."""
    with open_log(path) as log:
        os.dup2(log.fileno(), STDOUT)
        os.dup2(log.fileno(), STDERR)


def serve(opened: socket.socket, application: str = APPLICATION) -> None:
    """Serve until told to stop."""
    config = uvicorn.Config(
        application,
        access_log=False,
        log_config=None,  # the settings say how to log, and what never
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[opened])


if __name__ == "__main__":
    sys.exit(main())
