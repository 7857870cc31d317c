"""`python -m kollega.ops.postgres ... -- command`: a server for as long as a command runs."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from tests.ops.watching import gone_soon

CONNECT = (
    "import os, psycopg, sys; c = psycopg.connect(os.environ['DATABASE_URL']);"
    "print(c.execute('SELECT current_user').fetchone()[0]); sys.exit(7)"
)
LINGER = (
    "import os, signal, sys, time;"
    "signal.signal(signal.{0}, lambda *_: (print('heard', flush=True), sys.exit(5)));"
    "print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
)


@pytest.fixture
def environment(monkeypatch) -> None:
    """As an operator has it, without a database of their own."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


def command(data: Path, *source: str) -> list[str]:
    launcher = [sys.executable, "-m", "kollega.ops.postgres", "--data", str(data), "--throwaway"]
    return [*launcher, "--", sys.executable, "-c", *source]


def test_the_command_finds_the_server_and_its_exit_code_is_ours(environment, copy_of):
    data = copy_of("postgres")

    done = subprocess.run(command(data, CONNECT), capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (7, "kollega\n")
    assert not (data / "postmaster.pid").exists()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_reaches_the_command_and_then_the_server_stops(name, environment, copy_of):
    data = copy_of("postgres")
    launcher = subprocess.Popen(
        command(data, LINGER.format(name)),
        stdout=subprocess.PIPE,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    url = launcher.stdout.readline().strip()

    launcher.send_signal(getattr(signal, name))

    assert launcher.communicate(timeout=10)[0] == "heard\n"
    assert launcher.returncode == 5
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_command_that_is_killed_is_reported_as_shells_do(environment, copy_of):
    source = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"

    done = subprocess.run(command(copy_of("postgres"), source))

    assert done.returncode == 128 + signal.SIGKILL


def test_a_database_that_is_named_is_used_instead(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")

    done = subprocess.run(
        command(tmp_path / "none", "import os; print(os.environ['DATABASE_URL'])"),
        capture_output=True,
        text=True,
    )

    assert done.stdout == "postgresql://somewhere/else\n"
    assert not (tmp_path / "none").exists()


def test_what_prevents_a_start_is_one_sentence(environment, copy_of):
    data = copy_of("postgres")
    (data / "PG_VERSION").write_text("9\n")

    done = subprocess.run(command(data, CONNECT), capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "PostgreSQL 9" in done.stderr


def test_the_command_ends_if_the_launcher_is_killed(environment, copy_of):
    data = copy_of("postgres")
    source = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    launcher = subprocess.Popen(command(data, source), stdout=subprocess.PIPE, text=True)
    pid = int(launcher.stdout.readline())

    launcher.kill()
    launcher.wait()

    assert gone_soon(pid)
    shutil.rmtree(data.with_name("postgres.lock").read_text())
