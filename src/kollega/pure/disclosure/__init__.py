"""Protect counts of people before they are shown to somebody who must not know whom they count."""

from kollega.pure.disclosure.counts import FLOOR, THRESHOLD, Count, protected

__all__ = ["FLOOR", "THRESHOLD", "Count", "protected"]
