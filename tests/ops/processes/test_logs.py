"""Logs are kept, and do not grow for ever."""

from kollega.ops.processes import logs


def test_a_log_is_made_with_its_folder_and_written_at_its_end(tmp_path):
    for word in (b"one ", b"two"):
        with logs.open_log(tmp_path / "log" / "some.log") as log:
            log.write(word)

    assert (tmp_path / "log" / "some.log").read_bytes() == b"one two"


def test_a_large_log_is_put_aside(tmp_path):
    (tmp_path / "some.log").write_bytes(b"x" * (logs.LARGEST + 1))

    logs.open_log(tmp_path / "some.log").close()

    assert (tmp_path / "some.log").stat().st_size == 0
    assert (tmp_path / "some.log.old").stat().st_size == logs.LARGEST + 1


def test_what_was_said_lately_can_be_read_back(tmp_path):
    with logs.open_log(tmp_path / "some.log") as log:
        log.write(b"before ")
        begin = log.tell()
        log.write(b"after \xff")

        assert logs.said_since(log, begin) == "after �"
