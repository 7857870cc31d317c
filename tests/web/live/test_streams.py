"""Open pages hear of changes, across processes, and cost neither a thread nor a connection."""

import signal
import time
from pathlib import Path

import pytest
from django.db import connection, transaction
from tests.web.live.conftest import words

from kollega.foundation import live

pytestmark = pytest.mark.django_db(transaction=True)

# Of this test's database: other tests run beside it, on the same server.
LISTENERS = (
    "SELECT pid FROM pg_stat_activity"
    " WHERE application_name = 'kollega live' AND datname = current_database()"
)
ALL = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
MORE_THAN_THE_POOL_HAS = 12


def listeners():
    with connection.cursor() as cursor:
        cursor.execute(LISTENERS)
        return [pid for (pid,) in cursor.fetchall()]


def connections():
    with connection.cursor() as cursor:
        cursor.execute(ALL)
        return cursor.fetchone()[0]


def threads(house):
    return len(list(Path(f"/proc/{house.process.pid}/task").iterdir()))


def test_two_processes_hear_what_a_third_commits_and_nothing_of_what_it_takes_back(
    serve, mentee, mentor, sign_in
):
    first, second = serve(2)
    streams = [first.listen("/live/", sign_in(mentee)), second.listen("/live/", sign_in(mentee))]

    with transaction.atomic():
        live.changed("person", mentee.pk)
        transaction.set_rollback(True)
    live.changed("person", mentor.pk)
    time.sleep(0.5)
    begin = time.monotonic()
    live.changed("person", mentee.pk)

    assert [words(stream) for stream in streams] == [["event: changed", "data:"]] * 2
    assert time.monotonic() - begin < 2
    time.sleep(0.5)
    for house in (first, second):
        house.process.send_signal(signal.SIGTERM)
    # One notice each: neither what was taken back nor what was for somebody else.
    assert [words(stream) for stream in streams] == [[], []]


def test_a_stream_says_nothing_of_what_it_listens_to(serve, mentee, sign_in):
    [house] = serve(1)

    stream = house.listen("/live/", sign_in(mentee))

    assert stream.getheader("Content-Type") == "text/event-stream"
    assert stream.getheader("Cache-Control") == "no-store"
    assert stream.getheader("X-Live-Topics") is None
    assert "default-src 'self'" in stream.getheader("Content-Security-Policy")


def test_open_streams_hold_neither_a_thread_nor_a_connection(serve, mentee, sign_in):
    [house] = serve(1)
    client = sign_in(mentee)
    streams = [house.listen("/live/", client)]
    house.ask("/", client).read()
    threads_before, connections_before = threads(house), connections()

    streams += [house.listen("/live/", client) for _ in range(MORE_THAN_THE_POOL_HAS)]
    page = house.ask("/", client)

    assert page.status == 200
    assert len(listeners()) == 1
    assert connections() <= connections_before + 1
    # A page's own thread may still be ending; a dozen of them would be one a stream.
    assert threads(house) <= threads_before + 2
    assert len(streams) == MORE_THAN_THE_POOL_HAS + 1


def test_a_listening_connection_that_breaks_is_mended_and_everybody_looks_again(
    serve, mentee, sign_in
):
    [house] = serve(1)
    stream = house.listen("/live/", sign_in(mentee))
    [broken] = listeners()

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [broken])

    assert words(stream) == ["event: changed", "data:"]
    assert listeners() != [broken]
    live.changed("person", mentee.pk)
    assert words(stream) == ["event: changed", "data:"]


def test_a_page_that_comes_back_after_a_restart_is_heard_again(serve, mentee, sign_in):
    client = sign_in(mentee)
    [first] = serve(1)
    first.listen("/live/", client)
    first.process.kill()

    second = serve(1)[-1]
    stream = second.listen("/live/", client)
    live.changed("person", mentee.pk)

    assert words(stream) == ["event: changed", "data:"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_open_streams_end_at_once_when_the_server_is_told_to_stop(
    serve, mentee, mentor, sign_in, number
):
    [house] = serve(1)
    streams = [house.listen("/live/", sign_in(one)) for one in (mentee, mentor)]
    begin = time.monotonic()

    house.process.send_signal(number)

    assert [words(stream) for stream in streams] == [[], []]
    assert time.monotonic() - begin < 0.5
    # Python's own farewell takes the rest; without us the server would wait for ever.
    house.process.wait(2.5)


def test_who_goes_away_is_forgotten(serve, mentee, sign_in):
    [house] = serve(1)
    client = sign_in(mentee)
    for _ in range(3):
        house.listen("/live/", client).close()
    stream = house.listen("/live/", client)

    live.changed("person", mentee.pk)

    assert words(stream) == ["event: changed", "data:"]
