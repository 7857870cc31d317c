from collections.abc import Mapping
from dataclasses import dataclass

THRESHOLD, FLOOR = 10, 8
BASE = 5


@dataclass(frozen=True)
class Count:
    """A count as it may be shown.

    Attributes:
        about: rounded to the nearest five; None when it is too small to be shown, zero included.
        under: with None, what it is less than.
    """

    about: int | None
    under: int = THRESHOLD


def protected(counts: Mapping[str, int], *, threshold: int = THRESHOLD) -> dict[str, Count]:
    """Counts that tell of no single person.

    Small ones are hidden, the others rounded, so that two counts, or the same count on two days,
    differ by nothing or by five and never by the one who came. Give counts of parts and never their
    total: a total would tell what a hidden part is.

    Args:
        counts: exact, by name.
        threshold: the smallest count that is shown; never under 8.

    Raises:
        ValueError: the threshold is too low, or a count is negative.
    """
    if threshold < FLOOR:
        raise ValueError(f"Counts under {FLOOR} are never shown.")
    if min(counts.values(), default=0) < 0:
        raise ValueError("A count is never negative.")
    return {
        name: Count(about=_rounded(count) if count >= threshold else None, under=threshold)
        for name, count in counts.items()
    }


def _rounded(count: int) -> int:
    return BASE * ((count + BASE // 2) // BASE)
