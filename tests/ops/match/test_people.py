"""Rows of spreadsheets as mentees and mentors."""

import pytest
from tests.ops.match.files import BOTH, written

from kollega.ops.match.people import read_people
from kollega.ops.match.sheets import read_sheets
from kollega.pure.matching import IN_PERSON, VIDEO


def read(folder, *, capacity=1, grades=(), **files):
    """The people of a file `everyone`, or of the files `mentors` and `mentees`."""
    written(folder, **files)
    stems = ("everyone",) if "everyone" in files else ("mentors", "mentees")
    sheets = read_sheets([folder / f"{stem}.csv" for stem in stems])
    return read_people(sheets, capacity=capacity, grades=grades)


def keys(people):
    return [mentee.key for mentee in people.mentees], [mentor.key for mentor in people.mentors]


def test_everything_a_mentee_can_say_is_understood(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email\nAnn Ek,ann@example.org\nBo Lie,bo@example.org\n",
        mentees=(
            "Name,Email,Languages,Specialty,Grade,Needs,Places,Meets by,Region,Hospital,Site,"
            "Department,Shared experience,Preferred mentors\n"
            "Cy Doe,CY@Example.org,English;Polish,  Psychiatry ,ST1,Exams;Career,Perth,"
            "video;in person,Tayside,Royal,Main,Ward 3,came from abroad,Bo Lie;ann@example.org\n"
        ),
    )

    (cy,) = people.mentees
    assert cy.key == "cy@example.org"
    assert cy.needs == ("exams", "career")
    assert cy.languages == {"en", "pl"}
    assert cy.specialty == "psychiatry"
    assert cy.grade == 3
    assert cy.places == {"perth"}
    assert cy.meets_by == {VIDEO, IN_PERSON}
    assert cy.organisations == ("tayside", "royal", "main", "ward 3")
    assert cy.experiences == {"came from abroad"}
    assert cy.wishes == ("bo@example.org", "ann@example.org")
    assert people.names["cy@example.org"] == "Cy Doe"
    assert people.spelling["psychiatry"] == "Psychiatry"


def test_everything_a_mentor_can_say_is_understood(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email,Offers,Capacity\nAnn Ek,ann@example.org,Exams;Career,3\n",
        mentees="Name\nCy Doe\n",
    )

    (ann,) = people.mentors
    assert ann.offers == {"exams", "career"}
    assert ann.capacity == 3


def test_capital_letters_and_blanks_do_not_keep_two_apart(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Offers,Specialty\nAnn Ek,CAREER  planning,surgery\n",
        mentees="Name,Needs,Specialty\nCy Doe,Career planning,Surgery\n",
    )

    assert people.mentees[0].needs == ("career planning",)
    assert people.mentors[0].offers == {"career planning"}
    assert people.mentees[0].specialty == people.mentors[0].specialty


@pytest.mark.parametrize(("cell", "places"), [("", 4), ("0", 0), ("2", 2)])
def test_a_mentor_who_names_no_number_has_the_usual_places(tmp_path, cell, places):
    people = read(
        tmp_path,
        capacity=4,
        mentors=f"Name,Email,Capacity\nAnn Ek,ann@example.org,{cell}\nBo,bo@example.org,1\n",
        mentees="Name\nCy Doe\n",
    )

    assert people.mentors[0].capacity == places


def test_one_file_says_by_its_role_on_which_side_a_person_is(tmp_path):
    people = read(tmp_path, everyone=BOTH)

    assert keys(people) == (
        ["cy@example.org", "bo@example.org"],
        ["ann@example.org", "bo@example.org"],
    )


def test_without_a_role_who_offers_is_a_mentor_and_who_needs_is_a_mentee(tmp_path):
    people = read(
        tmp_path,
        everyone="Name,Email,Offers,Needs\nAnn,a@example.org,exams,\nCy,c@example.org,,exams\n",
    )

    assert keys(people) == (["c@example.org"], ["a@example.org"])


def test_yes_to_both_puts_a_person_on_both_sides(tmp_path):
    people = read(
        tmp_path,
        everyone=(
            "Name,Email,Role,Both mentor and mentee\n"
            "Ann Ek,ann@example.org,mentor,yes\nCy Doe,cy@example.org,mentee,no\n"
        ),
    )

    assert keys(people) == (["ann@example.org", "cy@example.org"], ["ann@example.org"])


def test_the_same_person_in_two_files_has_the_same_key_with_and_without_an_address(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email\nDr Ann Ek,ann@example.org\n",
        mentees='Name\n"Ek, Ann"\nCy Doe\n',
    )

    assert keys(people) == (["ann@example.org", "cy doe"], ["ann@example.org"])


def test_two_people_of_one_name_are_not_taken_for_a_third_without_an_address(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email\nAnn Ek,one@example.org\nAnn Ek,two@example.org\n",
        mentees="Name\nAnn Ek\n",
    )

    assert keys(people) == (["ann ek"], ["one@example.org", "two@example.org"])


def test_a_second_row_for_the_same_person_is_left_out_with_a_note(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email\nAnn Ek,ann@example.org\nAnn Ek,Ann@example.org\n",
        mentees="Name\nCy Doe\n",
    )

    assert keys(people)[1] == ["ann@example.org"]
    assert people.notes == ("mentors.csv, row 3: left out, the same person is already there.",)


def test_a_row_without_name_and_address_is_left_out_with_a_note(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email,Specialty\nAnn Ek,ann@example.org,Surgery\n,,Surgery\n",
        mentees="Name\nCy Doe\n",
    )

    assert people.notes == ("mentors.csv, row 3: left out, without a name and an address.",)


def test_a_supervisor_in_a_file_with_both_sides_is_on_neither(tmp_path):
    people = read(
        tmp_path,
        everyone=("Name,Role\nAnn Ek,mentor\nCy Doe,mentee\nEd Poe,supervisor\n"),
    )

    assert keys(people) == (["cy doe"], ["ann ek"])
    assert people.notes == ("everyone.csv, row 4: left out, neither mentor nor mentee.",)


def test_a_reporting_line_keeps_two_apart_from_either_side(tmp_path):
    people = read(
        tmp_path,
        mentors=("Name,Email,Supervisor\nAnn Ek,ann@example.org,\nBo Lie,bo@example.org,Cy Doe\n"),
        mentees="Name,Email,Supervisor\nCy Doe,cy@example.org,Dr Ann Ek\nDi,di@example.org,Nobody\n",
    )

    assert people.apart == {
        ("cy@example.org", "ann@example.org"),
        ("cy@example.org", "bo@example.org"),
    }


def test_who_must_not_be_met_is_kept_apart_even_if_the_name_fits_two(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email\nAnn Ek,one@example.org\nAnn Ek,two@example.org\n",
        mentees="Name,Email,Not with\nCy Doe,cy@example.org,Ann Ek\n",
    )

    assert people.apart == {
        ("cy@example.org", "one@example.org"),
        ("cy@example.org", "two@example.org"),
    }


def test_a_wish_that_fits_two_people_is_no_wish(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Email\nAnn Ek,one@example.org\nAnn Ek,two@example.org\nBo,bo@example.org\n",
        mentees="Name,Preferred mentors\nCy Doe,Ann Ek;bo@example.org;Nobody Here\n",
    )

    assert people.mentees[0].wishes == ("bo@example.org",)


ASKING = "Name,Match with similar identity,Identity to match,Characteristics\n"


@pytest.mark.parametrize(
    ("row", "identities"),
    [
        ("Cy,yes,Gay,", {"gay"}),
        ("Cy,no,Gay,", set()),
        ("Cy,,Gay,", {"gay"}),
        ('Cy,yes,"Gay, Deaf",', {"gay", "deaf"}),
        ("Cy,yes,,Gay;Deaf", {"gay", "deaf"}),
        ("Cy,no,,Gay", set()),
        ("Cy,,,Gay", set()),
    ],
)
def test_an_identity_counts_only_where_the_person_asked_for_it(tmp_path, row, identities):
    people = read(
        tmp_path,
        mentors="Name,Characteristics\nAnn Ek,Gay;Deaf\n",
        mentees=f"{ASKING}{row}\nDi,yes,Deaf,\n",
    )

    assert people.mentees[0].identities == identities
    assert people.mentors[0].identities == {"gay", "deaf"}


def test_grades_that_are_no_grades_are_noted_once(tmp_path):
    people = read(
        tmp_path,
        mentors="Name,Grade\nAnn Ek,Consultant\nBo Lie,Wizard\n",
        mentees="Name,Grade\nCy Doe,ST1\nDi Roe,Wizard\n",
    )

    assert [mentor.grade is None for mentor in people.mentors] == [False, True]
    assert people.notes == ("Grades that cannot be compared with the others: Wizard.",)


def test_a_scheme_can_bring_its_own_ladder(tmp_path):
    people = read(
        tmp_path,
        grades=("Apprentice", "Wizard"),
        mentors="Name,Grade\nAnn Ek,Wizard\n",
        mentees="Name,Grade\nCy Doe,apprentice\n",
    )

    assert people.mentors[0].grade - people.mentees[0].grade == 1


@pytest.mark.parametrize("named", ["Dr Ek", "A. Ek", "Ann Marie Ek"])
def test_a_supervisor_named_in_part_is_kept_away(tmp_path, named):
    people = read(
        tmp_path,
        mentors="Name\nAnn Ek\nBo Lie\n",
        mentees=f"Name,Supervisor\nCy Doe,{named}\n",
    )

    assert people.apart == {("cy doe", "ann ek")}
    assert people.notes == ()


def test_a_supervisor_named_in_part_who_may_be_several_keeps_all_away_and_says_so(tmp_path):
    people = read(
        tmp_path,
        mentors="Name\nAnn Ek\nBo Ek\nDi Lie\n",
        mentees="Name,Supervisor\nCy Doe,Dr Ek\n",
    )

    assert people.apart == {("cy doe", "ann ek"), ("cy doe", "bo ek")}
    assert people.notes == ("“Dr Ek” may be any of 2 people here: all are kept away.",)
