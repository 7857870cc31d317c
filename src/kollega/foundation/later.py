"""Work that is done after the answer: started by name, inside the transaction that wants it.

The job is a row written by the same transaction, so it vanishes when that is rolled back. Its
arguments stay in the queue until it ran: ids of ordinary things only.
"""

from procrastinate.contrib.django import app


def start(name: str, **ids: int) -> None:
    """Start the job of that name once the surrounding transaction commits."""
    app.configure_task(name).defer(**ids)
