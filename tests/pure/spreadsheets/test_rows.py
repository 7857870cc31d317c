"""Reading people out of rows, and saying by code what is wrong with one. All people are invented."""

from datetime import date

import pytest

from kollega.pure.spreadsheets import (
    Column,
    Field,
    Medium,
    Problem,
    ProblemCode,
    Why,
    read_rows,
    recognise,
)


def codes(row):
    return [problem.code for problem in row.problems]


def test_a_whole_row_is_understood(rows):
    found = rows(
        "First name;Surname;E-mail;Role;Grade;Specialty;Organisation;Languages;Needs;Capacity;"
        "Start date;Meeting format;Biography;Shoe size\n"
        " Åse ;O'Brien-Ek;Ase@Example.ORG;Mentor;ST3;Cardiology;Example Hospital;English, norsk;"
        'exams, research;2;01.03.2024;Video;"I am Åse.\n\nHello.";38\n'
    )

    assert found[0].number == 2
    assert found[0].problems == ()
    assert found[0].own == {"Shoe size": "38"}
    assert found[0].values == {
        Field.given_name: "Åse",
        Field.family_name: "O'Brien-Ek",
        Field.email: "ase@example.org",
        Field.role: "mentor",
        Field.grade: "ST3",
        Field.specialty: "Cardiology",
        Field.organisation: "Example Hospital",
        Field.languages: ("en", "no"),
        Field.needs: ("exams", "research"),
        Field.capacity: 2,
        Field.starts_on: date(2024, 3, 1),
        Field.meets_by: (Medium.video,),
        Field.biography: "I am Åse.\n\nHello.",
    }


def test_the_raw_cells_are_kept_as_they_stand(rows):
    assert rows("Name;Email\n Ann  Lee ; ANN@example.org\n")[0].raw == (
        " Ann  Lee ",
        " ANN@example.org",
    )


def test_what_is_blank_is_left_out(rows):
    found = rows("Name,Email,Grade,Needs,Capacity\nAnn Lee,ann@example.org,n/a,-,none\n")[0]

    assert found.problems == ()
    assert set(found.values) == {
        *(Field.name, Field.given_name, Field.family_name),
        Field.email,
    }


def test_an_ignored_column_is_not_read_at_all(table):
    opened = table("Name,Pay\nAnn,12000\n")
    columns = recognise(opened, remembered={"Pay": Field.ignored})

    row = next(read_rows(opened, columns))

    assert row.own == {}
    assert "12000" not in str(row.values)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("ann(at)example.org", ProblemCode.bad_email),
        ("ann@example", ProblemCode.bad_email),
        ("", ProblemCode.missing_email),
        ("n/a", ProblemCode.missing_email),
    ],
)
def test_an_address_is_wrong_or_missing(rows, cell, code):
    found = rows(f"Name,Email\nAnn,{cell}\nBo,bo@example.org\nCai,cai@example.org\n")[0]

    assert codes(found) == [code]
    assert Field.email not in found.values


@pytest.mark.parametrize(
    ("heading", "bad", "good", "code"),
    [
        ("Capacity", "lots", "2", ProblemCode.bad_number),
        ("Capacity", "-1", "2", ProblemCode.bad_number),
        ("Start date", "31/02/2024", "2024-02-01", ProblemCode.bad_date),
        ("End date", "soon", "2024-02-01", ProblemCode.bad_date),
        ("Both mentor and mentee", "perhaps", "yes", ProblemCode.bad_yes_no),
        ("Match with similar identity", "if need be", "no", ProblemCode.bad_yes_no),
    ],
)
def test_a_cell_that_is_not_understood_is_a_problem_with_its_heading_and_words(
    rows, heading, bad, good, code
):
    found = rows(f"Full name,{heading}\nAnn, {bad} \nBo,{good}\nCai,{good}\nDee,{good}\n")

    assert found[0].problems == (Problem(code, heading, bad),)
    assert found[0].refused
    assert not any(row.problems for row in found[1:])


def test_a_role_we_do_not_know_keeps_its_words(rows):
    found = rows("Name,Role\nAnn,Mentor\nBo,Mentee\nCai,Helper\n")[2]

    assert found.text(Field.role) == "Helper"
    assert found.problems == (Problem(ProblemCode.unknown_role, "Role", "Helper"),)


def test_a_person_who_is_both_is_both(rows):
    by_role = rows("Name,Role\nAnn,Both\nBo,Mentor\n")[0]
    by_flag = rows("Name,Both mentor and mentee\nAnn,yes\nBo,no\n")

    assert by_role.text(Field.role) == "both"
    assert [row.yes(Field.both_roles) for row in by_flag] == [True, False]


def test_a_row_without_any_name_is_refused(rows):
    found = rows("First name,Surname,Email\n,,ann@example.org\nBo,,bo@example.org\n")

    assert codes(found[0]) == [ProblemCode.missing_name]
    assert codes(found[1]) == []


def test_a_table_without_a_column_of_names_refuses_nobody_for_it(rows):
    assert rows("Email\nann@example.org\n")[0].problems == ()


@pytest.mark.parametrize("name", ["None", "Null", "Na", "No", "X"])
def test_names_that_look_like_nothing_are_names(rows, name):
    found = rows(f"First name,Surname\nAnn,{name}\n")[0]

    assert found.text(Field.family_name) == name


def test_a_dash_is_no_name(rows):
    assert codes(rows("First name,Surname\n-,–\n")[0]) == [ProblemCode.missing_name]


def test_a_whole_name_is_given_with_its_parts(rows):
    found = rows('Name,Email\n"LEE, Dr Ann",ann@example.org\n')[0]

    assert found.text(Field.name) == "LEE, Dr Ann"
    assert found.text(Field.given_name) == "Ann"
    assert found.text(Field.family_name) == "LEE"
    assert found.full_name == "Ann LEE"


@pytest.mark.parametrize(
    ("given_name", "family_name", "full"),
    [("Ann", "Lee", "Ann Lee"), ("小明", "王", "王小明"), ("Ann", "", "Ann"), ("", "Lee", "Lee")],
)
def test_a_name_is_written_as_its_owner_would(rows, given_name, family_name, full):
    assert rows(f"First name,Surname\n{given_name},{family_name}\n")[0].full_name == full


def test_an_end_before_its_start_is_refused(rows):
    found = rows("Name,Start date,End date\nAnn,2024-03-01,2024-02-01\nBo,2024-03-01,2024-03-01\n")

    assert found[0].problems == (
        Problem(ProblemCode.end_before_start, "", "2024-03-01/2024-02-01"),
    )
    assert found[1].problems == ()


def test_a_row_that_has_slipped_is_refused(rows):
    found = rows("Name,Email\nAnn,ann@example.org\nLee, Bo,bo@example.org\nCai,c@example.org,  \n")

    assert ProblemCode.extra_cells in codes(found[1])
    assert found[1].raw == ("Lee", " Bo", "bo@example.org")
    assert codes(found[2]) == []


def days(rows, *cells, heading="Start date"):
    text = "\n".join([f"Full name,{heading}", *(f"Ann {n},{cell}" for n, cell in enumerate(cells))])
    return rows(f"{text}\n")


def test_the_whole_column_decides_which_number_is_the_month(rows):
    british = days(rows, "03/04/2024", "13/04/2024")
    american = days(rows, "03/04/2024", "04/13/2024")

    assert british[0].date_of(Field.starts_on) == date(2024, 4, 3)
    assert american[0].date_of(Field.starts_on) == date(2024, 3, 4)
    assert not any(row.problems for row in british + american)


def test_a_day_that_no_cell_decides_is_taken_day_first_and_said(rows):
    found = days(rows, "03/04/2024", "05/05/2024", "2024-04-03")

    assert found[0].date_of(Field.starts_on) == date(2024, 4, 3)
    assert [codes(row) for row in found] == [[ProblemCode.ambiguous_date], [], []]
    assert not found[0].refused


def test_one_column_of_days_decides_for_another(rows):
    found = rows("Name,Start date,End date\nAnn,03/04/2024,12/31/2024\nBo,05/06/2024,06/30/2025\n")

    assert found[0].date_of(Field.starts_on) == date(2024, 3, 4)
    assert not any(row.problems for row in found)


def test_a_day_against_the_order_of_its_column_is_refused(rows):
    found = days(rows, "13/04/2024", "14/04/2024", "04/15/2024")

    assert codes(found[2]) == [ProblemCode.bad_date]


def test_a_late_row_decides_too(rows):
    cells = ["03/04/2024"] * 3000 + ["12/31/2024"]

    assert days(rows, *cells)[0].date_of(Field.starts_on) == date(2024, 3, 4)


def test_a_column_that_has_proved_its_order_often_enough_needs_no_more_looking(rows):
    cells = ["13/04/2024"] * 300 + ["03/04/2024", "2024-04-03", ""]

    found = days(rows, *cells)

    assert {row.date_of(Field.starts_on) for row in found[300:]} == {date(2024, 4, 3), None}
    assert not any(row.problems for row in found)


def test_a_month_starts_on_its_first_day_and_ends_on_its_last(rows):
    found = rows("Name,Start date,End date\nAnn,August 2024,Feb 2025\n")[0]

    assert found.date_of(Field.starts_on) == date(2024, 8, 1)
    assert found.date_of(Field.ends_on) == date(2025, 2, 28)


def test_numbers_of_days_from_excel_are_read_in_text_files_too(rows):
    assert days(rows, "45352", "45353")[0].date_of(Field.starts_on) == date(2024, 3, 1)


def test_a_list_spread_over_columns_is_one_list_in_their_order(rows):
    found = rows(
        "Name,First choice,Second choice,Language 1,Language 2\nAnn,Bo Ek,Cai Wu,Urdu,English; Urdu\n"
    )[0]

    assert found.many(Field.wishes) == ("Bo Ek", "Cai Wu")
    assert found.many(Field.languages) == ("ur", "en")


def test_people_one_must_not_meet_may_be_named_or_addressed(rows):
    found = rows('Name,Do not match with\nAnn,"Ek, Bo; cai@example.org"\n')[0]

    assert found.many(Field.not_with) == ("Ek, Bo", "cai@example.org")


def test_an_experience_may_be_listed_or_ticked_under_its_own_heading(rows):
    ticked = rows("Name,Came from another country\nAnn,yes\nBo,no\nCai,\n")
    listed = rows("Name,Shared experience\nAnn,parenthood; return to work\n")

    assert [row.many(Field.experiences) for row in ticked] == [
        ("Came from another country",),
        (),
        (),
    ]
    assert listed[0].many(Field.experiences) == ("parenthood", "return to work")


def test_values_are_asked_for_by_their_kind(rows):
    row = rows("Name,Capacity,Needs,Both\nAnn,2,exams,yes\n")[0]

    assert row.number_of(Field.capacity) == 2
    assert row.number_of(Field.both_roles) is None
    assert row.number_of(Field.needs) is None
    assert row.many(Field.capacity) == ()
    assert row.text(Field.needs) == ""
    assert row.yes(Field.capacity) is None
    assert row.date_of(Field.name) is None


def test_many_different_cells_are_read_as_well_as_few(rows):
    text = "Name,Email\n" + "".join(f"Ann {n},Ann.{n}@Example.org\n" for n in range(6000))

    found = rows(text)

    assert found[5999].text(Field.email) == "ann.5999@example.org"
    assert len({row.text(Field.email) for row in found}) == 6000


def test_a_column_of_ones_own_keeps_its_lines(rows):
    assert rows('Full name,Remark\nAnn,"one\ntwo"\n')[0].own == {"Remark": "one\ntwo"}


def test_columns_can_be_chosen_by_hand(table):
    opened = table("a;b\nAnn Lee;x\n", header_row=1)
    columns = [
        Column(0, "a", Field.name, 1, Why.remembered),
        Column(1, "b", Field.grade, 1, Why.heading),
    ]

    row = next(read_rows(opened, columns))

    assert (row.full_name, row.text(Field.grade)) == ("Ann Lee", "x")


def test_of_two_columns_chosen_for_one_field_the_first_counts(table):
    opened = table("a;b\nST1;ST2\n;ST3\n", header_row=1)
    columns = [Column(index, "ab"[index], Field.grade, 1, Why.remembered) for index in (0, 1)]

    assert [row.text(Field.grade) for row in read_rows(opened, columns)] == ["ST1", "ST3"]


@pytest.mark.parametrize(
    ("heading", "filled"),
    [
        ("Role", "Mentor"),
        ("Capacity", "2"),
        ("Start date", "2024-03-01"),
        ("Both mentor and mentee", "yes"),
        ("E-mail", "cai@example.org"),
        ("Biography", "I am Cai."),
    ],
)
def test_a_cell_that_says_nothing_is_no_problem(rows, heading, filled):
    found = rows(f"Full name,{heading}\nAnn,-\nBo,n/a\nCai,{filled}\n")

    problems = {problem.code for row in found for problem in row.problems}
    assert problems <= {ProblemCode.missing_email}
    assert [len(row.values) - len(found[0].values) for row in found] == [0, 0, 1]


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_problem_either_refuses_or_warns(code):
    warnings = {ProblemCode.missing_email, ProblemCode.ambiguous_date, ProblemCode.unknown_kind}

    assert code.refuses is (code not in warnings)


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Title,First name,Surname\nDr.,Ann,Lee\n", "Dr", "Ann Lee"),
        ("First name,Surname\nProf Ann,Lee\n", "Prof", "Ann Lee"),
        ("First name,Surname\nAnn,Dr Lee\n", "Dr", "Ann Lee"),
        ("Full name\nDr Ann Lee\n", "Dr", "Ann Lee"),
        ("Title,Full name\nProf,Dr Ann Lee\n", "Prof", "Ann Lee"),
        ("Full name\nAnn Lee\n", "", "Ann Lee"),
    ],
)
def test_a_title_is_taken_out_of_the_name_and_not_lost(rows, text, title, name):
    [row] = rows(text)

    assert (row.text(Field.honorific), row.full_name) == (title, name)
