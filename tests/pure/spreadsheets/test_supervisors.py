"""Supervisors in one column or several, by name, by address or both. All people are invented."""

import pytest

from kollega.pure.spreadsheets import Field, ProblemCode


def supervisors(row):
    both = zip(row.many(Field.supervisor), row.many(Field.supervisor_kind), strict=True)
    return list(both)


def test_a_supervisor_without_kind(rows):
    assert supervisors(rows("Full name,Supervisor\nAnn,Dr Bo Ek\n")[0]) == [("Dr Bo Ek", "")]


def test_several_supervisors_in_one_cell(rows):
    found = rows('Full name,Supervisor\nAnn,"Ek, Bo; cai@example.org"\n')[0]

    assert supervisors(found) == [("Ek, Bo", ""), ("cai@example.org", "")]


def test_each_kind_in_a_column_of_its_own(rows):
    found = rows(
        "Full name,Educational supervisor,Clinical supervisor,Line manager\nAnn,Bo Ek,Cai Wu,-\n"
    )[0]

    assert supervisors(found) == [
        ("Bo Ek", "educational_supervisor"),
        ("Cai Wu", "clinical_supervisor"),
    ]


@pytest.mark.parametrize(
    ("people", "kinds", "expected"),
    [
        ("Bo Ek", "Educational supervisor", ["educational_supervisor"]),
        ("Bo Ek; Cai Wu", "ES", ["educational_supervisor", "educational_supervisor"]),
        ("Bo Ek; Cai Wu", "ES; Line manager", ["educational_supervisor", "line_manager"]),
        ("Bo Ek; Cai Wu; Dee Li", "ES; TPD", ["educational_supervisor", "training_director", ""]),
        ("Bo Ek", "ES; TPD", ["educational_supervisor"]),
        ("Bo Ek", "", [""]),
        ("Bo Ek", "Nærmeste leder", ["line_manager"]),
    ],
)
def test_the_kind_may_stand_in_a_column_beside(rows, people, kinds, expected):
    found = rows(f"Full name,Supervisor,Type of supervisor\nAnn,{people},{kinds}\nBo,Cai,ES\n")[0]

    assert list(found.many(Field.supervisor_kind)) == expected


def test_a_kind_in_the_heading_counts_more_than_one_in_a_cell(rows):
    found = rows("Full name,Line manager,Type of supervisor\nAnn,Bo Ek,ES\n")[0]

    assert supervisors(found) == [("Bo Ek", "line_manager")]


def test_a_kind_we_do_not_know_is_a_warning(rows):
    found = rows(
        "Full name,Supervisor,Type of supervisor\nAnn,Bo Ek,Guru\nBo,Cai,ES\nCai,Dee,TPD\nDee,Li,CS\n"
    )[0]

    assert [problem.code for problem in found.problems] == [ProblemCode.unknown_kind]
    assert supervisors(found) == [("Bo Ek", "")]
    assert not found.refused


@pytest.mark.parametrize(
    "text",
    [
        "Full name,Supervisor,Supervisor email\nAnn,Dr Bo Ek,bo.ek@example.org\n",
        "Full name,Supervisor email,Supervisor name\nAnn,bo.ek@example.org,Dr Bo Ek\n",
    ],
)
def test_a_name_and_its_address_in_two_columns_are_one_supervisor(rows, text):
    assert supervisors(rows(text)[0]) == [("Dr Bo Ek <bo.ek@example.org>", "")]


def test_two_names_in_two_columns_are_two_supervisors(rows):
    found = rows("Full name,Supervisor 1,Supervisor 2\nAnn,Bo Ek,Cai Wu\nDee,Bo Ek,\n")

    assert [len(supervisors(row)) for row in found] == [2, 1]


def test_an_address_without_its_name_stands_alone(rows):
    found = rows("Full name,Supervisor,Supervisor email\nAnn,,bo@example.org\nCai,Bo Ek,\n")

    assert [supervisors(row) for row in found] == [[("bo@example.org", "")], [("Bo Ek", "")]]


def test_whoever_has_no_supervisor_has_none(rows):
    found = rows("Full name,Supervisor,Type of supervisor\nAnn,,ES\nBo,n/a,\n")

    assert all(Field.supervisor not in row.values for row in found)
    assert all(row.problems == () for row in found)


def test_the_same_supervisors_come_again_in_other_rows(rows):
    text = "Full name,Supervisor\n" + "".join(f"Ann {n},Bo Ek {n % 3}\n" for n in range(9))

    assert [row.many(Field.supervisor) for row in rows(text)] == [
        (f"Bo Ek {n % 3}",) for n in range(9)
    ]
