"""Find out whether a web server answers, without waiting for it."""

import contextlib
import socket

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class Probe:
    """One request to a listening socket's address, whose answer is looked for now and then."""

    def __init__(self, listening: socket.socket) -> None:
        self._family = listening.family
        self._where = listening.getsockname()
        self._call: socket.socket | None = None

    def answered(self) -> bool:
        """Whether an answer has begun to come. A call that was broken off is made again."""
        if self._call is None:
            self._call = self._ask()
        try:
            answer = self._call.recv(16)
        except BlockingIOError:
            return False
        except OSError:
            answer = b""
        self.close()
        return answer.startswith(b"HTTP/")

    def close(self) -> None:
        """Hang up."""
        if self._call:
            self._call.close()
            self._call = None

    def _ask(self) -> socket.socket:
        call = socket.socket(self._family, socket.SOCK_STREAM)
        with contextlib.suppress(OSError):
            call.connect(self._where)
            call.sendall(REQUEST)
        call.setblocking(False)
        return call
