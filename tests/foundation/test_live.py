"""A notice comes with the commit, and not without."""

import psycopg
import pytest
from django.db import connection, transaction

from kollega.foundation import live

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def line():
    """Another process's connection, which listens."""
    address = connection.get_connection_params()
    for own in ("cursor_factory", "context", "prepare_threshold"):
        address.pop(own)
    with psycopg.connect(**address, autocommit=True) as opened:
        opened.execute(f"LISTEN {live.CHANNEL}")
        yield opened


def heard(line, seconds=0.5):
    return [notice.payload for notice in line.notifies(timeout=seconds)]


def test_what_is_committed_is_told(line):
    with transaction.atomic():
        live.changed("import", 12)
        assert heard(line, 0.1) == []

    assert heard(line) == ["import 12"]


def test_what_is_rolled_back_is_never_told(line):
    class Refused(Exception):
        pass

    with pytest.raises(Refused), transaction.atomic():
        live.changed("import", 12)
        raise Refused
    live.changed("import", 13)

    assert heard(line) == ["import 13"]


def test_the_same_thing_is_told_once_a_transaction(line):
    with transaction.atomic():
        live.changed("person", 1)
        live.changed("person", 1)

    assert heard(line) == ["person 1"]
