"""The open pages of the two hear that something of theirs changed; what, they ask for themselves."""

from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import live


def tell_both(relationship: MentoringRelationship) -> None:
    """Tell both people's open pages, once the transaction commits."""
    for key in (relationship.mentor_id, relationship.mentee_id):
        live.changed("person", key)
