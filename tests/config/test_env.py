"""What the environment says is taken at its word, or refused in a sentence that names it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from kollega.config import env


@pytest.fixture
def said(monkeypatch, tmp_path):
    """The environment and its files: ``said(NAME="x")``, ``said(NAME_FILE=b"x")``."""

    def say(**values):
        for name in ("NAME", "NAME_FILE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            if isinstance(value, bytes):
                (tmp_path / name).write_bytes(value)
                value = str(tmp_path / name)
            monkeypatch.setenv(name, value)

    return say


def test_the_value_comes_before_the_file_and_the_file_before_the_default(said):
    said(NAME="value", NAME_FILE=b"file")
    assert env.text("NAME", "default") == "value"

    said(NAME="", NAME_FILE=b"file")
    assert env.text("NAME", "default") == "file"

    said(NAME="", NAME_FILE="")
    assert env.text("NAME", "default") == "default"


def test_a_file_s_secret_is_taken_without_the_line_s_end_and_with_its_blanks_inside(said):
    for content in (b"a secret", b"a secret\n", b"a secret\r\n", b"a secret\n\n"):
        said(NAME_FILE=content)
        assert env.text("NAME") == "a secret"


def test_what_is_needed_and_missing_is_named_with_both_ways_to_give_it(said):
    said()

    with pytest.raises(ImproperlyConfigured, match="Please set NAME, or NAME_FILE"):
        env.text("NAME")


def test_a_file_that_cannot_be_read_is_named_with_the_reason(said, tmp_path):
    for path, reason in ((tmp_path / "nowhere", "No such file"), (tmp_path, "Is a directory")):
        said(NAME_FILE=str(path))
        with pytest.raises(ImproperlyConfigured, match=f"NAME_FILE names {path}.*{reason}"):
            env.text("NAME", "default")


def test_a_number_is_whole_or_refused(said):
    for value, number in (("25", 25), (" 25 ", 25), ("-1", -1), ("", 7)):
        said(NAME=value)
        assert env.number("NAME", 7) == number
    for value in ("2.5", "smtp", "0x19"):
        said(NAME=value)
        with pytest.raises(ImproperlyConfigured, match="NAME must be a whole number"):
            env.number("NAME", 7)


def test_a_list_loses_its_blanks_and_empty_places(said):
    for value, words in (("a,b", ["a", "b"]), (" a , ,b,", ["a", "b"]), (",", []), ("", ["z"])):
        said(NAME=value)
        assert env.words("NAME", "z") == words


def test_a_switch_is_yes_or_no_and_never_turned_off_by_a_slip(said):
    for value, on in (("yes", True), ("Yes ", True), ("no", False), ("NO", False)):
        said(NAME=value)
        assert env.switch("NAME", default=not on) is on
    for value in ("true", "1", "on", "y", "nope"):
        said(NAME=value)
        with pytest.raises(ImproperlyConfigured, match="NAME must be yes or no"):
            env.switch("NAME", default=True)
    said()
    assert (env.switch("NAME", default=True), env.switch("NAME", default=False)) == (True, False)
