"""The web server's process: uvicorn on a socket that is open already.

    python -m kollega.ops.run.web DESCRIPTOR

It writes no access log: who asked for which page is nobody's business. Live connections have one
second to end when it stops.
"""

import socket
import sys

import uvicorn

APPLICATION = "kollega.config.asgi:application"


def main() -> None:
    """Serve until told to stop."""
    opened = socket.socket(fileno=int(sys.argv[1]))
    config = uvicorn.Config(
        APPLICATION,
        access_log=False,
        log_config=None,  # the settings say how to log, and what never
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[opened])


if __name__ == "__main__":
    main()
