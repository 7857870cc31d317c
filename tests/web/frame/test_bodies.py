"""A body that is too large is neither kept nor read, and gets a page of ours."""

import asyncio

import pytest
from django.core.handlers.asgi import ASGIHandler
from django.test import override_settings

from kollega.web.frame.bodies import BodyDoor

MOST = 1000


@pytest.fixture(autouse=True)
def _small():
    with override_settings(LARGEST_BODY=MOST):
        yield


def send(portions, *, announced):
    """What the application behind the door is given of a body, and how much was taken off the line."""
    left = [
        {"type": "http.request", "body": portion, "more_body": number < len(portions)}
        for number, portion in enumerate(portions, start=1)
    ]
    given = []

    async def receive():
        return left.pop(0) if left else {"type": "http.disconnect"}

    async def pages(scope, receive, send):
        while (message := await receive())["type"] == "http.request":
            given.append(message["body"])
            if not message["more_body"]:
                break

    length = [] if announced is None else [(b"content-length", str(announced).encode())]
    scope = {"type": "http", "headers": length}
    asyncio.run(BodyDoor(pages)(scope, receive, None))
    return given, left


def test_what_fits_goes_through_as_it_is():
    given, _left = send([b"a" * 600, b"b" * 400], announced=MOST)

    assert given == [b"a" * 600, b"b" * 400]


def test_what_is_too_large_runs_by_and_nothing_of_it_is_kept():
    given, left = send([b"a" * 600, b"b" * 600], announced=1200)

    assert given == [b""]
    assert left == []


def test_what_does_not_say_how_large_it_is_is_counted():
    given, _left = send([b"a" * 600, b"b" * 400], announced=None)

    assert given == [b"a" * 600, b"b" * 400]


def test_what_grows_too_large_without_saying_so_ends_the_request():
    given, left = send([b"a" * 600, b"b" * 600, b"c" * 600], announced=None)

    assert given == [b"a" * 600]
    assert len(left) == 1


def test_nobody_waits_for_what_has_no_end():
    given, left = send([b"a" * 600, b"b" * 600], announced=MOST * 1000)

    assert given == [b""]
    assert len(left) == 2


def test_who_hangs_up_while_it_runs_by_is_gone():
    given, _left = send([], announced=1200)

    assert given == []


def test_the_page_says_what_is_too_large_and_leads_back(client, db):
    page = client.post(
        "/somewhere/",
        {"file": "x" * (MOST + 1)},
        headers={"Referer": "http://testserver/programmes/x/people/files/"},
    )

    assert page.status_code == 413
    assert "up to 50 MB" in page.content.decode()
    assert 'href="http://testserver/programmes/x/people/files/"' in page.content.decode()


def test_the_server_has_the_door_before_the_pages():
    from kollega.config.asgi import application

    inside = application._pages

    assert isinstance(inside, BodyDoor)
    assert isinstance(inside._pages, ASGIHandler)
