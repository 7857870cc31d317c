"""People who are ready to be matched: they take part and agreed to the promise."""

from collections.abc import Callable

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.matching.models import Proposal, Round
from kollega.domains.people import actions as people
from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Participation, Programme
from kollega.foundation.models import OutgoingMail


@pytest.fixture
def joins(takes_part) -> Callable[..., Participation]:
    """Somebody takes part and agreed: ``joins(mentor, scheme, "mentor", capacity=2)``."""

    def make(person: Person, programme: Programme, role: str, **more: object) -> Participation:
        return takes_part(person, programme, role, **more)

    return make


@pytest.fixture
def works(organisation) -> Callable[..., None]:
    """Where somebody works: ``works(mentor, specialty="General practice", step=5)``."""

    def make(person: Person, **more: object) -> None:
        people.affiliate(**{"person": person, "by": person, "organisation": organisation, **more})

    return make


@pytest.fixture
def computed(maker) -> Callable[..., Round]:
    """A round of everybody who waits, ready for review: ``computed(transition)``."""

    def make(programme: Programme, **more: object) -> Round:
        round = actions.start_round(programme=programme, by=maker, **more)
        actions.compute_round(round.pk)
        round.refresh_from_db()
        return round

    return make


@pytest.fixture
def line(maker) -> Callable[..., Proposal]:
    """A mentee's line of a round, as the coordinator reads it: ``line(round, mentee)``."""

    def find(round: Round, mentee: Person) -> Proposal:
        return queries.proposals(round, viewer=maker).get(mentee__person=mentee)

    return find


@pytest.fixture
def letters(db) -> Callable[[Person], list[str]]:
    """The texts of the mails to somebody, the oldest first: ``letters(mentor)``."""

    def read(person: Person) -> list[str]:
        mails = OutgoingMail.objects.filter(to=person.email).order_by("pk")
        return list(mails.values_list("text", flat=True))

    return read
