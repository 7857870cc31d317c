"""A bar chart as plain numbers; the template draws it as SVG with the theme's colours."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, BAR, GAP, TOP, FOOT = 120, 34, 14, 22, 22
MOST_BARS = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the units of the drawing."""

    label: str
    count: int
    x: int
    y: float
    height: float
    full: bool

    @property
    def middle(self) -> float:
        """Where its labels stand."""
        return self.x + BAR / 2


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and the size of the drawing."""

    bars: Sequence[Bar]
    width: int
    height: int = HEIGHT + TOP + FOOT
    bar: int = BAR
    floor: int = HEIGHT + TOP
    words: int = HEIGHT + TOP + FOOT - 4


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
    highest = max([*pairs, 1])
    more = reached > last
    bars = [
        Bar(
            label=f"{number}+" if more and number == last else str(number),
            count=count,
            x=GAP + number * (BAR + GAP),
            y=TOP + HEIGHT - HEIGHT * count / highest,
            height=HEIGHT * count / highest,
            full=bool(planned) and number == last,
        )
        for number, count in enumerate(pairs)
    ]
    return Chart(bars=bars, width=GAP + (last + 1) * (BAR + GAP))
