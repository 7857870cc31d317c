import hmac
from collections.abc import Mapping
from dataclasses import dataclass

THRESHOLD, FLOOR = 10, 8
BASE = 5
SHIFT = 2  # how far the point where one figure turns into the next lies off at most


@dataclass(frozen=True)
class Count:
    """A count as it may be shown.

    Attributes:
        about: a multiple of five, at most four off; None when it is too small to be shown, zero
            included.
        under: with None, what it is less than.
    """

    about: int | None
    under: int = THRESHOLD + SHIFT


def protected(
    counts: Mapping[str, int], *, secret: bytes, threshold: int = THRESHOLD
) -> dict[str, Count]:
    """Counts that tell of no single person.

    Small ones are hidden, the others rounded, so that two counts, or the same count on two days,
    differ by nothing or by five and never by the one who came. Where one figure turns into the
    next differs by name and secret and cannot be known: whoever looks before and after somebody
    came, and sees a figure appear or move, does not learn how many there are. Give counts of parts
    and never their total: a total would tell what a hidden part is.

    Args:
        counts: exact, by name.
        secret: the same for every look at the same thing, and known to nobody who looks.
        threshold: about the smallest count that is shown, two off at most; never under 10, so
            that none under 8 is shown.

    Raises:
        ValueError: the threshold is too low, or a count is negative.
    """
    if threshold - SHIFT < FLOOR:
        raise ValueError(f"Counts under {FLOOR} are never shown.")
    if min(counts.values(), default=0) < 0:
        raise ValueError("A count is never negative.")
    shifted = {name: count + _shift(name, secret) for name, count in counts.items()}
    return {
        name: Count(about=_rounded(count) if count >= threshold else None, under=threshold + SHIFT)
        for name, count in shifted.items()
    }


def _shift(name: str, secret: bytes) -> int:
    """From -2 to 2, the same for the same name and secret."""
    drawn = hmac.digest(secret, name.encode(), "sha256")
    return int.from_bytes(drawn[:8]) % (2 * SHIFT + 1) - SHIFT


def _rounded(count: int) -> int:
    return BASE * ((count + BASE // 2) // BASE)
