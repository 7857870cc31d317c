"""What tools print becomes a sentence about what happened and what to do."""

import errno
import shutil

import pytest

from kollega.ops.processes.reasons import reason, reason_for


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("error: No space left on device (os error 28)", "the disk is full"),
        ("npm error code ENOSPC", "the disk is full"),
        ("touch: x: Read-only file system", "read-only file system"),
        ("npm error code EROFS", "read-only file system"),
        ("error: dns error: failed to lookup address information", "the network"),
        ("npm error code EAI_AGAIN", "the network"),
        ("NewConnectionError: [Errno 111] Connection refused", "the network"),
        ("Could not fetch URL: timed out", "the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was locked"),
        ("Hash mismatch for `django==5.2`", "not the one that was locked"),
        ("npm error code EINTEGRITY", "not the one that was locked"),
        ("error: Permission denied (os error 13)", "may not be written"),
        ("npm error code EACCES", "may not be written"),
        ("FATAL: could not map: Cannot allocate memory", "not enough memory"),
    ],
)
def test_a_known_failure_is_explained(printed, told):
    assert told in reason(f"some words\n{printed}\nmore words")


def test_an_unknown_failure_is_not_guessed_at():
    assert reason("SyntaxError: unexpected token") is None


def test_a_full_disk_is_noticed_though_nothing_could_be_written_about_it(tmp_path, monkeypatch):
    assert reason("", near=tmp_path) is None

    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 0))

    assert "the disk is full" in reason("", near=tmp_path)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "may not be written"),
    ],
)
def test_an_error_of_the_system_is_explained(number, told):
    assert told in reason_for(OSError(number, "words", "/some/file"))


def test_an_unknown_error_of_the_system_names_the_file():
    assert reason_for(OSError(errno.ELOOP, "Too many links", "/some/file")) == (
        "Too many links (/some/file)"
    )
