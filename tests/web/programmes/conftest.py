"""The coordinator's browser, and a programme with its pages."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Programme


@pytest.fixture
def at_desk(sign_in, maker) -> Client:
    """The browser of the coordinator, who may also make programmes."""
    return sign_in(maker)


@pytest.fixture
def draft(make_programme) -> Programme:
    """A programme that is being set up, in Scotland."""
    return make_programme("transition", name="First months", country="gb-sct")


@pytest.fixture
def page() -> Callable[[Programme, str], str]:
    """Address of a programme's page: ``page(programme, "team/ask/")``."""

    def address(programme: Programme, rest: str = "") -> str:
        return f"/programmes/{programme.public_id}/{rest}"

    return address


@pytest.fixture
def visit(sign_in) -> Callable[[Person, str], int]:
    """Status of a page for somebody who is signed in."""

    def status(person: Person, url: str) -> int:
        return sign_in(person).get(url).status_code

    return status


@pytest.fixture
def count_queries() -> Callable[[Client, str], int]:
    """How many queries a page costs; asked twice, so that nothing is counted that is remembered."""

    def count(client: Client, url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    return count
