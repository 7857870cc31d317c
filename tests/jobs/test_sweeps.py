import logging
from datetime import timedelta

import pytest
from procrastinate.contrib.django import app

from kollega.domains.meetings import actions as meetings
from kollega.domains.programmes.actions import imports
from kollega.domains.programmes.models import Import
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock, maillinks
from kollega.foundation.models import AuditEntry, MailLink, OutgoingMail
from kollega.jobs import sweeps
from kollega.jobs.happenings import HEARERS


def test_every_sweep_of_pairs_and_sessions_is_run():
    assert {
        meetings.let_go,
        meetings.remind,
        meetings.remind_to_answer,
        meetings.ask_whether_held,
        relationships.part_broken,
        relationships.nudge_silent,
    } <= set(sweeps.SWEEPS)


def test_all_sweeps_run_with_nothing_to_do(db):
    sweeps.run_all()

    assert OutgoingMail.objects.count() == 0


def test_a_sweep_that_fails_keeps_no_other_from_its_work(db, monkeypatch, caplog):
    done = []

    def breaks():
        raise ValueError("broken")

    monkeypatch.setattr(sweeps, "SWEEPS", [lambda: done.append(1), breaks, lambda: done.append(2)])

    with caplog.at_level(logging.ERROR), pytest.raises(RuntimeError, match="breaks"):
        sweeps.run_all()

    assert done == [1, 2]


def test_the_job_is_due_every_ten_minutes_and_waits_once():
    task = app.tasks["sweep"]
    periodic = [
        one for key, one in app.periodic_registry.periodic_tasks.items() if one.task is task
    ]

    assert [one.cron for one in periodic] == ["*/10 * * * *"]
    assert task.queueing_lock == "sweep"


def test_the_job_asks_the_clock_not_its_own_time(agreed, mentor):
    OutgoingMail.objects.all().delete()
    days = (agreed.starts_at - clock.now()).days
    clock.move_forward(days=days)

    sweeps.sweep(timestamp=0)

    assert OutgoingMail.objects.filter(to=mentor.email).count() == 1


def test_months_pass_without_an_error_and_the_pair_hears_only_what_is_due(pair, mentee):
    OutgoingMail.objects.all().delete()

    for _week in range(30):
        clock.move_forward(days=7)
        sweeps.run_all()

    assert OutgoingMail.objects.filter(to=mentee.email).count() == 1  # one nudge, and no more


@pytest.mark.parametrize(
    ("happening", "hearer"),
    [
        ("reporting_line_recorded", relationships.part_for_line),
        ("veto_recorded", relationships.part_for_veto),
        ("relationship_closed", meetings.cancel_coming),
    ],
)
def test_what_happens_below_is_heard_here(happening, hearer):
    assert hearer in HEARERS[happening]


def test_what_is_kept_for_a_time_is_deleted_after_it(db, mentee, scheme, coordinator):
    """The promise beside the upload, and those of the data register."""
    imports.upload(programme=scheme, by=coordinator, filename="a.csv", content=b"Name\nAnn")
    for days in (29, 31):  # since they ran out
        ran_out = timedelta(days=-days)
        maillinks.issue(deed="x", person_id=mentee.pk, subject_id=1, good_for=ran_out)

    clock.move_forward(days=29)
    sweeps.run_all()
    kept = [Import.objects.count(), MailLink.objects.count(), AuditEntry.objects.count() > 0]
    clock.move_forward(days=2)
    sweeps.run_all()
    after_a_month = Import.objects.count()
    clock.move_forward(days=2 * 365)
    sweeps.run_all()

    assert kept == [1, 1, True]
    assert after_a_month == 0
    assert not AuditEntry.objects.exists()
