"""People on their way into a programme, through the front door."""

import re
from collections.abc import Callable

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from kollega.domains.people.models import Person
from kollega.domains.programmes import actions
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock, mail


@pytest.fixture
def signing_up(maker) -> Callable[..., Participation]:
    """Somebody who said yes: ``signing_up(mentee, scheme, "mentee")``."""

    def make(person: Person, programme: Programme, role: str) -> Participation:
        actions.invite(programme=programme, person=person, role=Role(role), by=maker)
        return actions.begin_sign_up(programme=programme, person=person, role=Role(role))

    return make


@pytest.fixture
def answered(signing_up) -> Callable[..., Participation]:
    """Somebody who answered everything and agreed, and has only to hand in."""

    def make(person: Person, programme: Programme, role: str, **more: object) -> Participation:
        part = signing_up(person, programme, role)
        answers: dict[str, object] = {"topics": programme.topics[:2], "meets_by": ["video"]}
        if role == Role.MENTOR:
            answers |= {"portrait": "I like walking through a week with someone.", "capacity": 2}
        else:
            answers |= {"words_for_mentor": "The rota.", "training_began_on": clock.today()}
        actions.save_answers(participation=part, by=person, **{**answers, **more})
        actions.accept_text(participation=part, by=person)
        part.refresh_from_db()
        return part

    return make


@pytest.fixture
def buttons_of(db) -> Callable[[Person], list[str]]:
    """Paths of the buttons in the newest mail to somebody, in their order."""

    def read(person: Person) -> list[str]:
        letter = mail.outbox().filter(to=person.email).first()
        return re.findall(r"https?://[^/\s]+(/\S+)", letter.text) if letter else []

    return read


@pytest.fixture
def run_jobs(db) -> Callable[[], None]:
    """Do now what the worker would do after the commit; each job once."""
    done: set[int] = set()

    def run() -> None:
        for job in ProcrastinateJob.objects.exclude(pk__in=done).order_by("pk"):
            done.add(job.pk)
            app.tasks[job.task_name].func(**job.args)

    return run
