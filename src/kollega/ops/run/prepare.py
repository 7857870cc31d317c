"""Bring the database up to date and fill the demonstration: `python -m kollega.ops.run.prepare`.

One process for both, because loading Django takes longer than finding nothing to do. What there
is to do is asked of the database itself, never remembered beside it: it may have been replaced.
"""

import os
import sys
import traceback

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from kollega.ops.checkout.places import here
from kollega.ops.processes.reasons import reason
from kollega.ops.processes.steps import step

OLDEST = 150000


def main() -> int:
    """Prepare; say what is done, or in one sentence why it cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")
    try:
        django.setup()
        connection.ensure_connection()
    except ImproperlyConfigured as error:
        return _refuse(str(error))
    except OperationalError as error:
        return _refuse(f"The database that DATABASE_URL names does not answer: {_short(error)}.")
    if connection.connection.info.server_version < OLDEST:
        return _refuse("The database that DATABASE_URL names is older than PostgreSQL 15.")
    try:
        if pending_migrations():
            with step("Preparing the database"):
                call_command("migrate", verbosity=0, interactive=False)
        call_command("demonstrate")
    except Exception as error:
        log = here().logs / "prepare.log"
        log.write_text(traceback.format_exc(), encoding="utf-8")
        why = reason(str(error)) or f"{type(error).__name__}; what happened is in {log}"
        return _refuse(f"The database could not be prepared: {why}.")
    return 0


def pending_migrations() -> bool:
    """Whether the database lacks a migration that the code brings."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _short(error: OperationalError) -> str:
    """The last line of what the driver says, which names the reason and no password."""
    lines = str(error).strip().splitlines()
    return lines[-1].rpartition("failed: ")[2] if lines else type(error).__name__


if __name__ == "__main__":
    sys.exit(main())
