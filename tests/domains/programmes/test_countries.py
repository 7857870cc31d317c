"""Whose numbers of help come first."""

from zoneinfo import ZoneInfo

import pytest

from kollega.domains.programmes import queries
from kollega.domains.programmes.catalogue import COUNTRIES, HELP_NOW
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Country, Role
from kollega.foundation import clock


def test_without_any_programme_it_is_england(db):
    assert queries.country_near(None) == Country.ENGLAND


def test_somebody_unknown_gets_the_country_most_programmes_are_in(make_programme):
    make_programme(country="se", name="One")
    make_programme(country="no", name="Two")
    make_programme(country="no", name="Three")

    assert queries.country_near(None) == Country.NORWAY


def test_a_participant_gets_the_country_of_their_own_programme(make_programme, mentee):
    make_programme(country="no", name="One")
    make_programme(country="no", name="Two")
    theirs = make_programme(country="se", name="Three")
    Participation.objects.create(
        programme=theirs, person=mentee, role=Role.MENTEE, created_at=clock.now()
    )

    assert queries.country_near(mentee) == Country.SWEDEN


def test_a_coordinator_gets_the_country_of_their_latest_programme(make_programme, maker):
    make_programme(country="no", name="One")
    make_programme(country="nl", name="Two")

    assert queries.country_near(maker) == Country.NETHERLANDS


def test_somebody_without_a_programme_gets_what_strangers_get(make_programme, stranger):
    make_programme(country="gb-sct")

    assert queries.country_near(stranger) == Country.SCOTLAND


@pytest.mark.parametrize("country", Country)
def test_every_country_has_a_clock_a_draft_and_whom_to_call(country):
    facts = COUNTRIES[country]

    assert ZoneInfo(facts.time_zone)
    assert str(country.label) in str(facts.law)
    assert len([line for line in HELP_NOW[country] if line.emergency]) == 1


def test_the_draft_of_northern_ireland_names_the_duty_to_tell_the_police():
    assert "must tell the police" in COUNTRIES[Country.NORTHERN_IRELAND].limits
