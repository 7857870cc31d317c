"""Open pages are told that something changed; what it is, they ask for themselves.

A notice is a row number and its kind, sent by the database when the surrounding transaction
commits, and never when it is rolled back. It reaches every process that listens (``web.live``).
"""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

CHANNEL = "kollega_live"


def topic(kind: str, key: int) -> str:
    """What one can listen to: ``"import 12"``. Never a name: a notice is readable to the database."""
    return f"{kind} {key}"


def changed(kind: str, key: int, *, over: BaseDatabaseWrapper | None = None) -> None:
    """Tell whoever listens that something changed, once the surrounding transaction commits.

    Args:
        kind: of what, a noun, such as ``"person"``: what this person has to do.
        key: its primary key.
        over: another database connection than the request's own.
    """
    with (over or connection).cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic(kind, key)])
