"""Files of people are read, checked and brought in outside the request."""

import logging
from collections.abc import Callable

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kollega.domains.programmes.actions import imports

logger = logging.getLogger("kollega.jobs.imports")
AGAIN = RetryStrategy(max_attempts=3, wait=1)


@app.task(name="read_import", retry=AGAIN)
def read_import(*, import_id: int) -> None:
    """Recognise a file's columns."""
    _or_give_up(imports.read, import_id)


@app.task(name="check_import", retry=AGAIN)
def check_import(*, import_id: int) -> None:
    """Find out what would become of each row."""
    _or_give_up(imports.check, import_id)


@app.task(name="apply_import", retry=AGAIN)
def apply_import(*, import_id: int) -> None:
    """Bring the rows in, all or nothing."""
    _or_give_up(imports.apply, import_id)


def _or_give_up(step: Callable[[int], None], import_id: int) -> None:
    """Do a step; a failure of ours is written in the log and said on the page, not left hanging."""
    try:
        step(import_id)
    except Exception:
        logger.exception("Import %s failed and changed nothing", import_id)
        imports.give_up(import_id)
