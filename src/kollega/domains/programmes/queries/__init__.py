"""What can be read about programmes. Whoever asks to show people to somebody passes the viewer."""

from kollega.domains.programmes.queries.programmes import (
    answers_of,
    appointments_of,
    cohorts_of,
    coordinated,
    coordinated_by,
    coordinators_of,
    current_text,
    is_coordinator,
    is_evaluator,
    latest_text,
    locked,
    opens_programmes,
    policy_for,
    programme,
    template_of,
    texts_of,
)
from kollega.domains.programmes.queries.sight import out_of_sight

__all__ = [
    "answers_of",
    "appointments_of",
    "cohorts_of",
    "coordinated",
    "coordinated_by",
    "coordinators_of",
    "current_text",
    "is_coordinator",
    "is_evaluator",
    "latest_text",
    "locked",
    "opens_programmes",
    "out_of_sight",
    "policy_for",
    "programme",
    "template_of",
    "texts_of",
]
