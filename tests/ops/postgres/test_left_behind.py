"""What was killed, at whatever point, does not stop the next start; and no stranger is harmed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from tests.ops.postgres.conftest import ask
from tests.ops.watching import until

from kollega.ops.postgres import Server, survivors

SERVE = """
import sys, time
from pathlib import Path
from kollega.ops.postgres import Server
data = Path(sys.argv[1])
server = Server(data, log=data.with_name("log"), throwaway=True)
server.start()
print(server.process.pid, server.url, flush=True)
time.sleep(60)
"""
ORPHAN = SERVE.replace("server.start()", "children.die_with_parent = id; server.start()").replace(
    "import sys, time", "import sys, time\nfrom kollega.ops.processes import children"
)


@dataclass(frozen=True)
class Serving:
    """Another process that serves a folder, the server's id, its address."""

    starter: subprocess.Popen
    pid: int
    url: str

    @property
    def sockets(self) -> Path:
        return Path(psycopg.conninfo.conninfo_to_dict(self.url)["host"])

    def kill(self) -> None:
        self.starter.kill()
        self.starter.wait()


@pytest.fixture
def serving(copy_of) -> Iterator[Callable[..., Serving]]:
    """Serve a data folder from another process, which can be killed."""
    started = []

    def serve(data: Path, source: str = SERVE) -> Serving:
        command = [sys.executable, "-c", source, str(data)]
        starter = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        pid, url = starter.stdout.readline().split()
        started.append(Serving(starter, int(pid), url))
        return started[-1]

    yield serve
    for each in started:
        each.kill()
        shutil.rmtree(each.sockets, ignore_errors=True)


def test_a_server_ends_when_its_starter_is_killed(serving, copy_of):
    data = copy_of("postgres")
    running = serving(data)
    assert survivors.serves(running.pid, data)

    running.kill()

    assert until(lambda: not survivors.serves(running.pid, data))


def test_a_start_right_after_the_kill_succeeds_and_clears_up(serving, copy_of, tmp_path):
    data = copy_of("postgres")
    running = serving(data)
    running.kill()

    server = Server(data, log=tmp_path / "log", throwaway=True)
    server.start()

    assert ask(server, "SELECT 1") == 1
    assert not running.sockets.exists()
    server.stop()


def test_a_server_that_survived_its_starter_is_stopped_by_the_next_start(
    serving, copy_of, tmp_path
):
    data = copy_of("postgres")
    survivor = serving(data, ORPHAN)
    survivor.kill()
    with psycopg.connect(survivor.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")

    server = Server(data, log=tmp_path / "log", throwaway=True)
    server.start()

    assert not survivors.serves(survivor.pid, data)
    assert ask(server, "SELECT one FROM kept") == 1
    server.stop()


def test_a_stranger_with_the_noted_process_id_is_left_alone(copy_of, tmp_path):
    data = copy_of("postgres")
    owner = data.stat()
    account = {} if os.geteuid() else {"user": owner.st_uid, "group": owner.st_gid}
    stranger = subprocess.Popen(["/bin/sleep", "60"], **account)
    (data / "postmaster.pid").write_text(f"{stranger.pid}\n{data}\n0\n5432\n/tmp\n\n0 0\nready\n")

    server = Server(data, log=tmp_path / "log", throwaway=True)
    server.start()

    assert ask(server, "SELECT 1") == 1
    assert stranger.poll() is None
    server.stop()
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_another_postgresql_is_a_stranger_too(server, copy_of, tmp_path):
    data = copy_of("other")
    (data / "postmaster.pid").write_text(f"{server.process.pid}\n{data}\n0\n5432\n/tmp\n\n0 0\n")

    second = Server(data, log=tmp_path / "other.log", throwaway=True)
    second.start()

    assert ask(second, "SELECT 1") == 1
    assert ask(server, "SELECT 1") == 1
    second.stop()


@pytest.mark.parametrize("noted", ["", "rubbish\n", "0\n", "-1\n", "99999999999999999999\n"])
def test_a_damaged_note_stops_nobody(noted, copy_of):
    data = copy_of("postgres")
    (data / "postmaster.pid").write_text(noted)

    survivors.end_survivor(data)

    assert (data / "postmaster.pid").read_text() == noted


def test_workers_of_a_killed_server_are_waited_for(copy_of, tmp_path):
    server = Server(copy_of("postgres"), log=tmp_path / "log")
    server.start()
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()

    server.run()

    assert ask(server, "SELECT one FROM kept") == 1
    server.stop()


@pytest.mark.parametrize("moment", ["PG_VERSION", "postmaster.pid", "global/pg_control"])
def test_a_making_that_was_killed_half_way_is_begun_anew(moment, tmp_path):
    data = tmp_path / "postgres"
    starter = subprocess.Popen([sys.executable, "-c", SERVE, str(data)])
    assert until(lambda: any(tmp_path.glob(f"postgres.unfinished-*/{moment}")))

    starter.kill()
    starter.wait()
    assert not data.exists()

    server = Server(data, log=tmp_path / "log", throwaway=True)
    server.start()
    assert ask(server, "SELECT 1") == 1
    server.stop()


def test_what_an_unfinished_making_left_is_removed_by_the_next_one(tmp_path):
    left = tmp_path / "postgres.unfinished-1" / "base"
    left.mkdir(parents=True)

    server = Server(tmp_path / "postgres", log=tmp_path / "log", throwaway=True)
    server.start()
    server.stop()

    assert not left.parent.exists()


def test_a_socket_folder_that_is_not_ours_is_not_removed(server, tmp_path):
    kept = tmp_path / "important"
    kept.mkdir()
    lock = server.data.with_name(server.data.name + ".lock")
    server.stop()
    lock.write_text(str(kept))

    server.start()

    assert kept.exists()
