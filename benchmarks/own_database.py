"""A database of a benchmark's own on the server that DATABASE_URL names, and Django set up on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@contextmanager
def own_database(purpose: str, *, keep: bool = False) -> Iterator[str]:
    """Make a database with every table, set Django up on it, and drop it afterwards.

    Args:
        purpose: it is called as the one of DATABASE_URL with this behind.
        keep: leave one that is there as it is, and do not drop it.

    Yields:
        Its name. The environment of processes started meanwhile names it too.
    """
    given = urlsplit(os.environ["DATABASE_URL"])
    name = f"{given.path.lstrip('/')}_{purpose}"
    os.environ["DATABASE_URL"] = urlunsplit(given._replace(path=f"/{name}"))
    os.environ.setdefault("KOLLEGA_MODE", "demonstration")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")
    server = urlunsplit(given._replace(path="/postgres"))
    if not keep:
        _drop(server, name)
    try:
        _make(server, name)
        _set_up()
        yield name
    finally:
        if not keep:
            _close()
            _drop(server, name)


def _make(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as line:
        found = line.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not found:
            line.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _drop(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as line:
        line.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def _set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _close() -> None:
    from django.db import connections

    connections.close_all()
    for line in connections.all():
        if pool := getattr(line, "_connection_pools", {}).pop(line.alias, None):
            pool.close()
