"""What can be read about relationships. Whoever asks to show it to somebody passes the viewer."""

from kollega.domains.relationships.queries.breaks import (
    breaks_on,
    standing_between,
)
from kollega.domains.relationships.queries.pairs import (
    impossible_pairs,
    open_between,
    past_pairs,
    taken,
    without_mentor_since,
)
from kollega.domains.relationships.queries.relationships import (
    locked,
    of_its_people,
    partner,
    visible_to,
)

__all__ = [
    "breaks_on",
    "impossible_pairs",
    "locked",
    "of_its_people",
    "open_between",
    "partner",
    "past_pairs",
    "standing_between",
    "taken",
    "visible_to",
    "without_mentor_since",
]
