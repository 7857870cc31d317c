"""What can be read about people. Whoever asks to show it to somebody passes the viewer."""

from kollega.domains.people.queries.conflicts import (
    ConflictPolicy,
    conflicts_among,
    judges,
    lines_of,
    people_of_line,
    people_of_veto,
    possible_together,
    vetoes_of,
)
from kollega.domains.people.queries.persons import (
    by_email,
    by_public_id,
    current_affiliation,
    fold,
    locked,
    locked_in_order,
    named_like,
    organisations_above,
)

__all__ = [
    "ConflictPolicy",
    "by_email",
    "by_public_id",
    "conflicts_among",
    "current_affiliation",
    "fold",
    "judges",
    "lines_of",
    "locked",
    "locked_in_order",
    "named_like",
    "organisations_above",
    "people_of_line",
    "people_of_veto",
    "possible_together",
    "vetoes_of",
]
