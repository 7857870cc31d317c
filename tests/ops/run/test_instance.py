"""A whole instance: started, watched, killed in parts, stopped."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.ops.checkouts import Checkout, Run, answers, stop
from tests.ops.watching import alive, gone_soon, until

from kollega.ops.postgres.accounts import CAP_DAC_READ_SEARCH, Account

WEB, WORKER, POSTGRES, SUPERVISOR = (
    "kollega.ops.run.web",
    "procrastinate worker",
    "/bin/postgres -D",
    "-m kollega.ops.run ",
)
DEFER = "from procrastinate.contrib.django import app; app.configure_task('test.sleep').defer()"
NOBODY = 65534


def listen_to(address: str) -> socket.socket:
    """Open the page that never ends, and wait for its first words."""
    port = int(address.rpartition(":")[2])
    call = socket.create_connection(("127.0.0.1", port), timeout=10)
    call.sendall(b"GET /test-stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
    heard = b""
    while b"data: x" not in heard:
        heard += call.recv(1000)
    return call


def listen_to_own_page(address: str) -> http.client.HTTPResponse:
    """Sign in as one of the invented people, and hear of what is next for them."""
    call = http.client.HTTPConnection("127.0.0.1", int(address.rpartition(":")[2]), timeout=20)
    call.request("GET", "/demonstration/", headers={"Host": "localhost"})
    answer = call.getresponse()
    page, kept = answer.read().decode(), SimpleCookie(answer.getheader("Set-Cookie"))
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"Content-Type": "application/x-www-form-urlencoded", "Host": "localhost"}
    form["Cookie"] = "; ".join(f"{name}={one.value}" for name, one in kept.items())
    door = re.search(r'action="(/demonstration/enter/\w+/)"', page)[1]
    call.request("POST", door, urlencode({"csrfmiddlewaretoken": token}), form)
    answer = call.getresponse()
    answer.read()
    cookies = [SimpleCookie(line) for line in answer.headers.get_all("Set-Cookie")]
    kept = "; ".join(f"{name}={one.value}" for jar in cookies for name, one in jar.items())
    call.request("GET", "/live/", headers={"Host": "localhost", "Cookie": kept})
    stream = call.getresponse()
    assert stream.readline() == b"retry: 2000\n"
    return stream


def begin_a_long_job(checkout: Checkout, run: Run) -> None:
    """Have the worker in the middle of something."""
    worker = run.part(WORKER)
    environment = dict(
        entry.split("=", 1)
        for entry in Path(f"/proc/{worker}/environ").read_text().split("\0")
        if "=" in entry
    )
    shell = [checkout.root / ".venv/bin/python", "-m", "kollega.ops.manage", "shell", "-c", DEFER]
    subprocess.run(shell, env=environment, check=True, capture_output=True)
    assert until(checkout.job_begun.exists, 60)
    checkout.job_begun.unlink()


@pytest.mark.parametrize("way", ["make is told", "the supervisor is told", "Ctrl-C"])
def test_all_ends_within_three_seconds_in_the_middle_of_everything(way, checkout, up):
    stream = listen_to(up.is_up())
    if way == "make is told":
        begin_a_long_job(checkout, up)
    family = up.family()
    begin = time.monotonic()

    if way == "make is told":
        up.process.send_signal(signal.SIGTERM)
    elif way == "the supervisor is told":
        os.kill(up.part(SUPERVISOR), signal.SIGTERM)
    else:
        os.killpg(up.process.pid, signal.SIGINT)
    code = up.ends(10)

    assert time.monotonic() - begin < 3
    assert not any(alive(pid) for pid in family)
    assert "Traceback" not in up.printed
    if way == "the supervisor is told":
        assert code == 0
    log = (checkout.root / ".data/log/postgres.log").read_text().splitlines()
    assert log[-1].endswith("database system is shut down")
    stream.close()


def test_open_pages_that_listen_are_ended_and_hold_up_no_stop(up):
    streams = [listen_to_own_page(up.is_up()) for _ in range(3)]
    begin = time.monotonic()

    os.killpg(up.process.pid, signal.SIGINT)

    # The streams end properly, not torn off, well before the server's patience does.
    assert [stream.read() for stream in streams] == [b"\n"] * 3
    assert time.monotonic() - begin < 0.9
    up.ends(10)
    assert time.monotonic() - begin < 3
    assert "Traceback" not in up.printed


def test_what_is_killed_comes_back_and_that_is_said(checkout, up):
    address = up.is_up()

    for words, name in ((WEB, "The web server"), (WORKER, "The worker"), (POSTGRES, "PostgreSQL")):
        killed = up.part(words)
        os.kill(killed, signal.SIGKILL)
        assert gone_soon(killed)

        assert answers(address)
        assert until(lambda: f"{name} ended unexpectedly" in up.printed)  # noqa: B023 - at once
        assert up.part(words) != killed
        assert up.part(WORKER)


def test_if_the_supervisor_is_killed_all_ends_and_the_next_start_succeeds(checkout, up):
    family = up.family()
    supervisor = up.part(SUPERVISOR)

    os.kill(supervisor, signal.SIGKILL)
    again = checkout.make()

    assert answers(again.is_up())
    assert not any(alive(pid) for pid in family)
    stop(again)


def test_if_make_is_killed_all_ends(up):
    family = up.family()

    os.kill(up.process.pid, signal.SIGKILL)

    assert all(gone_soon(pid) for pid in family)


def test_a_second_instance_is_refused_in_one_sentence(checkout, up):
    said = checkout.fails()

    assert said == (
        f"Kollega is already running from this folder at {up.is_up()}; "
        "stop that one first (Ctrl-C where it was started)."
    )
    assert answers(up.is_up())


def test_a_busy_port_is_told_in_one_sentence_and_the_next_start_succeeds(checkout):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        said = checkout.fails(PORT=str(port))

    assert said == (
        f"Port {port} is taken by another program; "
        f"stop that one, or choose another port: make run PORT={port + 1}"
    )
    run = checkout.make(PORT=str(port))
    assert run.is_up() == f"http://localhost:{port}"
    stop(run)


def test_no_language_umask_or_home_is_a_hindrance(checkout):
    run = checkout.make(
        become=lambda: os.umask(0o077),
        LANG="xx_YY.ISO-8859-1",
        LC_ALL="C",
        TZ="Asia/Kathmandu",
        HOME="/nonexistent",
        PGHOST="nowhere.invalid",
        TERM="",
    )

    assert answers(run.is_up())
    stop(run)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_user_can_run_it_too(checkout):
    mine = checkout.root / ".data"
    subprocess.run(["/bin/chown", "-R", f"{NOBODY}:{NOBODY}", mine.parent], check=True)
    # The Python and the folder are root's own here; nothing but the way to them is given.
    become = Account(NOBODY, NOBODY, CAP_DAC_READ_SEARCH).become

    run = checkout.make(become=become, HOME="/nonexistent")

    assert answers(run.is_up())
    status = Path(f"/proc/{run.part(POSTGRES)}/status").read_text()
    assert f"Uid:\t{NOBODY}\t{NOBODY}" in status
    stop(run)
    subprocess.run(["/bin/chown", "-R", "0:0", mine.parent], check=True)
    owner = f"{NOBODY}:{NOBODY}"
    subprocess.run(["/bin/chown", "-R", owner, mine / "postgres"], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_written_is_told_in_one_sentence(tmp_path):
    checkout = Checkout(tmp_path / "kollega")
    become = Account(NOBODY, NOBODY, CAP_DAC_READ_SEARCH).become

    said = checkout.fails(become=become)

    assert said == (
        "Kollega cannot be set up: a file may not be written; "
        "run make as the user who owns this folder."
    )
