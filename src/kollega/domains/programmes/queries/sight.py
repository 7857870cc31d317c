"""Whom a coordinator or evaluator must not see: those they stand in a reporting line with.

Applied to the rows of every list, search and count, so that a missing row leaves no gap.
"""

from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Programme
from kollega.foundation import clock, once


def out_of_sight(viewer: Person, programme: Programme) -> frozenset[int]:
    """Primary keys of the people to leave out of whatever the viewer is shown; two queries a page.

    Both directions count: a supervisor must not see a junior, nor a junior their supervisor.
    """
    today, months = clock.today(), programme.past_months
    return once.answer(
        ("out of sight", viewer.pk, today, months),
        lambda: frozenset(people.lines_with(viewer, on=today, past_months=months)),
    )
