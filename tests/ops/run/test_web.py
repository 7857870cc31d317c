"""The web server's process, with a stand-in for the pages."""

import http.client
import signal
import socket
import subprocess
import sys
import textwrap
import time

import pytest

from kollega.ops.run.address import Address, listen

PAGES = """
import asyncio

async def pages(scope, receive, send):
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    while scope["path"] == "/stream":
        await send({"type": "http.response.body", "body": b"data: x", "more_body": True})
        await asyncio.sleep(0.1)
    await send({"type": "http.response.body", "body": b"hello"})
"""
SERVE = """
import socket, sys
from pathlib import Path
from kollega.ops.run import web
web.speak_to(Path(sys.argv[2]))
web.serve(socket.socket(fileno=int(sys.argv[1])), "pages:pages")
"""


@pytest.fixture
def server(tmp_path):
    """A server's process and a way to ask it for a page."""
    (tmp_path / "pages.py").write_text(textwrap.dedent(PAGES))
    opened, where = listen(Address("127.0.0.1", 0))
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(opened.fileno()), tmp_path / "web.log"],
        pass_fds=[opened.fileno()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    opened.close()

    def ask(page: str) -> http.client.HTTPResponse:
        call = http.client.HTTPConnection("127.0.0.1", where.port, timeout=20)
        call.request("GET", page)
        return call.getresponse()

    yield process, ask
    process.kill()
    process.communicate()


def test_it_serves_on_the_socket_that_it_was_given(server):
    _, ask = server

    answer = ask("/")

    assert answer.read() == b"hello"
    assert answer.getheader("Server") is None


def test_a_stop_is_not_held_up_by_a_page_that_never_ends(server):
    process, ask = server
    stream = ask("/stream")
    assert stream.read(7) == b"data: x"
    begin = time.monotonic()

    process.send_signal(signal.SIGTERM)
    process.wait(10)

    assert 0.5 < time.monotonic() - begin < 2


def test_nowhere_is_it_written_who_asked_for_what(server, tmp_path):
    process, ask = server
    ask("/page?name=Amara").read()
    process.send_signal(signal.SIGTERM)

    assert process.communicate(timeout=10)[0] == ""
    log = (tmp_path / "web.log").read_text()
    assert "Amara" not in log
    assert "127.0.0.1" not in log


def test_a_socket_that_nobody_serves_keeps_callers_waiting(server):
    opened, where = listen(Address("127.0.0.1", 0))

    with socket.create_connection(("127.0.0.1", where.port), timeout=1) as call:
        call.sendall(b"GET / HTTP/1.1\r\n\r\n")

        with pytest.raises(TimeoutError):
            call.recv(1)
    opened.close()
