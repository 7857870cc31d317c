"""The server: what it is, who may enter, what it leaves behind."""

import stat
import time
from pathlib import Path

import psycopg
import pytest
from tests.ops.postgres.conftest import ask

from kollega.ops.postgres import Server
from kollega.ops.processes.errors import StartError, Stopped


def socket_folder(server: Server) -> Path:
    return Path(psycopg.conninfo.conninfo_to_dict(server.url)["host"])


def test_everything_is_done_as_one_role_that_is_no_superuser(standing):
    role = "SELECT rolname::text FROM pg_roles WHERE rolname = current_user AND NOT rolsuper"
    role += " AND rolcreatedb AND NOT rolcreaterole"

    assert ask(standing, role) == "kollega"
    assert ask(standing, "SELECT current_database()::text") == "kollega"


def test_that_role_can_make_the_databases_that_tests_need(standing):
    with psycopg.connect(standing.url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_kollega")

    assert ask(standing, "SELECT current_database()::text", dbname="test_kollega") == "test_kollega"


def test_nobody_can_be_superuser(standing):
    with pytest.raises(psycopg.OperationalError, match="no pg_hba"):
        ask(standing, "SELECT 1", user="postgres")


def test_it_listens_on_no_network(standing):
    assert ask(standing, "SHOW listen_addresses") == ""


def test_its_socket_is_in_a_private_folder_with_a_short_path(standing):
    folder = socket_folder(standing)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(bytes(folder / ".s.PGSQL.5432")) <= 100


def test_its_language_and_order_do_not_depend_on_the_host(tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "xx_YY.ISO-8859-1")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("PGOPTIONS", "-c nonsense=1")
    server = Server(tmp_path / "postgres", log=tmp_path / "log", throwaway=True)
    server.start()
    monkeypatch.delenv("PGOPTIONS")

    try:
        assert ask(server, "SHOW server_encoding") == "UTF8"
        assert ask(server, "SHOW lc_messages") == "C"
        assert ask(server, "SELECT lower('ÉVA ÅSA IŞIK')") == "éva åsa işik"
        assert ask(
            server, "SELECT string_agg(n, '' ORDER BY n) FROM unnest('{b,a,B,é}'::text[]) n"
        ) == ("Babé")
        assert ask(server, "SHOW timezone") == "UTC"
    finally:
        server.stop()


def test_a_second_start_finds_what_the_first_one_kept(server):
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('here')")
    server.stop()

    server.start()

    assert ask(server, "SELECT word FROM kept") == "here"


def test_real_data_is_safe_in_a_power_cut_and_tests_are_fast(server, copy_of, tmp_path):
    assert ask(server, "SHOW fsync") == "off"

    durable = Server(copy_of("durable"), log=tmp_path / "durable.log")
    durable.start()
    try:
        assert ask(durable, "SHOW fsync") == "on"
        assert ask(durable, "SHOW full_page_writes") == "on"
    finally:
        durable.stop()


def test_the_log_has_no_statements_and_no_values(standing):
    with psycopg.connect(standing.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (email text UNIQUE)")
        connection.execute("INSERT INTO people VALUES ('amara@example.org')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('amara@example.org')")

    log = standing.log.read_text()
    assert "duplicate key value" in log
    assert "amara" not in log
    assert "INSERT" not in log


def test_a_stop_takes_open_connections_with_it_at_once(server):
    connection = psycopg.connect(server.url)
    connection.execute("SELECT 1")
    folder, begin = socket_folder(server), time.monotonic()

    server.stop()

    assert time.monotonic() - begin < 3
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")


def test_a_folder_is_served_once(standing, tmp_path):
    other = Server(standing.data, log=tmp_path / "other.log")

    with pytest.raises(StartError, match="in use by another run"):
        other.start()

    assert ask(standing, "SELECT 1") == 1


def test_a_wish_to_stop_ends_a_start_and_leaves_nothing_behind(tmp_path):
    server = Server(tmp_path / "postgres", log=tmp_path / "log", throwaway=True)
    asked = []

    def check() -> None:
        asked.append(1)
        if len(asked) == 3:
            raise Stopped(2)

    with pytest.raises(Stopped):
        server.start(check)

    assert server.process is None
    server.start()
    assert ask(server, "SELECT 1") == 1
    server.stop()


def test_a_server_that_cannot_start_says_where_its_reasons_are(copy_of, tmp_path):
    data = copy_of("postgres")
    (data / "postgresql.conf").write_text("nonsense = on\n")
    server = Server(data, log=tmp_path / "log")

    with pytest.raises(StartError, match=r"did not start: exit code 1.*/log\.$"):
        server.start()

    assert "nonsense" in (tmp_path / "log").read_text()


def test_its_programs_are_those_that_made_the_data(copy_of, tmp_path):
    data = copy_of("postgres")
    (data / "PG_VERSION").write_text("9\n")

    with pytest.raises(StartError, match="belongs to PostgreSQL 9, which is not installed"):
        Server(data, log=tmp_path / "log").start()


def test_a_path_beyond_what_postgresql_takes_is_refused_in_a_sentence(tmp_path):
    deep = tmp_path.joinpath(*["x" * 200] * 5) / "postgres"
    deep.parent.mkdir(parents=True)

    with pytest.raises(StartError, match="is too long for PostgreSQL"):
        Server(deep, log=tmp_path / "log").start()


def test_a_long_path_with_blanks_is_no_hindrance(copy_of, tmp_path):
    deep = Path(*["a long folder name with blanks"] * 15) / "postgres"
    server = Server(copy_of(str(deep)), log=tmp_path / "log", throwaway=True)

    server.start()

    assert ask(server, "SELECT 1") == 1
    server.stop()


def test_a_temporary_folder_with_a_long_path_is_passed_over(copy_of, tmp_path, monkeypatch):
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    server = Server(copy_of("postgres"), log=tmp_path / "log", throwaway=True)

    server.start()

    assert list(deep.iterdir()) == []
    assert ask(server, "SELECT 1") == 1
    server.stop()
