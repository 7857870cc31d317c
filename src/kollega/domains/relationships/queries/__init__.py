"""What can be read about relationships. Whoever asks to show it to somebody passes the viewer."""

from kollega.domains.relationships.queries.breaks import breaks_on, standing_between, to_look_at
from kollega.domains.relationships.queries.pairs import (
    impossible_pairs,
    mentored,
    open_between,
    over,
    past_pairs,
    standing_among,
    taken,
)
from kollega.domains.relationships.queries.relationships import (
    by_key,
    contact_of,
    goals_of,
    has_agreed,
    locked,
    locked_to_nudge,
    of_its_people,
    open_for,
    partner,
    visible_to,
)
from kollega.domains.relationships.queries.states import (
    Standing,
    standing,
    states,
    these,
    to_nudge,
)

__all__ = [
    "Standing",
    "breaks_on",
    "by_key",
    "contact_of",
    "goals_of",
    "has_agreed",
    "impossible_pairs",
    "locked",
    "locked_to_nudge",
    "mentored",
    "of_its_people",
    "open_between",
    "open_for",
    "over",
    "partner",
    "past_pairs",
    "standing",
    "standing_among",
    "standing_between",
    "states",
    "taken",
    "these",
    "to_look_at",
    "to_nudge",
    "visible_to",
]
