"""Whom a coordinator or evaluator must not see: those they stand in a reporting line with.

Applied to the rows of every list, search and count, so that a missing row leaves no gap.
"""

from django.db.models import Q

from kollega.domains.people.models import Person, ReportingLine
from kollega.domains.people.queries.conflicts import counting
from kollega.domains.programmes.models import Programme
from kollega.foundation import clock


def out_of_sight(viewer: Person, programme: Programme) -> set[int]:
    """Primary keys of the people to leave out of whatever the viewer is shown; one query.

    Both directions count: a supervisor must not see a junior, nor a junior their supervisor.
    """
    lines = counting(
        ReportingLine.objects.filter(Q(senior=viewer) | Q(junior=viewer)),
        on=clock.today(),
        past_months=programme.past_months,
    )
    return {
        junior if senior == viewer.pk else senior
        for senior, junior in lines.values_list("senior_id", "junior_id")
    }
