"""Days as people write them in spreadsheets."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .folding import fold
from .vocabulary import MONTHS

_ISO = re.compile(r"^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$")
_COMPACT = re.compile(r"^(19|20)(\d{2})(\d{2})(\d{2})$")
_THREE_NUMBERS = re.compile(r"^(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?(\d{2}|\d{4})(?:[T ,].*)?$")
_CHINESE = re.compile(r"^(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?$")
_DAY_FIRST_WORD = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]?(?:of )?([a-z]+)\.?,?[ -]?'?(\d{4}|\d{2})$"
)
_MONTH_FIRST_WORD = re.compile(r"^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
_MONTH_WORD = re.compile(r"^([a-z]+)\.?[ -]'?(\d{4}|\d{2})$")
_MONTH_NUMBER = re.compile(r"^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))$")
_SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
_WEEKDAY = re.compile(
    r"^(mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|fre|lor|son|tis|lor)[a-z]*,? "
)

# Serial numbers taken for days: 3 October 1954 to 9 January 2119.
_SERIALS = range(20_000, 80_000)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # of days that concern people at work
_PIVOT = 70  # "69" is 2069, "70" is 1970
_EPOCH_1900 = date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was
_EPOCH_1904 = date(1904, 1, 1)


class DateOrder(StrEnum):
    """Which number comes first in 03/04/2024."""

    day_first = "day_first"
    month_first = "month_first"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the dates of one column are to be read. `certain` is False if no cell tells the order.

    `end`: a month without a day means its last day. `epoch_1904`: serial numbers count from 1904.
    """

    order: DateOrder = DateOrder.day_first
    certain: bool = True
    end: bool = False
    epoch_1904: bool = False


def read_date(text: str, reading: Reading = Reading()) -> date | None:
    """The day a clean cell names, or None. Excel's serial numbers count from the reading's epoch."""
    for pattern, make in _NUMERIC:
        found = pattern.match(text)
        if found:
            return make(found, reading)
    return _with_words(_WEEKDAY.sub("", fold(text)), reading)


def is_date(text: str) -> bool:
    """Whether a clean cell can only be a day (serial numbers could be anything, and do not count)."""
    if _SERIAL.match(text) or not any(c.isdigit() for c in text):
        return False
    month_first = Reading(order=DateOrder.month_first)
    return read_date(text) is not None or read_date(text, month_first) is not None


def is_serial(text: str) -> bool:
    """Whether a clean cell could be Excel's number of a day: 45352 is 1 March 2024."""
    found = _SERIAL.match(text)
    return found is not None and int(found[1]) in _SERIALS


def depends_on_order(text: str) -> bool:
    """Whether a cell is another day when day and month change places."""
    found = _THREE_NUMBERS.match(text)
    return found is not None and found[2] != "." and int(found[1]) != int(found[3])


@dataclass(slots=True)
class OrderVotes:
    """What the cells of a column say of the order in which it writes day and month."""

    day_first: int = 0
    month_first: int = 0
    undecided: int = 0

    def add(self, text: str) -> None:
        """Count one clean cell."""
        found = _THREE_NUMBERS.match(text)
        if not found or found[2] == ".":
            return
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1
        else:
            self.undecided += first != second

    def __add__(self, other: "OrderVotes") -> "OrderVotes":
        return OrderVotes(
            self.day_first + other.day_first,
            self.month_first + other.month_first,
            self.undecided + other.undecided,
        )

    @property
    def certain(self) -> bool:
        """Whether the order is proved by a cell, or does not matter."""
        return bool(self.day_first or self.month_first or not self.undecided)

    def clear(self, votes: int) -> bool:
        """Whether so many cells prove one order and none the other."""
        return {self.day_first >= votes, self.month_first >= votes} == {True, False} and not (
            self.day_first and self.month_first
        )

    def decided(self) -> tuple[DateOrder, bool]:
        """The order, and whether it is certain; day first where nothing tells."""
        month_first = self.month_first > self.day_first
        return (DateOrder.month_first if month_first else DateOrder.day_first), self.certain


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int, reading: Reading) -> date | None:
    """The first day of a month, or its last where the column says when something ends."""
    if not 1 <= month <= 12:
        return None
    if not reading.end:
        return _day(year, month, 1)
    following = _day(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1) if following else None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _iso(found: re.Match[str], _: Reading) -> date | None:
    return _day(int(found[1]), int(found[3]), int(found[4]))


def _compact(found: re.Match[str], _: Reading) -> date | None:
    return _day(int(found[1] + found[2]), int(found[3]), int(found[4]))


def _three_numbers(found: re.Match[str], reading: Reading) -> date | None:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    # Dots are written in countries that put the day first.
    if found[2] == "." or reading.order == DateOrder.day_first:
        return _day(year, second, first)
    return _day(year, first, second)


def _chinese(found: re.Match[str], reading: Reading) -> date | None:
    if found[3]:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    return _month(int(found[1]), int(found[2]), reading)


def _month_number(found: re.Match[str], reading: Reading) -> date | None:
    year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    return _month(int(year), int(month), reading)


def _serial(found: re.Match[str], reading: Reading) -> date | None:
    days = int(found[1])
    if days not in _SERIALS:
        return None
    return (_EPOCH_1904 if reading.epoch_1904 else _EPOCH_1900) + timedelta(days=days)


_NUMERIC = (
    (_ISO, _iso),
    (_THREE_NUMBERS, _three_numbers),
    (_COMPACT, _compact),
    (_SERIAL, _serial),
    (_MONTH_NUMBER, _month_number),
    (_CHINESE, _chinese),
)


def _with_words(text: str, reading: Reading) -> date | None:
    if found := _DAY_FIRST_WORD.match(text):
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST_WORD.match(text):
        month, day, year = found[1], found[2], found[3]
    elif found := _MONTH_WORD.match(text):
        named = MONTHS.get(found[1])
        return _month(_year(found[2]), named, reading) if named else None
    else:
        return None
    number = MONTHS.get(month)
    return _day(_year(year), number, int(day)) if number else None
