"""Every model says what it holds, why, who sees it, for how long, and what ends it.

The data register (``docs/generated/data-register.md``) is made from these labels; a test refuses a
model without one, and another sees an old row of each kind go.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

# How long is kept what nobody needs any more but may still have to answer for: no law names a
# figure; two years are two rounds of a yearly programme, and a complaint comes sooner.
TWO_YEARS: Final = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Sweep:
    """A sweep deletes it: ``Sweep("matching.actions.forget_old_rounds", after=...)``.

    Attributes:
        name: its address below ``kollega.domains`` or, of the foundation's, ``kollega``.
        after: how old a row becomes at least and, but for a day, at most.
    """

    name: str
    after: timedelta

    def __str__(self) -> str:
        return f"the sweep `{self.name}`"


@dataclass(frozen=True)
class GoesWith:
    """It is deleted with the record it belongs to: ``GoesWith("relationship")``, a foreign key."""

    field: str

    def __str__(self) -> str:
        return f"goes with its {self.field.replace('_', ' ')}"


@dataclass(frozen=True)
class Deed:
    """Somebody, or the work itself, takes it away: ``Deed("people.actions.take_back_veto")``."""

    name: str

    def __str__(self) -> str:
        return f"`{self.name}`"


@dataclass(frozen=True)
class OnPurpose:
    """No clock ends it, and this is why."""

    why: str

    def __str__(self) -> str:
        return f"no clock: {self.why}"


End = Sweep | GoesWith | Deed | OnPurpose


@dataclass(frozen=True)
class Label:
    """A model's privacy label: plain sentences or phrases, read by data protection officers.

    Attributes:
        ends: what carries out what ``kept`` says; a test holds the two together.
    """

    what: str
    why: str
    seen_by: str
    kept: str
    ends: tuple[End, ...]
