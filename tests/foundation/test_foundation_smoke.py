from kollega.domains.people import actions, queries
from kollega.foundation import clock
from kollega.foundation.models import Happening


def test_a_moved_clock_is_believed_by_everyone(db):
    before = clock.now()

    clock.move_forward(days=3)

    assert (clock.now() - before).days == 3


def test_a_reporting_line_is_a_happening_until_it_is_handed_on(mentee, supervisor):
    line = actions.record_reporting_line(
        senior=supervisor, junior=mentee, kind="trainer", by=mentee
    )

    assert [h.subject_id for h in Happening.objects.all()] == [line.pk]
    assert queries.judges(supervisor, mentee, on=clock.today())
