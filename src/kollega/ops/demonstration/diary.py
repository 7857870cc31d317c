"""The demonstration's past: what happened on which day, lived through with the real actions."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kollega.domains.matching import actions as matching
from kollega.domains.meetings import actions as meetings
from kollega.foundation import clock

DAYS = 100


@dataclass
class Diary:
    """Entries by day; several people may write into one."""

    entries: dict[int, list[Callable[[], object]]] = field(default_factory=dict)

    def on(self, day: int, deed: Callable[..., object], *values: object, **more: object) -> None:
        """Write down a deed for a day, counted from 0; DAYS is today."""
        self.entries.setdefault(day, []).append(lambda: deed(*values, **more))

    def live(self) -> None:
        """Live through every day up to today, with what falls due once a week."""
        for day in range(DAYS + 1):
            for deed in self.entries.get(day, ()):
                deed()
            if day % 7 == 6:
                matching.expire_offers()
                matching.tell_of_offers()
                meetings.let_go()
            if day < DAYS:
                clock.move_forward(days=1)
