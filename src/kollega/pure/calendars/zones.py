"""VTIMEZONE components from Python's own time zone data (RFC 5545, 3.6.5).

icalendar can make them too, but version 7.3 dates the change to summer time an hour late.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

STEP = timedelta(days=7)  # no zone changes its clocks twice within a week
SECOND = timedelta(seconds=1)


@lru_cache(maxsize=64)
def component(name: str, first_year: int, last_year: int) -> Timezone:
    """A zone's rules over some years, so that no program has to know it by name.

    Args:
        name: IANA name of the zone.
        first_year, last_year: the years covered, both included.

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    place = ZoneInfo(name)
    begin = datetime(first_year, 1, 1, tzinfo=UTC)
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(_observance(begin, begin, place))
    for change in _changes(place, begin, datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        zone.add_component(_observance(change, change - SECOND, place))
    return zone


def _observance(
    start: datetime, before: datetime, place: ZoneInfo
) -> TimezoneDaylight | TimezoneStandard:
    """What holds from a moment on; its start is written in the time that held before it."""
    new, old = start.astimezone(place), before.astimezone(place)
    offset = old.utcoffset() or timedelta()
    observance = TimezoneDaylight() if new.dst() else TimezoneStandard()
    observance.add("dtstart", (start + offset).replace(tzinfo=None))
    observance.add("tzoffsetfrom", offset)
    observance.add("tzoffsetto", new.utcoffset() or timedelta())
    observance.add("tzname", new.tzname() or "")
    return observance


def _changes(place: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The first second of each new offset, found by halving the week it lies in."""
    here = begin
    while here < end:
        there = min(here + STEP, end)
        if _offset(here, place) != _offset(there, place):
            early, late = here, there
            while late - early > SECOND:
                middle = early + (late - early) // 2
                if _offset(middle, place) == _offset(early, place):
                    early = middle
                else:
                    late = middle
            yield late.replace(microsecond=0)
        here = there


def _offset(instant: datetime, place: ZoneInfo) -> timedelta | None:
    return instant.astimezone(place).utcoffset()
