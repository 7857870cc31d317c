"""A lock is held by a living process, never by a number in a file."""

import subprocess
import sys

from kollega.ops.processes.locks import Lock

HOLD = """
import sys, time
from pathlib import Path
from kollega.ops.processes.locks import Lock
lock = Lock(Path(sys.argv[1]))
print(lock.take(), flush=True)
time.sleep(60)
"""


def test_only_one_can_have_it(tmp_path):
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")

    assert first.take()
    assert not second.take()

    first.release()
    assert second.take()
    second.release()


def test_it_is_free_again_when_its_holder_is_killed(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / "lock"], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "True\n"
    lock = Lock(tmp_path / "lock")
    assert not lock.take()

    holder.kill()
    holder.wait()

    assert lock.take()
    lock.release()


def test_who_finds_it_taken_reads_the_holders_note(tmp_path):
    with Lock(tmp_path / "lock") as holder:
        holder.take()
        holder.write("a long note that is replaced")
        holder.write("at http://localhost:8000")

        assert Lock(tmp_path / "lock").read() == "at http://localhost:8000"


def test_a_lock_that_nobody_ever_had_has_no_note(tmp_path):
    assert Lock(tmp_path / "lock").read() == ""


def test_its_folder_is_made(tmp_path):
    with Lock(tmp_path / "a" / "b" / "lock") as lock:
        assert lock.take()
