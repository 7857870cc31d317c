"""One address names the database, whatever is in its password."""

from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kollega.config import database

PARTS = ("USER", "PASSWORD", "HOST", "PORT", "NAME")
PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)


def read(url):
    setting = database.from_url(url)
    return tuple(setting[part] for part in PARTS)


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("postgresql://kollega@db/kollega", ("kollega", "", "db", "", "kollega")),
        ("postgres://k:p%40ss@db:5433/n", ("k", "p@ss", "db", 5433, "n")),
        ("postgresql://k@[::1]:5433/n", ("k", "", "::1", 5433, "n")),
        ("postgresql:///n", ("", "", "", "", "n")),
        ("postgresql://k@/n?host=/run/db&port=6000", ("k", "", "/run/db", "6000", "n")),
        ("postgresql://k@db/a%20name", ("k", "", "db", "", "a name")),
    ],
    ids=["plain", "password and port", "IPv6", "socket", "socket's folder", "blank in a name"],
)
def test_an_address_is_taken_apart(url, parts):
    assert read(url) == parts


@given(PRINTABLE)
def test_any_password_arrives_as_it_was_written(password):
    user, arrived, *_rest = read(f"postgresql://k:{quote(password, safe='')}@db/n")

    assert (user, arrived) == ("k", password)


def test_what_is_said_of_the_connection_goes_to_the_driver():
    setting = database.from_url("postgresql://k@db/n?sslmode=verify-full&application_name=kollega")

    assert setting["OPTIONS"]["sslmode"] == "verify-full"
    assert setting["OPTIONS"]["application_name"] == "kollega"
    assert "host" not in setting["OPTIONS"]


@pytest.mark.parametrize(
    ("more", "options"),
    [("", "-c jit=off"), ("?options=-c%20work_mem%3D64MB", "-c work_mem=64MB")],
    ids=["by itself", "unless something else is asked for"],
)
def test_queries_of_pages_are_not_compiled(more, options):
    setting = database.from_url(f"postgresql://k@db/n{more}")

    assert setting["OPTIONS"]["options"] == options


def test_postgresqls_own_variable_still_counts(monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c jit=on")

    setting = database.from_url("postgresql://k@db/n")

    assert setting["OPTIONS"]["options"] == "-c jit=off -c jit=on"


def test_the_database_itself_says_so(db):
    with connection.cursor() as cursor:
        assert cursor.execute("SHOW jit").fetchone() == ("off",)


@pytest.mark.parametrize("url", ["", "db", "mysql://k@db/n", "sqlite:///file", "http://db/n"])
def test_only_postgresql_will_do(url):
    with pytest.raises(ImproperlyConfigured, match="must begin with postgresql://"):
        database.from_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://k:se#cret@db/n",
        "postgresql://k:se/cret@db/n",
        "postgresql://k:se?cret@db/n",
        "postgresql://k:se[cret@db/n",
        "postgresql://k:secret@db:port/n",
    ],
)
def test_an_address_that_cannot_be_read_is_refused_without_telling_the_password(url):
    with pytest.raises(ImproperlyConfigured, match="cannot be read") as refused:
        database.from_url(url)

    assert "cret" not in str(refused.value)
    assert refused.value.__suppress_context__
