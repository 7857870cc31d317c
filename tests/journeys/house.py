"""A whole running house for journeys: its own database, uvicorn, a worker; invented people inside."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

SECONDS_TO_START = 90


@dataclass(frozen=True)
class House:
    """Where it stands and how to run a command in it."""

    address: str
    environment: dict[str, str]

    def manage(self, *arguments):
        """Run a management command; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "kollega.ops.manage", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextmanager
def open_house(name):
    """A fresh database of that name with the demonstration in it, served until the block ends."""
    url = os.environ["DATABASE_URL"]
    database = f"{os.environ.get('TEST_DATABASE', 'test_kollega')}_{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        _drop(connection, database)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    port = _free_port()
    parts = urlsplit(url)
    environment = {
        **os.environ,
        "DATABASE_URL": urlunsplit(parts._replace(path=f"/{database}")),
        "KOLLEGA_MODE": "demonstration",
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
    }
    house = House(f"http://localhost:{port}", environment)
    house.manage("migrate", "-v0")
    house.manage("demonstrate")
    web = [
        "uvicorn",
        "kollega.config.asgi:application",
        "--port",
        str(port),
        "--log-level",
        "error",
    ]
    worker = ["kollega.ops.manage", "procrastinate", "worker"]
    processes = [
        subprocess.Popen([sys.executable, "-m", *command], env=environment)
        for command in (web, worker)
    ]
    try:
        _wait_for(port, processes[0])
        yield house
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)
        with psycopg.connect(url, autocommit=True) as connection:
            _drop(connection, database)


def _drop(connection, database):
    name = sql.Identifier(database)
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _wait_for(port, server):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The web server did not start.")
