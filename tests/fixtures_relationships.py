"""A pair, and the people who would be one: through the front door wherever it is not the test."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.actions import accept_text
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import actions
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock


@pytest.fixture
def takes_part(db) -> Callable[..., Participation]:
    """Somebody takes part already and agreed to the promise, unless ``agreed=False``:
    ``takes_part(mentor, scheme, "mentor", capacity=2)``."""

    def make(
        person: Person, programme: Programme, role: str, *, agreed: bool = True, **more: object
    ) -> Participation:
        if role == Role.MENTOR:
            more.setdefault("capacity", 1)
        more.setdefault("stage", ParticipationStage.ACTIVE)
        part = Participation.objects.create(
            person=person, programme=programme, role=role, created_at=clock.now(), **more
        )
        if (
            agreed
            and part.stage == ParticipationStage.ACTIVE
            and programmes.current_text(programme)
        ):
            accept_text(participation=part, by=person)
        return part

    return make


@pytest.fixture
def begin(takes_part) -> Callable[..., MentoringRelationship]:
    """Two people take part and are a pair: ``begin(transition, mentor, mentee)``."""

    def make(programme: Programme, mentor: Person, mentee: Person) -> MentoringRelationship:
        for person, role in ((mentor, Role.MENTOR), (mentee, Role.MENTEE)):
            if not Participation.objects.filter(
                programme=programme, person=person, role=role
            ).exists():
                takes_part(person, programme, role, **({"capacity": 9} if role == "mentor" else {}))
        return actions.begin_relationship(
            programme=programme, mentor=mentor, mentee=mentee, by=mentee
        )

    return make


@pytest.fixture
def pair(begin, transition, mentor, mentee) -> MentoringRelationship:
    """The mentee and the mentor of the cast, in the programme of four sessions."""
    return begin(transition, mentor, mentee)


def words_of(answer) -> str:
    """What somebody reads in an answer, without the tokens that differ from request to request."""
    text = unescape(answer.content.decode())
    return re.sub(r'(X-CSRFToken": |csrfmiddlewaretoken" value=)"\w+"', "", text)


def queries_of(work: Callable[[], object]) -> int:
    """How many queries some work takes; with ``still_clock`` the clock itself takes none."""
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


@pytest.fixture
def still_clock(db, monkeypatch) -> None:
    """The clock remembers for the whole test how far it was moved: queries can be counted."""
    monkeypatch.setattr(clock, "REMEMBERED_FOR", float("inf"))
    clock._shift.cache_clear()
    clock.now()
