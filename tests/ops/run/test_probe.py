"""Whether a web server answers is found out without waiting for it."""

import socket
import time

import pytest
from tests.ops.watching import until

from kollega.ops.run.probe import Probe


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0)) as opened:
        opened.settimeout(5)
        yield opened


def test_while_nobody_answers_it_says_so_at_once(listening):
    probe, begin = Probe(listening), time.monotonic()

    assert not probe.answered()
    assert not probe.answered()

    assert time.monotonic() - begin < 1
    probe.close()


def test_an_answer_of_any_kind_is_one(listening):
    probe = Probe(listening)
    probe.answered()
    call, _ = listening.accept()

    assert call.recv(100).startswith(b"GET / HTTP/1.1\r\nHost: localhost")
    assert not probe.answered()
    call.sendall(b"HTTP/1.1 404 Not Found\r\n\r\n")

    assert until(probe.answered)
    call.close()


def test_a_call_that_is_broken_off_is_made_again(listening):
    probe = Probe(listening)
    probe.answered()
    listening.accept()[0].close()
    assert not until(probe.answered, 0.2)

    call, _ = listening.accept()
    call.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    assert until(probe.answered)
    call.close()
