"""Children end with us, and a signal for them reaches nobody else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.ops.watching import alive, gone_soon

from kollega.ops.processes import children
from kollega.ops.processes.errors import Stopped

STUBBORN = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork() == 0:
    time.sleep(60)
print("ready", flush=True)
time.sleep(60)
"""
SLOW = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: (time.sleep(0.3), sys.exit(7)))
print("ready", flush=True)
time.sleep(60)
"""
PARENT = """
import sys, time
from kollega.ops.processes import children
child = children.start(["sleep", "60"])
print(child.pid, flush=True)
time.sleep(60)
"""


def python(*source: str) -> list[str]:
    return [sys.executable, "-c", *source]


def members(group: int) -> list[int]:
    """The living processes of a process group."""
    found = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return [pid for pid in found if alive(pid) and group_of(pid) == group]


def group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


def test_a_child_does_not_hear_the_ctrl_c_that_is_meant_for_us():
    child = children.start(["sleep", "60"])

    assert os.getpgid(child.pid) == child.pid != os.getpgrp()

    children.stop([child], patience=0)


def test_a_child_ends_when_its_parent_is_killed():
    parent = subprocess.Popen(python(PARENT), stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    assert alive(child)

    parent.kill()
    parent.wait()

    assert gone_soon(child)


def test_a_child_that_will_not_end_is_ended_with_all_it_started(tmp_path):
    with (tmp_path / "log").open("wb+") as log:
        child = children.start(python(STUBBORN), output=log)
        while not log.seek(0, os.SEEK_END):
            time.sleep(0.02)
    assert len(members(child.pid)) == 2

    children.stop([child], patience=0.1)

    assert child.returncode == -signal.SIGKILL
    assert members(child.pid) == []


def test_a_child_that_ends_when_asked_is_given_the_time(tmp_path):
    with (tmp_path / "log").open("wb+") as log:
        child = children.start(python(SLOW), output=log)
        while not log.seek(0, os.SEEK_END):
            time.sleep(0.02)

    children.stop([child], patience=20)

    assert child.returncode == 7


def test_an_ended_child_keeps_its_process_id_until_it_is_stopped():
    child = children.start(["true"])
    while not children.ended(child):
        time.sleep(0.01)

    assert child.returncode is None
    assert Path(f"/proc/{child.pid}").exists()

    children.stop([child], patience=0)
    assert child.returncode == 0


def test_waiting_says_when_it_was_in_vain():
    child = children.start(["sleep", "60"])

    assert not children.wait([child], 0.05)

    children.stop([child], patience=0)
    assert children.wait([child], 0)


def test_finishing_gives_the_exit_code():
    assert children.finish(children.start(["sh", "-c", "exit 7"]), lambda: None) == 7


def test_a_wish_to_stop_ends_what_is_being_finished():
    child = children.start(["sleep", "60"])

    def check() -> None:
        raise Stopped(signal.SIGTERM)

    with pytest.raises(Stopped):
        children.finish(child, check)

    assert child.returncode == -signal.SIGTERM


def test_only_the_files_named_stay_open(tmp_path):
    kept, other = ((tmp_path / name).open("w") for name in ("kept", "other"))
    for file in (kept, other):
        os.set_inheritable(file.fileno(), True)

    with (tmp_path / "log").open("wb+") as log:
        child = children.start(["ls", "-l", "/proc/self/fd"], output=log, keep_open=[kept.fileno()])
        children.finish(child, lambda: None)

    listed = (tmp_path / "log").read_text()
    assert str(tmp_path / "kept") in listed
    assert str(tmp_path / "other") not in listed
    kept.close()
    other.close()


def test_a_question_to_a_program_is_answered_or_not_at_all():
    assert children.ask(["echo", " yes "]) == "yes"
    assert children.ask(["false"]) is None
    assert children.ask(["/there/is/no/such/program"]) is None
    assert children.ask(["sleep", "60"], patience=0.1) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (3, "exit code 3"),
        (-signal.SIGKILL, "killed by SIGKILL"),
        (-signal.SIGRTMAX + 1, f"killed by signal {signal.SIGRTMAX - 1}"),
    ],
)
def test_an_ending_is_told_in_words(code, words):
    assert children.ending(code) == words
