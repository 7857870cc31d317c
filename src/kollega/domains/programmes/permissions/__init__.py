"""Who may do what in a programme, and who sees which part of it."""

from kollega.domains.programmes.permissions.programmes import (
    may_coordinate,
    may_create,
    may_see_person,
)

__all__ = ["may_coordinate", "may_create", "may_see_person"]
