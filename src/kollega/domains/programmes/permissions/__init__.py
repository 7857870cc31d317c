"""Who may do what in a programme, and who sees which part of it."""

from kollega.domains.programmes.permissions.participations import (
    SEES,
    may_answer,
    may_decide,
    may_move,
    may_pause,
)
from kollega.domains.programmes.permissions.programmes import (
    PROGRAMME_SEES,
    WITHOUT,
    may_answer_offer,
    may_coordinate,
    may_create,
    may_see_person,
    may_use_template,
)

__all__ = [
    "PROGRAMME_SEES",
    "SEES",
    "WITHOUT",
    "may_answer",
    "may_answer_offer",
    "may_coordinate",
    "may_create",
    "may_decide",
    "may_move",
    "may_pause",
    "may_see_person",
    "may_use_template",
]
