"""The supervisor, with stand-ins for the parts of an instance."""

import os
import signal
import sys
import threading
import time

import psycopg
import pytest
from tests.ops.watching import alive, until

from kollega.ops.postgres import Server
from kollega.ops.processes.errors import StartError, Stopped
from kollega.ops.processes.signals import Signals
from kollega.ops.run.services import Service, environment
from kollega.ops.run.supervisor import OFTEN, Supervisor

SERVES = """
import os, sys, time
print(os.getpid(), os.environ.get("FACT"), flush=True)
time.sleep(60)
"""
STUBBORN = f"import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n{SERVES}"
FAILS = "import sys; print('a reason', flush=True); sys.exit(3)"


@pytest.fixture
def signals():
    with Signals() as noted:
        yield noted


@pytest.fixture
def supervisor(signals):
    made = Supervisor(None, signals)
    yield made
    made.stop()


@pytest.fixture
def service(tmp_path):
    """Make a service of some Python, which notes its process id in its log."""

    def make(source: str = SERVES, name: str = "stand-in") -> Service:
        return Service(name, (sys.executable, "-c", source), tmp_path / f"{name}.log")

    return make


def starts(service: Service) -> list[int]:
    """The process ids of a service, one for each time that it started."""
    return [int(line.split()[0]) for line in service.log.read_text().splitlines()]


def running(service: Service, times: int = 1) -> int:
    """Wait until a service has started so many times; its process id."""
    assert until(lambda: service.log.exists() and len(starts(service)) >= times)
    return starts(service)[-1]


def test_a_part_that_is_killed_is_started_again_and_that_is_said(supervisor, service, capsys):
    part = service()
    supervisor.start([part], {"FACT": "kept"})
    first = running(part)

    os.kill(first, signal.SIGKILL)
    assert until(lambda: not alive(first))
    supervisor.tend()

    assert running(part, times=2) != first
    assert capsys.readouterr().out == (
        "The stand-in ended unexpectedly (killed by SIGKILL); starting it again.\n"
    )
    assert all("kept" in line for line in part.log.read_text().splitlines())


def test_a_part_that_lives_is_left_alone(supervisor, service):
    part = service()
    supervisor.start([part], {})
    running(part)

    supervisor.tend()

    assert len(starts(part)) == 1


def test_a_part_that_ends_again_and_again_is_given_up(supervisor, service):
    part = service(FAILS)
    supervisor.start([part], {})

    with pytest.raises(StartError) as told:
        until(lambda: supervisor.tend(), 20)

    assert part.log.read_text() == "a reason\n" * (OFTEN + 1)
    assert "The stand-in ended again (exit code 3), too often within a minute" in str(told.value)
    assert str(part.log) in str(told.value)


def test_watching_ends_when_the_operator_says_so(supervisor, service, signals):
    supervisor.start([service()], {})
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
    begin = time.monotonic()

    with pytest.raises(Stopped):
        supervisor.watch()

    assert time.monotonic() - begin < 5


def test_watching_notices_the_end_of_a_part_at_once(supervisor, service):
    part = service()
    supervisor.start([part], {})
    first = running(part)

    def end_it_and_then_us() -> None:
        os.kill(first, signal.SIGKILL)
        running(part, times=2)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Timer(0.2, end_it_and_then_us).start()
    with pytest.raises(Stopped):
        supervisor.watch()

    assert len(starts(part)) == 2


def test_everything_ends_within_three_seconds_the_stubborn_too(signals, service, tmp_path):
    database = Server(tmp_path / "postgres", log=tmp_path / "postgres.log", throwaway=True)
    database.start()
    supervisor = Supervisor(database, signals)
    calm, stubborn = service(name="calm"), service(STUBBORN, name="stubborn")
    supervisor.start([calm, stubborn], {})
    parts = [running(calm), running(stubborn), database.process.pid]
    connection = psycopg.connect(database.url)
    begin = time.monotonic()

    supervisor.stop()

    assert time.monotonic() - begin < 3
    assert not any(alive(pid) for pid in parts)
    connection.close()


def test_when_the_database_is_killed_all_start_anew_and_find_it(signals, service, tmp_path, capsys):
    database = Server(tmp_path / "postgres", log=tmp_path / "postgres.log", throwaway=True)
    database.start()
    supervisor = Supervisor(database, signals)
    part = service()
    supervisor.start([part], {})
    first, address = running(part), database.url

    database.process.send_signal(signal.SIGKILL)
    assert until(lambda: not alive(database.process.pid))
    supervisor.tend()

    assert running(part, times=2) != first
    assert not alive(first)
    assert "PostgreSQL ended unexpectedly (killed by SIGKILL)" in capsys.readouterr().out
    with psycopg.connect(address) as connection:
        connection.execute("SELECT 1")
    supervisor.stop()


def test_services_see_defaults_the_operators_environment_and_facts_in_this_order(monkeypatch):
    for name in ("FACT", "CHOSEN"):
        monkeypatch.setenv(name, "by the operator")
    monkeypatch.setenv("KOLLEGA_MODE", "production")

    seen = environment(
        {"FACT": "a fact"}, {"FACT": "x", "CHOSEN": "a default", "OTHER": "a default"}
    )

    assert (seen["FACT"], seen["CHOSEN"]) == ("a fact", "by the operator")
    assert seen["OTHER"] == "a default"
    assert seen["KOLLEGA_MODE"] == "demonstration"
    assert seen["PATH"] == os.environ["PATH"]


def test_a_service_inherits_the_files_it_needs(supervisor, tmp_path):
    reader, writer = os.pipe()
    source = f"import os; os.write({writer}, b'here')"
    part = Service("writer", (sys.executable, "-c", source), tmp_path / "log", keeps=(writer,))

    supervisor.start([part], {})

    assert os.read(reader, 10) == b"here"
    os.close(reader)
    os.close(writer)
