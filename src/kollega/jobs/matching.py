"""A round is computed, and introductions are written, after the answer."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kollega.domains.matching import actions


@app.task(name="compute_round")
def compute_round(*, round_id: int) -> None:
    """Match everybody of one round; if that fails, its page says so."""
    try:
        actions.compute_round(round_id)
    except Exception:
        actions.fail_round(round_id)
        raise


@app.task(name="write_introductions", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def write_introductions(*, round_id: int) -> None:
    """Write every letter of a round that is still to be written."""
    while actions.write_introductions(round_id):
        continue
