"""The web server's process: uvicorn on a socket that is open already.

    python -m kollega.ops.run.web SOCKET GATE

Both are numbers of open files. It loads the application at once, while the database is still
being prepared, and serves when the gate, a pipe, is closed at its other end.

It writes no access log: who asked for which page is nobody's business. Live connections have one
second to end when it stops.
"""

import os
import socket
import sys

import uvicorn

APPLICATION = "kollega.config.asgi:application"


def main() -> None:
    """Load, wait, serve until told to stop."""
    opened = socket.socket(fileno=int(sys.argv[1]))
    gate = int(sys.argv[2])
    config = uvicorn.Config(
        APPLICATION,
        access_log=False,
        log_config=None,  # the settings say how to log, and what never
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    config.load()
    os.read(gate, 1)
    uvicorn.Server(config).run(sockets=[opened])


if __name__ == "__main__":
    main()
