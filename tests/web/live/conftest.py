"""Real servers: what is told in one process is heard in another."""

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

SECONDS_TO_START = 60


@dataclass(frozen=True)
class House:
    """A web server's process, and how to ask it for something as somebody."""

    process: subprocess.Popen
    port: int

    def ask(self, path, client, timeout=10):
        call = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
        call.request("GET", path, headers={"Cookie": cookies})
        return call.getresponse()

    def listen(self, path, client, timeout=10):
        """An open stream, past its first word."""
        answer = self.ask(path, client, timeout)
        assert answer.status == 200, answer.status
        assert words(answer) == ["retry: 2000"]
        return answer


def words(stream):
    """The next event of a stream, line by line; [] when it has ended."""
    said = []
    while line := stream.readline().decode().strip():
        said.append(line)
    return said


@pytest.fixture
def serve(transactional_db):
    """Start web servers on the test's own database: ``first, second = serve(2)``."""
    started = []

    def start(how_many):
        for _ in range(how_many):
            started.append(_started())
        for house in started:
            _wait_for(house)
        return started

    yield start
    for house in started:
        house.process.kill()
        house.process.wait()


def _started():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    parts = urlsplit(os.environ["DATABASE_URL"])
    url = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
    command = [sys.executable, "-m", "uvicorn", "kollega.config.asgi:application"]
    process = subprocess.Popen(
        [*command, "--port", str(port), "--log-level", "error"],
        env={**os.environ, "DATABASE_URL": url},
    )
    return House(process, port)


def _wait_for(house):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and house.process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", house.port), timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("The web server did not start.")
