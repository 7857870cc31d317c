"""One cast throughout: the same people play in every test."""

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kollega.domains.people import actions as people
from kollega.domains.people.models import Person
from kollega.foundation import clock
from tests.fixtures_meetings import agree_on, agreed, proposed
from tests.fixtures_participations import answered, buttons_of, run_jobs, signing_up
from tests.fixtures_programmes import (
    make_programme,
    maker,
    open_one,
    organisation,
    scheme,
    student_mentoring,
    transition,
)
from tests.fixtures_relationships import begin, pair, still_clock, takes_part

__all__ = [
    "agree_on",
    "agreed",
    "answered",
    "begin",
    "buttons_of",
    "make_programme",
    "maker",
    "open_one",
    "organisation",
    "pair",
    "proposed",
    "run_jobs",
    "scheme",
    "signing_up",
    "still_clock",
    "student_mentoring",
    "takes_part",
    "transition",
]


@pytest.fixture(autouse=True, scope="session")
def _no_static_files():
    """Django's test client is never asked for one, and would list all of them for every test.

    Their middleware is asynchronous: with it, every request would start a loop of its own.
    """
    settings.SERVESTATIC_USE_FINDERS = settings.SERVESTATIC_USE_STATIC_ROOT = False
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "servestatic" not in each]


@pytest.fixture(autouse=True)
def _a_clock_that_was_not_moved():
    yield
    clock._shift.cache_clear()


@pytest.fixture(autouse=True)
def _no_jobs_left_behind(request, django_db_blocker):
    """Empty the queue after a test that committed: Django flushes only tables it manages."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if (marker and marker.kwargs.get("transaction")) or "transactional_db" in request.fixturenames:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
            connection.close()


@pytest.fixture
def undone(db) -> Callable[[], AbstractContextManager[None]]:
    """A block whose deeds are undone at its end: the next cell of a table starts afresh."""

    @contextmanager
    def block():
        begun = transaction.savepoint()
        try:
            yield
        finally:
            transaction.savepoint_rollback(begun)

    return block


@pytest.fixture
def count_queries(db) -> Callable[[Callable[[], object]], int]:
    """How many queries a deed takes once its caches are warm: ``count_queries(read)``."""

    def count(deed: Callable[[], object]) -> int:
        deed()
        with CaptureQueriesContext(connection) as seen:
            deed()
        # Every half second the demonstration's clock is asked how far it was moved.
        return len([query for query in seen if "clockshift" not in query["sql"]])

    return count


@pytest.fixture
def person(db) -> Callable[..., Person]:
    """Make one more invented person: ``person("Dr", "Janet", "Ross")``."""

    def make(title: str, given_name: str, family_name: str, **more: object) -> Person:
        address = f"{given_name}.{family_name}@example.org".lower().replace(" ", "")
        more.setdefault("email", address)
        more.setdefault("languages", ["en"])
        return people.add_person(
            title=title, given_name=given_name, family_name=family_name, **more
        )

    return make


@pytest.fixture
def mentee(person) -> Person:
    return person("Dr", "Amara", "Osei")


@pytest.fixture
def mentor(person) -> Person:
    return person("Dr", "Janet", "Ross")


@pytest.fixture
def other_mentor(person) -> Person:
    return person("Dr", "Marek", "Kowalski")


@pytest.fixture
def coordinator(person) -> Person:
    return person("", "Helen", "Moore")


@pytest.fixture
def supervisor(person) -> Person:
    return person("Dr", "Alan", "Chief")


@pytest.fixture
def evaluator(person) -> Person:
    return person("Dr", "Eva", "Lindqvist")


@pytest.fixture
def stranger(person) -> Person:
    return person("Dr", "Simon", "Strange")


@pytest.fixture
def sign_in(db) -> Callable[[Person], Client]:
    """A browser's session of somebody: ``sign_in(mentee).get("/")``."""

    def enter(someone: Person) -> Client:
        client = Client()
        account = people.account_of(person=someone)
        someone.account = account
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        # Picked on the demonstration's page: a coordinator needs no second factor then.
        session = client.session
        session["demonstration"] = True
        session.save()
        return client

    return enter
