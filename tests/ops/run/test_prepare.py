"""What keeps a database from being prepared is told in a sentence, without its password.

That an empty one is prepared, and a prepared one is left alone, is part of test_fresh_checkout.
"""

import os
import subprocess
import sys

import pytest

PREPARE = """
import sys
from pathlib import Path
from kollega.ops.processes.errors import StartError
from kollega.ops.run import prepare
prepare.OLDEST = int(sys.argv[2])
try:
    print(prepare.prepare(Path(sys.argv[1])))
except StartError as error:
    print(error)
"""


@pytest.fixture
def prepare(tmp_path):
    """Prepare a database in another process, as at a start; what is said."""

    def run(url: str | None = None, oldest: int = 0, **environment: str) -> str:
        changed = {"KOLLEGA_MODE": "demonstration", "DATABASE_URL": url, **environment}
        command = [sys.executable, "-c", PREPARE, tmp_path / "prepare.log", str(oldest)]
        seen = {**os.environ, **{name: value for name, value in changed.items() if value}}
        return subprocess.run(command, env=seen, capture_output=True, text=True).stdout.strip()

    return run


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://kollega:secret@127.0.0.1:9/kollega", "Connection refused"),
        ("postgresql://kollega:secret@/kollega?host=/nowhere", "No such file or directory"),
    ],
)
def test_a_database_that_does_not_answer(url, why, prepare):
    said = prepare(url)

    assert said.startswith("The database that DATABASE_URL names does not answer: ")
    assert why in said
    assert "secret" not in said
    assert "\n" not in said


def test_an_address_that_is_none(prepare):
    assert prepare("mysql://somewhere") == "DATABASE_URL must begin with postgresql://."


def test_a_server_that_is_too_old(prepare):
    said = prepare(oldest=10**9)

    assert said == "The database that DATABASE_URL names is older than PostgreSQL 15."


def test_a_failure_that_nobody_foresaw(prepare, tmp_path):
    """A database that others use for something else."""
    said = prepare(PGOPTIONS="-c search_path=pg_catalog -c default_transaction_read_only=on")

    step, sentence = said.splitlines()
    assert step == "Preparing the database ..."
    assert sentence.startswith("The database could not be prepared: ")
    assert sentence.endswith(f"; what happened is in {tmp_path / 'prepare.log'}.")
    assert "Traceback" in (tmp_path / "prepare.log").read_text()
