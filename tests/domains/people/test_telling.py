"""What people say about themselves, and what they can't undo of what others said."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kollega.domains.people import actions, queries
from kollega.domains.people.models import Characteristic, ReportingLine
from kollega.domains.people.vocabulary import LineKind, OrganisationKind
from kollega.foundation.errors import NotAllowed
from kollega.foundation.models import Happening


def told(senior, junior, by, **dates):
    return actions.record_reporting_line(
        senior=senior, junior=junior, kind=LineKind.TRAINER, by=by, **dates
    )


def test_a_file_s_line_is_not_weakened_by_either_of_the_two(mentee, supervisor):
    told(supervisor, mentee, None)

    told(supervisor, mentee, supervisor, ends_on=date(2001, 1, 1))
    line = told(supervisor, mentee, mentee, ends_on=date(2001, 1, 1))

    assert (line.ends_on, line.told_by) == (None, None)
    with pytest.raises(NotAllowed, match="somebody else"):
        actions.take_back_line(line=line, by=mentee)


def test_whoever_told_can_change_and_take_back(mentee, supervisor):
    told(supervisor, mentee, mentee)

    line = told(supervisor, mentee, mentee, ends_on=date(2024, 8, 1))
    assert line.ends_on == date(2024, 8, 1)

    actions.take_back_line(line=line, by=mentee)
    assert not ReportingLine.objects.exists()


def test_the_same_word_again_wakes_nobody(mentee, supervisor):
    told(supervisor, mentee, mentee)
    told(supervisor, mentee, mentee)

    assert Happening.objects.filter(kind="reporting_line_recorded").count() == 1


def test_the_senior_can_t_take_back_what_the_junior_said(mentee, supervisor):
    line = told(supervisor, mentee, mentee)

    with pytest.raises(NotAllowed):
        actions.take_back_line(line=line, by=supervisor)


def test_a_characteristic_from_a_file_is_confirmed_by_the_person_alone(mentee, stranger):
    from_file = Characteristic.objects.create(person=mentee, value="Christian")

    with pytest.raises(NotAllowed):
        actions.confirm_characteristic(characteristic=from_file, by=stranger)
    assert actions.confirm_characteristic(characteristic=from_file, by=mentee).confirmed_at


def test_saying_it_oneself_confirms_what_a_file_said(mentee):
    from_file = Characteristic.objects.create(person=mentee, value="Christian")

    said = actions.name_characteristic(person=mentee, by=mentee, value=" Christian ")

    assert (said.pk, bool(said.confirmed_at)) == (from_file.pk, True)


def test_a_characteristic_is_named_and_removed_by_the_person_alone(mentee, stranger):
    with pytest.raises(NotAllowed):
        actions.name_characteristic(person=mentee, by=stranger, value="Christian")
    said = actions.name_characteristic(person=mentee, by=mentee, value="Christian")

    with pytest.raises(NotAllowed):
        actions.remove_characteristic(characteristic=said, by=stranger)
    actions.remove_characteristic(characteristic=said, by=mentee)

    assert not queries.characteristics_of(mentee)


def test_a_place_of_work_is_removed_by_the_person_alone(mentee, stranger):
    place = actions.add_organisation(name="Eastshire", kind=OrganisationKind.SITE)
    affiliation = actions.affiliate(person=mentee, by=mentee, organisation=place)

    with pytest.raises(NotAllowed):
        actions.remove_affiliation(affiliation=affiliation, by=stranger)
    actions.remove_affiliation(affiliation=affiliation, by=mentee)

    assert not queries.affiliations_of(mentee)


def test_a_password_is_chosen_by_the_person_alone(mentee, stranger):
    account = actions.open_account(person=mentee)
    assert not account.has_usable_password()

    with pytest.raises(NotAllowed):
        actions.choose_password(account=account, by=stranger, password="a long enough one")
    account = actions.choose_password(account=account, by=mentee, password="a long enough one")

    assert account.check_password("a long enough one")


def test_an_organisation_is_found_by_its_name_the_widest_first(db):
    region = actions.add_organisation(name="Borders", kind=OrganisationKind.REGION)
    trust = actions.add_organisation(
        name="Borders", kind=OrganisationKind.ORGANISATION, within=region
    )
    actions.add_organisation(name="Borders", kind=OrganisationKind.SITE, within=trust)

    assert queries.organisation_named(" BORDERS ") == trust
    assert queries.organisation_named("Elsewhere") is None


@pytest.fixture
def work(person):
    """So many people at a place: ``work("Mill", 3, specialty="Surgery")``."""

    def affiliate(name, number, kind=OrganisationKind.ORGANISATION, **more):
        place = actions.add_organisation(name=name, kind=kind)
        for count in range(number):
            somebody = person("Dr", f"N{count}", name, email=f"n{count}@{len(name)}.example.org")
            actions.affiliate(person=somebody, by=somebody, organisation=place, **more)

    return affiliate


def test_places_where_several_work_are_suggested_in_order(work):
    work("Zeal", 3)
    work("Árbol Place", 4)
    work("Region of Mills", 3, kind=OrganisationKind.REGION)

    assert queries.known_organisations() == ["Árbol Place", "Zeal"]


def test_what_one_or_two_people_typed_is_suggested_to_nobody(work):
    work("Somebody's own practice", 2, specialty="Rare medicine")

    assert queries.known_organisations() == []
    assert queries.known_specialties() == []


def test_specialties_of_several_people_are_suggested_in_order(work):
    work("Mill", 3, specialty="Surgery")
    work("Other", 3, specialty="General practice")

    assert queries.known_specialties() == ["General practice", "Surgery"]


def test_specialties_are_not_counted_for_every_form(work):
    work("Mill", 3, specialty="Surgery")
    queries.known_specialties()

    with CaptureQueriesContext(connection) as seen:
        again = queries.known_specialties()

    assert again == ["Surgery"]
    assert not any("people_affiliation" in query["sql"] for query in seen)
