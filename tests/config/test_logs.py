"""What the log does not hold can't leak from it."""

import logging
import sys

import pytest

from kollega.config.logs import Discreet


def written(message, *values, exc_info=None, by="kollega"):
    record = logging.LogRecord(by, logging.ERROR, "file", 1, message, values, exc_info)
    Discreet().filter(record)
    return logging.Formatter("%(message)s").format(record)


@pytest.mark.parametrize(
    ("message", "secret"),
    [
        ("mail to amara.osei@example.org failed", "amara"),
        ("Not Found: /people/?name=Amara+Osei", "Osei"),
        ("refused for 10.20.30.40", "10.20"),
        ("refused for 2001:db8:85a3::8a2e:370:7334", "2001:db8"),
        ("Bad request %s", "nothing"),
    ],
)
def test_addresses_and_query_strings_are_struck_out(message, secret):
    line = written(message, *(["/search?q=nothing"] if "%s" in message else []))

    assert secret not in line


def test_a_traceback_tells_where_and_what_kind_but_not_whom():
    try:
        raise ValueError("duplicate key: (amara.osei@example.org)")
    except ValueError:
        line = written("Internal error", exc_info=sys.exc_info())

    assert "ValueError at" in line
    assert "amara" not in line


def test_an_ordinary_message_is_left_as_it_is():
    assert written("3 jobs done") == "3 jobs done"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/by-mail/kPzN3x-2v_Qd/", "/by-mail/…/"),
        ("/sessions/calendar/qwertyuiopasdfghjklzxcvbnm.ics", "/sessions/calendar/…"),
        ("/programmes/joining/eyJyb2xlIjoibWVudGVlIn0:1abc:xyz/", "/programmes/joining/…/"),
        ("/account/login/", "/account/login/"),
        ("/", "/"),
    ],
)
@pytest.mark.parametrize("words", ["Not Found: %s", "Forbidden (CSRF cookie not set.): %s"])
def test_the_secret_of_a_button_is_struck_out_of_its_path(path, kept, words):
    line = written(words, path, by="django.request")

    assert line == words % kept
