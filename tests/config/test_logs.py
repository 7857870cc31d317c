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


@pytest.mark.parametrize(
    "address", ["::1", "fe80::1", "2001::7334", "2001:db8::", "::ffff:c0a8:1", "fe80::a:b:c:d"]
)
def test_short_network_addresses_are_struck_out_as_well(address):
    for message in (f"refused for {address}", f"[{address}]:443 is away", f"from {address}, again"):
        assert address not in written(message)


@pytest.mark.parametrize("message", ["at 12:34:56", "q::z", "std::x", "1:2", "version 10.2"])
def test_times_and_versions_are_no_network_addresses(message):
    assert written(message) == message


def test_a_message_that_does_not_fit_its_values_breaks_nothing_and_tells_none():
    for message, values in (("%d jobs", ("amara",)), ("%s %s", ("amara",)), ("100%", ("amara",))):
        assert written(message, *values) == message


def test_the_filter_keeps_every_record():
    record = logging.LogRecord("kollega", logging.DEBUG, "file", 1, "%d", ("x",), None)

    assert Discreet().filter(record) is True
