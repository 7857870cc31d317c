"""People who are shown each other, and a way to see what a page says."""

from collections.abc import Callable

import pytest

from kollega.domains.people.models import Person
from kollega.web.people import shown


@pytest.fixture
def together(mentee, mentor, takes_part, scheme):
    """The mentee and a mentor they are shown, in one programme."""
    takes_part(mentor, scheme, "mentor", portrait="Hello.", portrait_confirmed=True)
    takes_part(mentee, scheme, "mentee")
    return scheme


@pytest.fixture
def token() -> Callable[[Person, Person], str]:
    """``token(mentor, viewer=mentee)``: how the viewer may speak of somebody they were shown."""
    return lambda person, viewer: shown.token(person, viewer=viewer)
