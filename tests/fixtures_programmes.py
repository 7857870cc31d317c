"""The three one-to-one programmes, open, each with its coordinator and a signed text."""

from collections.abc import Callable

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.models import Account, Organisation, Person
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.models import Programme


@pytest.fixture
def organisation(db) -> Organisation:
    """An invented deanery within an invented region."""
    region = people.add_organisation(name="Eastshire", kind=OrganisationKind.REGION)
    return people.add_organisation(
        name="Eastshire Deanery", kind=OrganisationKind.ORGANISATION, within=region
    )


@pytest.fixture
def maker(coordinator) -> Person:
    """The coordinator, with an account that makes programmes."""
    account = Account.objects.filter(person=coordinator).first()
    account = account or people.open_account(person=coordinator)
    people.let_open_programmes(account=account)
    return coordinator


@pytest.fixture
def make_programme(maker, organisation) -> Callable[..., Programme]:
    """One more programme being set up: ``make_programme("transition", months=12)``."""

    def make(template: str = "mentoring_scheme", **more: object) -> Programme:
        more = {"name": "A programme", "country": "gb-eng", "organisation": organisation, **more}
        return actions.create_programme(by=maker, template=template, **more)

    return make


@pytest.fixture
def open_one(make_programme, maker) -> Callable[..., Programme]:
    """One more open programme: ``open_one("student", name="Second intake")``."""

    def make(template: str = "mentoring_scheme", **more: object) -> Programme:
        programme = make_programme(template, **more)
        actions.sign_off(
            text=queries.latest_text(programme), by=maker, name="Dr Ingrid Berg, privacy officer"
        )
        return actions.open_programme(programme=programme, by=maker)

    return make


@pytest.fixture
def scheme(open_one) -> Programme:
    return open_one("mentoring_scheme", name="Eastshire mentoring")


@pytest.fixture
def transition(open_one) -> Programme:
    return open_one("transition", name="First six months", country="gb-sct")


@pytest.fixture
def student_mentoring(open_one) -> Programme:
    return open_one("student", name="A doctor to talk to", country="se")
