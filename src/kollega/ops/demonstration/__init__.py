"""The demonstration: invented people live through some months of three programmes."""

from kollega.ops.demonstration.filling import fill

__all__ = ["fill"]
