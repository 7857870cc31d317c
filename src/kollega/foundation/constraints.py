"""Which rule of the database refused a change; the rules' names are whole sentences."""

from django.db import IntegrityError


def broken_by(problem: IntegrityError) -> str:
    """The name of the constraint or trigger that refused; empty where the database gives none."""
    said = getattr(problem.__cause__, "diag", None)
    return getattr(said, "constraint_name", None) or ""
