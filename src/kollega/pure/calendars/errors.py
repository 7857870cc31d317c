"""What can be wrong with a time on a wall clock."""

from datetime import datetime


class UnclearTime(ValueError):
    """A time on the wall that names no single moment."""

    def __init__(self, wall: datetime) -> None:
        super().__init__(wall.isoformat(timespec="minutes"))
        self.wall = wall


class TimeIsSkipped(UnclearTime):
    """Clocks go forward over it: it does not exist on that day."""


class TimeOccursTwice(UnclearTime):
    """Clocks go back over it: it exists twice on that day."""
