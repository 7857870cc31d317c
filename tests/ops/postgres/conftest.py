"""Servers of our own, each in a folder of its own."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from kollega.ops.postgres import Server


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory) -> Path:
    """A complete data folder, made once, to be copied."""
    data = tmp_path_factory.mktemp("made") / "postgres"
    server = Server(data, log=data.with_name("log"), throwaway=True)
    server.start()
    server.stop()
    return data


@pytest.fixture
def copy_of(made_folder, tmp_path) -> Callable[[str], Path]:
    """Copy the complete data folder, with its owner, to a place below the test's folder."""

    def copy(place: str) -> Path:
        target = tmp_path / place
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["/bin/cp", "-a", made_folder, target], check=True)
        return target

    return copy


@pytest.fixture(scope="module")
def standing(made_folder, tmp_path_factory) -> Iterator[Server]:
    """A server that runs for several tests, which only look at it."""
    folder = tmp_path_factory.mktemp("standing")
    subprocess.run(["/bin/cp", "-a", made_folder, folder / "postgres"], check=True)
    running = Server(folder / "postgres", log=folder / "log", throwaway=True)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def server(copy_of, tmp_path) -> Iterator[Server]:
    """A server that runs."""
    running = Server(copy_of("postgres"), log=tmp_path / "log", throwaway=True)
    running.start()
    yield running
    running.stop()


def ask(server: Server, sql: str, **more: str) -> object:
    """The first value that a server answers."""
    with psycopg.connect(server.url, **more) as connection:
        return connection.execute(sql).fetchone()[0]
