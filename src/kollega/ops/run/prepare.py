"""Bring the database up to date, and fill the demonstration.

What there is to do is asked of the database itself, never remembered beside it: it may have been
replaced since.
"""

import os
import re
import traceback
from pathlib import Path

import django
import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from kollega.ops.processes.errors import StartError
from kollega.ops.processes.reasons import reason
from kollega.ops.processes.steps import step

OLDEST = 150000
PATIENCE = 10


def prepare(log: Path) -> bool:
    """Prepare the database; say whether there was anything to do.

    Raises:
        StartError: it cannot be prepared; what is no use to the operator is in the log.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")
    try:
        django.setup()
        _meet_the_database()
        done = [_migrate(), _fill()]
        connections.close_all()
    except (StartError, ImproperlyConfigured) as error:
        raise StartError(str(error)) from error
    except Exception as error:
        log.write_text(traceback.format_exc(), encoding="utf-8")
        why = (
            reason(str(error), near=log.parent)
            or f"{type(error).__name__}; what happened is in {log}"
        )
        raise StartError(f"The database could not be prepared: {why}.") from error
    return any(done)


def pending_migrations() -> bool:
    """Whether the database lacks a migration that the code brings."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _meet_the_database() -> None:
    """Connect once past the pool, which would try for long and then not say why it failed."""
    address = connection.get_connection_params()
    try:
        with psycopg.connect(**address, connect_timeout=PATIENCE) as met:
            version = met.info.server_version
    except psycopg.OperationalError as error:
        told = re.search(r"failed: (?:FATAL: +)?(.+)", str(error))
        why = told[1] if told else str(error).strip()
        raise StartError(f"The database that DATABASE_URL names does not answer: {why}.") from error
    if version < OLDEST:
        raise StartError("The database that DATABASE_URL names is older than PostgreSQL 15.")


def _migrate() -> bool:
    if not pending_migrations():
        return False
    with step("Preparing the database"):
        call_command("migrate", verbosity=0, interactive=False)
    return True


def _fill() -> bool:
    # Models exist only since the set-up of Django.
    from kollega.domains.programmes.queries import showcase
    from kollega.ops.demonstration import fill

    if showcase.showcases():
        return False
    with step("Moving invented people in"):
        return fill()
