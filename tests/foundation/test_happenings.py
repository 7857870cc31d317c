"""What happened below reaches everyone above who cares, once, or not at all."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from kollega.domains.people import actions
from kollega.domains.people.models import Person
from kollega.foundation import happenings
from kollega.foundation.models import Happening


def test_a_reporting_line_is_a_happening_until_it_is_handed_on(mentee, supervisor):
    line = actions.record_reporting_line(
        senior=supervisor, junior=mentee, kind="trainer", by=mentee
    )
    heard = []

    [happening] = Happening.objects.all()
    happenings.hand_on(happening.pk, hearers={"reporting_line_recorded": [heard.append]})

    assert heard == [line.pk]
    assert Happening.objects.count() == 0


def test_handed_on_twice_it_is_heard_once(db):
    happening = happenings.record("something_done", subject_id=5)
    heard = []

    for _time in range(2):
        happenings.hand_on(happening.pk, hearers={"something_done": [heard.append]})

    assert heard == [5]


def test_what_nobody_cares_for_is_forgotten(db):
    happening = happenings.record("something_done", subject_id=5)

    happenings.hand_on(happening.pk, hearers={})

    assert Happening.objects.count() == 0


def test_when_one_hearer_fails_it_stays_for_the_next_try(db):
    happening = happenings.record("something_done", subject_id=5)

    def fail(subject_id):
        raise RuntimeError(subject_id)

    with pytest.raises(RuntimeError), transaction.atomic():
        happenings.hand_on(happening.pk, hearers={"something_done": [fail]})

    assert Happening.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_happening_of_a_failed_transaction_never_happened():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        happenings.record("something_done", subject_id=5)
        raise ZeroDivisionError

    assert Happening.objects.count() == 0
    assert ProcrastinateJob.objects.filter(task_name="hand_on_happening").count() == 0


def test_what_concerns_nobody_is_forgotten_at_once_and_the_rest_is_kept_in_order(db):
    happenings.record_many("line", subject_ids=[1, 2, 3])
    other = happenings.record("veto", subject_id=1)
    keys = happenings.waiting()

    left = happenings.forget_idle(
        keys, concerned={"line": [lambda found: {2} & set(found), lambda found: set()]}
    )

    assert [Happening.objects.get(pk=key).subject_id for key in left] == [2, 1]
    assert left[-1] == other.pk
    assert happenings.waiting() == left


def test_everybody_who_cares_is_told_in_order(db):
    happening = happenings.record("something_done", subject_id=5)
    heard = []
    hearers = [lambda key: heard.append(("first", key)), lambda key: heard.append(("second", key))]

    happenings.hand_on(happening.pk, hearers={"something_done": hearers, "else": [heard.append]})

    assert heard == [("first", 5), ("second", 5)]


def test_what_the_first_hearer_did_is_undone_when_the_second_fails(db, mentee):
    happening = happenings.record("something_done", subject_id=mentee.pk)

    def change(subject_id):
        Person.objects.filter(pk=subject_id).update(title="Professor")

    def fail(subject_id):
        raise RuntimeError(subject_id)

    with pytest.raises(RuntimeError):
        happenings.hand_on(happening.pk, hearers={"something_done": [change, fail]})

    mentee.refresh_from_db()
    assert mentee.title == "Dr"


def test_many_are_handed_on_by_one_job_the_oldest_first(db):
    first = happenings.record("something_done", subject_id=1)
    happenings.record_many("something_done", subject_ids=[7, 6, 5])

    waiting = happenings.waiting()
    subjects = [Happening.objects.get(pk=key).subject_id for key in waiting]
    assert (waiting[0], subjects) == (first.pk, [1, 7, 6, 5])
    assert happenings.waiting(limit=2) == waiting[:2]
    jobs = ProcrastinateJob.objects.filter(task_name="hand_on_waiting_happenings")
    assert [job.args for job in jobs] == [{}]


def test_nothing_that_happened_starts_no_job(db):
    happenings.record_many("something_done", subject_ids=[])

    assert happenings.waiting() == []
    assert not ProcrastinateJob.objects.exists()
