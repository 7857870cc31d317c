"""Times on the wall and moments in the world: what a clock change does between the two."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kollega.pure.calendars.errors import TimeIsSkipped, TimeOccursTwice


def moment(wall: datetime, *, zone: str) -> datetime:
    """The moment a wall clock shows a time.

    Args:
        wall: naive; a date and time as somebody reads it off a clock.
        zone: IANA name, such as ``"Europe/London"``.

    Returns:
        Aware, in UTC.

    Raises:
        TimeIsSkipped: clocks go forward over it, so that it never is.
        TimeOccursTwice: clocks go back over it, so that it is not clear which is meant.
        ZoneInfoNotFoundError: there is no such zone.
    """
    place = ZoneInfo(zone)
    first, second = (wall.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        # PEP 495: in a gap the later offset is the smaller fold's; reading it back moves the clock.
        back = first.astimezone(UTC).astimezone(place).replace(tzinfo=None)
        raise TimeOccursTwice(wall) if back == wall else TimeIsSkipped(wall)
    return first.astimezone(UTC)


def wall(instant: datetime, *, zone: str) -> datetime:
    """What a wall clock shows at a moment: naive."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def days_later(instant: datetime, days: int, *, zone: str) -> datetime | None:
    """The same time on the wall some days later, across any change of the clocks.

    Returns:
        Aware, in UTC; None where that time does not exist, or exists twice, on that day.
    """
    try:
        return moment(wall(instant, zone=zone) + timedelta(days=days), zone=zone)
    except (TimeIsSkipped, TimeOccursTwice):
        return None
