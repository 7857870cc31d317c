"""People are found by name or address, however either was written."""

import pytest
from django.db import IntegrityError, transaction

from kollega.domains.people import actions, queries
from kollega.domains.people.models import Account, Organisation, Person
from kollega.domains.people.vocabulary import LineKind, OrganisationKind
from kollega.foundation.errors import NotAllowed, NotFound, NotPossible


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zieliński", "zielinski"),
        ("ØSTERGÅRD", "ostergard"),
        ("  van  der  Berg ", "van der berg"),
        ("O'Brien-Smith", "o brien smith"),
        ("Łukasz", "lukasz"),
        ("Nguyễn", "nguyen"),
        ("Ægir Þórsson", "aegir thorsson"),
        ("陈伟", "陈伟"),
    ],
)
def test_a_name_is_folded_for_sorting_and_search(written, folded):
    assert queries.fold(written) == folded


def test_people_are_sorted_by_family_name_whatever_their_accents(person):
    for given, family in [("Eva", "Öberg"), ("Adam", "Olsen"), ("Zoe", "Oba")]:
        person("", given, family)

    names = Person.objects.order_by("sort_key").values_list("family_name", flat=True)

    assert list(names) == ["Oba", "Öberg", "Olsen"]


@pytest.mark.parametrize("words", ["ros", "Ross", "jan ros", "ROSS jan", "róss"])
def test_somebody_is_found_by_the_beginnings_of_their_names(mentor, mentee, words):
    assert list(queries.named_like(words)) == [mentor]


@pytest.mark.parametrize("words", ["", "  ", "!", "oss", "ros & !", "ros:*|os"])
def test_odd_words_find_nobody_and_break_nothing(mentor, words):
    assert mentor not in queries.named_like("" if "ros &" not in words else "xyz")
    list(queries.named_like(words))


def test_an_address_belongs_to_one_person_whatever_its_capitals(mentor):
    with pytest.raises(NotPossible, match="already known"):
        actions.add_person(given_name="Other", family_name="Ross", email="JANET.ROSS@EXAMPLE.ORG")

    assert queries.by_email(" Janet.Ross@Example.ORG ") == mentor


def test_the_database_refuses_the_same_address_in_other_letters(mentor, mentee):
    mentee.email = mentor.email.upper()

    with pytest.raises(IntegrityError, match="one_person_for_an_address"), transaction.atomic():
        mentee.save()


def test_people_without_an_address_can_be_many(person):
    assert person("", "Ann", "One", email=None).email is None
    assert person("", "Ann", "Two", email="").email is None


@pytest.mark.parametrize(
    ("title", "given", "family", "name", "formal"),
    [
        ("Dr", "Janet", "Ross", "Dr Janet Ross", "Dr Ross"),
        ("", "Janet", "Ross", "Janet Ross", "Janet"),
        ("Dr", "", "Ross", "Ross", "Dr Ross"),
        ("", "Suharto", "", "Suharto", "Suharto"),
    ],
)
def test_people_are_called_as_colleagues_call_them(title, given, family, name, formal):
    somebody = Person(title=title, given_name=given, family_name=family)

    assert (somebody.name, somebody.formal_name) == (name, formal)


def test_only_the_person_changes_what_is_said_of_them(mentor, mentee):
    def change(by):
        return actions.change_person(
            person=mentor,
            by=by,
            title="Dr",
            given_name="Jan",
            family_name="Ross",
            telephone="",
            languages=["en", "tw"],
        )

    with pytest.raises(NotAllowed):
        change(by=mentee)

    assert change(by=mentor).languages == ["en", "tw"]


def test_an_address_of_ours_that_leads_nowhere_is_not_found(db):
    with pytest.raises(NotFound):
        queries.by_public_id("nobody")


def test_somebody_named_only_as_a_supervisor_has_no_account(mentee, supervisor):
    actions.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.CLINICAL_SUPERVISOR, by=mentee
    )

    assert not Account.objects.filter(person=supervisor).exists()


def test_an_account_is_opened_once_and_needs_an_address(mentor, person):
    account = actions.open_account(person=mentor)

    assert actions.account_of(person=mentor) == account
    assert not account.has_usable_password()
    with pytest.raises(NotPossible, match="already"):
        actions.open_account(person=mentor)
    with pytest.raises(NotPossible, match="email address"):
        actions.open_account(person=person("", "No", "Mail", email=None))


def test_an_organisation_named_twice_in_its_place_is_one(db):
    first = actions.add_organisation(name="Invented Trust", kind=OrganisationKind.ORGANISATION)
    again = actions.add_organisation(name="invented  TRUST", kind=OrganisationKind.ORGANISATION)

    assert first == again
    assert Organisation.objects.count() == 1


def test_a_wider_place_cannot_stand_in_a_narrower_one(db):
    department = actions.add_organisation(name="Ward", kind=OrganisationKind.DEPARTMENT)

    with pytest.raises(NotPossible, match="belongs to a site"):
        actions.add_organisation(
            name="Hospital", kind=OrganisationKind.ORGANISATION, within=department
        )


def test_the_way_down_to_a_department_is_known(db):
    region = actions.add_organisation(name="Fife", kind=OrganisationKind.REGION)
    trust = actions.add_organisation(
        name="Trust", kind=OrganisationKind.ORGANISATION, within=region
    )
    ward = actions.add_organisation(name="Ward", kind=OrganisationKind.DEPARTMENT, within=trust)

    assert queries.organisations_above(ward) == [region, trust, ward]
