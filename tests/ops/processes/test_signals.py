"""A wish to stop is noted at once and acted upon where we choose."""

import os
import signal
import subprocess
import sys
import time

import pytest

from kollega.ops.processes import children
from kollega.ops.processes.errors import Stopped
from kollega.ops.processes.signals import Signals

REPORT = """
import signal
from kollega.ops.processes.signals import Signals
with Signals() as signals:
    print("ready", flush=True)
    signals.wait(5)
    print(signals.heard, flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_noted_and_raised_where_we_ask(number):
    with Signals() as signals:
        os.kill(os.getpid(), number)

        with pytest.raises(Stopped) as stopped:
            signals.check()

    assert stopped.value.exit_code == 128 + number


def test_without_a_signal_nothing_is_raised():
    with Signals() as signals:
        signals.check()


def test_a_signal_ends_the_waiting():
    with Signals() as signals:
        begin = time.monotonic()
        helper = subprocess.Popen(["/bin/sh", "-c", f"sleep 0.1; kill -TERM {os.getpid()}"])
        signals.wait(10)

        assert time.monotonic() - begin < 5
        signals.wait_until(lambda: bool(signals.heard), 5)
        assert signals.heard == [signal.SIGTERM]
        helper.wait()


def test_the_end_of_a_child_ends_the_waiting_and_is_no_wish_to_stop():
    with Signals() as signals:
        begin = time.monotonic()
        child = children.start(["true"])
        while not children.ended(child):
            signals.wait(10)

        assert time.monotonic() - begin < 5
        signals.check()
        children.stop([child], patience=0)


def test_waiting_for_something_ends_when_it_is_there():
    with Signals() as signals:
        soon = time.monotonic() + 0.1

        assert signals.wait_until(lambda: time.monotonic() > soon, 5)
        assert not signals.wait_until(lambda: False, 0.1)


def test_afterwards_signals_do_what_they_did_before():
    before = signal.getsignal(signal.SIGTERM)

    with Signals():
        assert signal.getsignal(signal.SIGTERM) != before

    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize(
    ("how", "number", "heard"),
    [
        ("trap '' INT; exec", signal.SIGINT, "[2]"),  # a shell's background
        ("trap '' HUP; exec", signal.SIGHUP, "[]"),  # nohup
    ],
)
def test_an_ignored_interrupt_is_heard_and_an_ignored_hangup_is_not(how, number, heard):
    command = ["sh", "-c", f'{how} "$@"', "sh", sys.executable, "-c", REPORT]
    listener = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    listener.stdout.readline()

    listener.send_signal(number)
    time.sleep(0.1)
    listener.send_signal(signal.SIGCHLD)

    assert listener.communicate(timeout=10)[0].strip() == heard


def test_a_signal_held_back_by_who_started_us_is_heard():
    def hold_back() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])

    listener = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n{REPORT}",
        ],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=hold_back,
    )

    assert listener.communicate(timeout=10)[0].split("\n")[1] == "[15]"
