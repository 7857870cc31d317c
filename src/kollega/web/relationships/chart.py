"""Bar charts as plain numbers; the template draws them as SVG with the theme's own colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import pgettext

HEIGHT, TOP, FOOT = 120, 22, 22
SHARE = 0.64  # of the room each bar has, the bar itself takes this much
MOST_BARS = 13
FEWEST_MONTHS, MOST_MONTHS = 6, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: across in per cent of the drawing, which is as wide as its place; upright in pixels."""

    label: str
    count: int
    x: float
    width: float
    y: float
    height: float
    full: bool

    @property
    def middle(self) -> float:
        """Where its labels stand."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """Where its number stands."""
        return self.y - 6


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and the height of the drawing in pixels."""

    bars: Sequence[Bar]

    height = HEIGHT + TOP + FOOT
    floor = HEIGHT + TOP
    words = HEIGHT + TOP + FOOT - 4


def of_sessions(counted: Sequence[tuple[int, int]], *, planned: int | None) -> Chart:
    """How many pairs have held so many sessions.

    Args:
        counted: (sessions held, pairs), rising; numbers that are missing count as none.
        planned: how many sessions there are to be: the last bar is "that many or more". None:
            open-ended; then the last bar is what was reached, a dozen or more at most.
    """
    reached = max((held for held, _pairs in counted), default=0)
    last = planned if planned else min(max(reached, 3), MOST_BARS - 1)
    pairs = [0] * (last + 1)
    for held, count in counted:
        pairs[min(held, last)] += count
    labels = [str(number) for number in range(last + 1)]
    if reached > last:
        labels[-1] += "+"
    return _drawn(labels, pairs, full=last if planned else None)


def of_months(held: Mapping[date, int], *, until: date) -> Chart:
    """How many sessions were held in each of the last months: half a year at least, a year at most.

    Args:
        held: sessions by the first day of their month; months that are missing had none.
        until: a day in the last month.
    """
    since = min(held, default=until)
    span = (until.year - since.year) * 12 + until.month - since.month + 1
    months = min(max(span, FEWEST_MONTHS), MOST_MONTHS)
    firsts = [_months_before(until, back) for back in range(months - 1, -1, -1)]
    labels = [str(date_format(first, pgettext("short month", "M"))) for first in firsts]
    return _drawn(labels, [held.get(first, 0) for first in firsts])


def _drawn(labels: Sequence[str], counts: Sequence[int], *, full: int | None = None) -> Chart:
    highest, room = max([*counts, 1]), 100 / len(counts)
    return Chart(
        bars=[
            Bar(
                label=label,
                count=count,
                x=room * (number + (1 - SHARE) / 2),
                width=room * SHARE,
                y=TOP + HEIGHT - HEIGHT * count / highest,
                height=HEIGHT * count / highest,
                full=number == full,
            )
            for number, (label, count) in enumerate(zip(labels, counts, strict=True))
        ]
    )


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)
