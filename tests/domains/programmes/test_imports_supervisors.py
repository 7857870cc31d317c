"""Supervisors in files: rows of their own, names in part, and people who were named before they came."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.models import Account, Person, ReportingLine, Veto
from kollega.domains.programmes.models import ImportRow, Participation
from kollega.domains.programmes.queries import imports as reading
from kollega.domains.programmes.queries.imports import Counts
from kollega.foundation.models import OutgoingMail

HEADING = "First name,Last name,E-mail,Role,Hospital,Supervisor\n"
SMITH = "Jane,Smith,jane@example.org,mentor,West,\n"


def reasons(source):
    rows = ImportRow.objects.filter(source=source).order_by("number")
    return [[code for code, _detail in row.reasons] for row in rows]


def lines():
    return {(line.senior.name, line.junior.name) for line in ReportingLine.objects.all()}


def test_a_supervisor_in_a_row_is_kept_without_part_account_or_mail(bring):
    source = bring(HEADING + "Ida,Chief,ida@example.org,Supervisor,West,\n")

    person = Person.objects.get(email="ida@example.org")
    assert reading.counts(source) == Counts(created=1)
    assert not Participation.objects.filter(person=person).exists()
    assert not Account.objects.filter(person=person).exists()
    assert not OutgoingMail.objects.filter(to=person.email).exists()


@pytest.mark.parametrize("row", ["Ida,Chief,ida@example.org,,West,", "Ida,Chief,,,West,Jo Boss"])
def test_a_file_of_supervisors_twice_changes_nothing(bring, row):
    bring(HEADING + row + "\n", role="supervisor")

    again = bring(HEADING + row + "\n", role="supervisor")

    assert reading.counts(again) == Counts(left=1)
    assert Person.objects.filter(family_name="Chief").count() == 1


def test_what_is_known_of_a_person_is_not_changed_by_a_row_as_supervisor(bring, mentor):
    source = bring(HEADING + f"Jane,{mentor.family_name},{mentor.email},supervisor,,\n")

    mentor.refresh_from_db()
    assert (mentor.given_name, reading.counts(source)) == ("Janet", Counts(left=1))


def test_a_supervisor_in_one_row_and_mentor_in_another_is_a_mentor(bring):
    bring(HEADING + SMITH.replace("mentor", "supervisor") + SMITH)

    assert [part.role for part in Participation.objects.all()] == ["mentor"]


@pytest.mark.parametrize("name", ["Dr Smith", "J. Smith", "Smith", "SMITH, Jane Mary"])
def test_an_incomplete_name_is_the_one_person_of_the_file_whom_it_fits(bring, name):
    source = bring(HEADING + SMITH + f'Bo,Ek,bo@example.org,mentee,West,"{name}"\n')

    assert lines() == {("Jane Smith", "Bo Ek")}
    assert reasons(source) == [[], ["name_near"]]


def test_an_incomplete_name_is_the_one_person_of_the_organisation_whom_it_fits(
    bring, organisation, person
):
    smith, elsewhere = (person("", name, "Smith") for name in ("Jane", "Joan"))
    people.affiliate(person=smith, by=smith, organisation=organisation)
    place = people.add_organisation(name="Far away", kind=organisation.kind)
    people.affiliate(person=elsewhere, by=elsewhere, organisation=place)

    bring(HEADING + "Bo,Ek,bo@example.org,mentee,,Dr Smith\n")

    assert lines() == {("Jane Smith", "Bo Ek")}


def test_an_incomplete_name_that_fits_several_is_refused(bring):
    other = "Joan,Smith,joan@example.org,mentor,West,\n"
    source = bring(HEADING + SMITH + other + "Bo,Ek,bo@example.org,mentee,West,Dr Smith\n")

    assert reasons(source)[2] == ["near_unclear"]
    assert lines() == set()


@pytest.mark.parametrize("name", ["Dr Smith", "J. Smith", "Smith"])
def test_an_incomplete_name_that_fits_nobody_is_refused(bring, name):
    source = bring(HEADING + f"Bo,Ek,bo@example.org,mentee,West,{name}\n")

    assert reasons(source) == [["name_incomplete"]]


def test_an_incomplete_name_never_means_the_junior_themselves(bring):
    source = bring(HEADING + "Bo,Smith,bo@example.org,mentee,West,Dr Smith\n")

    assert reasons(source) == [["name_incomplete"]]


@pytest.mark.parametrize(
    "name", ["Jane Smith", "王小明", "New Chief <chief@example.org>", "c@e.org"]
)
def test_a_whole_name_or_an_address_that_nobody_has_is_somebody_new(bring, name):
    source = bring(HEADING + f"Bo,Ek,bo@example.org,mentee,West,{name}\n")

    assert reading.counts(source) == Counts(created=1)
    assert ReportingLine.objects.count() == 1


def test_a_new_supervisor_written_in_several_ways_is_one_person(bring):
    text = HEADING + (
        "Bo,Ek,bo@example.org,mentee,West,Dr Jane Smith\n"
        'Cy,Orr,cy@example.org,mentee,West,"SMITH, Jane"\n'
        "Di,Fox,di@example.org,mentee,West,Jane Smith <jane@example.org>\n"
    )
    bring(text)

    assert Person.objects.filter(family_name__iexact="smith").count() == 1
    assert reading.counts(bring(text)) == Counts(left=3)


@pytest.mark.parametrize("named", ["Jane Smith", "jane@example.org"])
def test_somebody_named_before_they_come_is_the_same_person(bring, named):
    text = HEADING + f"Bo,Ek,bo@example.org,mentee,West,{named}\n"
    bring(text)

    source = bring(HEADING + SMITH)

    assert reading.counts(source) == Counts(created=1)
    assert lines() == {("Jane Smith", "Bo Ek")}
    assert Person.objects.get(given_name="Jane").email == "jane@example.org"
    assert reading.counts(bring(text)) == reading.counts(bring(HEADING + SMITH)) == Counts(left=1)


def test_a_supervisor_whose_own_row_is_refused_is_kept_away_all_the_same(bring):
    unclear = "Ann,Lee,ann@example.org,mentor,West,Dr Nobody\n"
    bring(HEADING + unclear + "Bo,Ek,bo@example.org,mentee,West,Ann Lee\n")

    assert lines() == {("Ann Lee", "Bo Ek")}
    assert not Participation.objects.filter(person__family_name="Lee").exists()


def test_a_supervisor_told_later_of_people_who_are_there_is_recorded(bring):
    two = SMITH + "Bo,Ek,bo@example.org,mentee,West,{}\n"
    bring(HEADING + two.format(""))

    source = bring(HEADING + two.format("Jane Smith"))

    assert reading.counts(source) == Counts(changed=1, left=1)
    assert lines() == {("Jane Smith", "Bo Ek")}


def test_whether_somebody_avoids_another_shows_in_no_figure(bring, mentor):
    heading = "Name,E-mail,Role,Not with\nBo Ek,bo@example.org,mentee,"
    bring(heading + "\n")

    told = bring(heading + mentor.email + "\n")
    again = bring(heading + mentor.email + "\n")

    assert reading.counts(told) == reading.counts(again) == Counts(left=1)
    assert Veto.objects.count() == 1
