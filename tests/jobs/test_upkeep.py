"""A job that a killed worker left behind is done again."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from kollega.foundation import mail
from kollega.jobs import upkeep


class Context:
    """What a worker hands to a job: here only the app."""

    app = app


@pytest.fixture(autouse=True)
def _no_jobs_of_other_tests(transactional_db):
    # The queue's tables are not Django's to flush.
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def begin_and_be_killed():
    """A worker took the job and was never heard of again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '10 minutes') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = 1",
            [worker],
        )


def test_what_a_killed_worker_left_is_taken_up_again():
    mail.send(to="a@example.org", subject="Hello", text="Hello")
    begin_and_be_killed()

    async_to_sync(upkeep.rescue_stalled_jobs.func)(Context(), 0)

    assert ProcrastinateJob.objects.get().status == "todo"


def test_what_waits_its_turn_is_left_alone():
    mail.send(to="a@example.org", subject="Hello", text="Hello")
    before = ProcrastinateJob.objects.values().get()

    async_to_sync(upkeep.rescue_stalled_jobs.func)(Context(), 0)

    assert ProcrastinateJob.objects.values().get() == before


def test_sessions_that_ran_out_are_deleted_and_others_stay():
    now = timezone.now()
    for key, days in (("over", -1), ("good", 1)):
        Session.objects.create(session_key=key, expire_date=now + timedelta(days=days))

    upkeep.forget_sessions(timestamp=0)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["good"]
