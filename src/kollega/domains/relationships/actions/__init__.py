"""What happens to relationships: they begin, rest, go on, and end without a reason."""

from kollega.domains.relationships.actions.beginning import begin_relationship
from kollega.domains.relationships.actions.conflicts import part_for_line, part_for_veto

__all__ = ["begin_relationship", "part_for_line", "part_for_veto"]
