"""Every model says what it holds, why, who sees it and for how long.

The data register (``docs/generated/data-register.md``) is made from these labels; a test refuses a
model without one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """A model's privacy label: four plain sentences or phrases, read by data protection officers."""

    what: str
    why: str
    seen_by: str
    kept: str
