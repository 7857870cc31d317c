"""What happened below is handed to the action of every domain above that cares."""

from collections.abc import Callable, Collection

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kollega.domains.matching import actions as matching
from kollega.domains.meetings import actions as meetings
from kollega.domains.programmes import actions as programmes
from kollega.domains.relationships import actions as relationships
from kollega.foundation import happenings

# What happened, and who is told: each takes the primary key of what changed.
HEARERS: dict[str, list[Callable[[int], None]]] = {
    "participation_left": [relationships.end_for_leaver, matching.close_for_leaver],
    "relationship_closed": [meetings.cancel_coming],
    "reporting_line_recorded": [relationships.part_for_line, matching.close_for_line],
    "veto_recorded": [
        relationships.part_for_veto,
        matching.close_for_veto,
        programmes.tell_contacts,
    ],
}

# Of many at once: which of them concern anybody at all.
CONCERNED: dict[str, list[Callable[[Collection[int]], set[int]]]] = {
    "reporting_line_recorded": [
        relationships.lines_between_pairs,
        matching.lines_between_offers,
    ],
}
AT_A_TIME = 2000


@app.task(name="hand_on_happening", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def hand_on_happening(*, happening_id: int) -> None:
    """Tell everyone who cares, then forget the happening; all or nothing."""
    happenings.hand_on(happening_id, hearers=HEARERS)


@app.task(
    name="hand_on_waiting_happenings",
    retry=RetryStrategy(max_attempts=8, exponential_wait=3),
)
def hand_on_waiting_happenings() -> None:
    """Tell everyone who cares of all that waits, such as the many lines of a file."""
    while waiting := happenings.waiting(limit=AT_A_TIME):
        for happening_id in happenings.forget_idle(waiting, concerned=CONCERNED):
            happenings.hand_on(happening_id, hearers=HEARERS)
