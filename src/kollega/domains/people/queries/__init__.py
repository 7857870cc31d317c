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
    affiliations_of,
    by_email,
    by_public_id,
    characteristics_of,
    current_affiliation,
    fold,
    known_organisations,
    locked,
    locked_in_order,
    named_like,
    organisation_named,
    organisations_above,
)

__all__ = [
    "ConflictPolicy",
    "affiliations_of",
    "by_email",
    "by_public_id",
    "characteristics_of",
    "conflicts_among",
    "current_affiliation",
    "fold",
    "judges",
    "known_organisations",
    "lines_of",
    "locked",
    "locked_in_order",
    "named_like",
    "organisation_named",
    "organisations_above",
    "people_of_line",
    "people_of_veto",
    "possible_together",
    "vetoes_of",
]
