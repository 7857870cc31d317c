"""Of many reporting lines at once only those that come between two people are looked at."""

from kollega.domains.people.actions import bulk
from kollega.domains.people.models import ReportingLine
from kollega.foundation.models import Happening
from kollega.jobs import happenings


def test_of_many_lines_only_those_between_a_pair_are_handed_on(
    pair, mentor, mentee, stranger, monkeypatch
):
    looked_at = []
    hearers = {"reporting_line_recorded": [looked_at.append]}
    monkeypatch.setattr(happenings, "HEARERS", hearers)
    two = [(mentor.pk, mentee.pk), (stranger.pk, mentee.pk)]
    bulk.record_lines([bulk.Line(*one, "trainer") for one in two], by=None)

    happenings.hand_on_waiting_happenings()

    assert looked_at == [ReportingLine.objects.get(senior=mentor).pk]
    assert not Happening.objects.exists()
