"""Mails to many people are written after the answer: all invitations, or one letter a job."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kollega.domains.programmes import actions

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=3)


@app.task(name="send_invitations", retry=AGAIN)
def send_invitations(*, programme_id: int) -> None:
    """Write every invitation of a programme that is still to be written."""
    while actions.send_invitations(programme_id):
        continue


@app.task(name="ask_to_agree_anew", retry=AGAIN)
def ask_to_agree_anew(*, text_id: int) -> None:
    """Ask whoever agreed to an earlier promise to read the new one."""
    actions.ask_to_agree_anew(text_id)


@app.task(name="write_reminder", retry=AGAIN)
def write_reminder(*, participation_id: int) -> None:
    """Remind one person of a sign-up."""
    actions.write_reminder(participation_id)


@app.task(name="write_approval", retry=AGAIN)
def write_approval(*, participation_id: int) -> None:
    """Tell one person that they take part now."""
    actions.write_approval(participation_id)
