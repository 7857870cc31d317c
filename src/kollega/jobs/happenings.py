"""What happened below is handed to the action of every domain above that cares."""

from collections.abc import Callable

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kollega.domains.relationships import actions as relationships
from kollega.foundation import happenings

# What happened, and who is told: each takes the primary key of what changed.
HEARERS: dict[str, list[Callable[[int], None]]] = {
    "reporting_line_recorded": [relationships.part_for_line],
    "veto_recorded": [relationships.part_for_veto],
}


@app.task(name="hand_on_happening", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def hand_on_happening(*, happening_id: int) -> None:
    """Tell everyone who cares, then forget the happening; all or nothing."""
    happenings.hand_on(happening_id, hearers=HEARERS)
