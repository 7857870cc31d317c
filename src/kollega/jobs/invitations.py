"""Invitations to many people are written after the answer, some at a time."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kollega.domains.programmes import actions


@app.task(name="send_invitations", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def send_invitations(*, programme_id: int) -> None:
    """Write every invitation of a programme that is still to be written."""
    while actions.send_invitations(programme_id):
        continue
