"""Whole files as schemes of different countries keep them. All people are invented."""

import io
from datetime import date
from pathlib import Path

import pytest
from tests.pure.spreadsheets.workbooks import excel

from kollega.pure.spreadsheets import Field, ProblemCode, Table, open_table, read_rows, recognise

TABLES = Path(__file__).parents[2] / "data" / "tables"


def meant(table: Table):
    return [column.field for column in recognise(table)]


def people(table: Table):
    return list(read_rows(table, recognise(table)))


def test_a_deanerys_register_with_a_title_above():
    opened = open_table(TABLES / "deanery.csv")
    found = people(opened)

    assert opened.header_row == 4
    assert meant(opened) == [
        *(Field.registration, Field.given_name, Field.family_name, Field.email, Field.grade),
        *(Field.specialty, Field.organisation, Field.supervisor, Field.supervisor),
        *(Field.starts_on, Field.ends_on),
    ]
    assert [row.number for row in found] == [5, 6, 8]
    assert found[0].text(Field.registration) == "7000001"
    assert found[0].date_of(Field.starts_on) == date(2024, 8, 7)
    assert found[0].many(Field.supervisor) == ("Dr Bo Ek <bo.ek@example.org>",)
    assert found[0].many(Field.supervisor_kind) == ("educational_supervisor",)
    assert found[1].full_name == "Mary-Jane O'Brien"
    assert found[1].many(Field.supervisor) == ("Wu, Cai",)
    assert [problem.code for problem in found[2].problems] == [ProblemCode.bad_email]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_norwegian_list_from_excel(table, encoding):
    text = (TABLES / "norwegian.csv").read_text("cp1252")
    opened = table(text, encoding=encoding)
    found = people(opened)

    assert opened.delimiter == ";"
    assert meant(opened) == [
        *(Field.given_name, Field.family_name, Field.email, Field.telephone, Field.job_title),
        *(Field.specialty, Field.organisation, Field.department, Field.region, Field.languages),
        *(Field.offers, Field.capacity, Field.meets_by, Field.supervisor, Field.starts_on),
    ]
    assert found[0].full_name == "Åse Bjørnsen"
    assert found[0].many(Field.languages) == ("no", "en")
    assert found[0].many(Field.offers) == ("forskning", "eksamen")
    assert found[0].date_of(Field.starts_on) == date(2024, 8, 1)
    assert found[0].many(Field.supervisor_kind) == ("line_manager",)
    assert found[1].text(Field.email) == "oyvind@example.no"
    assert found[1].many(Field.meets_by) == ("in_person", "telephone")
    assert not any(row.problems for row in found)


def test_answers_to_a_swedish_online_form():
    opened = open_table(TABLES / "swedish-form.csv")
    found = people(opened)

    assert meant(opened) == [
        *(Field.own, Field.name, Field.email, Field.role, Field.specialty, Field.languages),
        *(Field.needs, Field.wishes),
    ]
    assert [row.text(Field.role) for row in found] == ["mentee", "mentor", "both"]
    assert found[0].many(Field.wishes) == ("Bo Lind",)
    assert found[1].many(Field.languages) == ("sv", "ar")
    assert found[2].text(Field.family_name) == "af Berg"


def test_a_dutch_list_with_tabs():
    opened = open_table(TABLES / "dutch.txt")
    found = people(opened)

    assert opened.delimiter == "\t"
    assert meant(opened) == [
        *(Field.given_name, Field.family_name, Field.email, Field.registration, Field.job_title),
        *(Field.specialty, Field.organisation, Field.grade, Field.supervisor),
        *(Field.starts_on, Field.ends_on),
    ]
    assert found[0].date_of(Field.ends_on) == date(2026, 8, 31)
    assert found[1].date_of(Field.starts_on) == date(2024, 3, 1)
    assert found[0].many(Field.supervisor_kind) == ("trainer",)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_a_chinese_list(table, encoding):
    text = (TABLES / "chinese.csv").read_text("gb18030")
    opened = table(text, encoding=encoding)
    found = people(opened)

    assert meant(opened) == [
        *(Field.own, Field.name, Field.email, Field.telephone, Field.grade, Field.specialty),
        *(Field.organisation, Field.department, Field.languages, Field.needs, Field.biography),
        Field.starts_on,
    ]
    assert [(row.text(Field.family_name), row.text(Field.given_name)) for row in found] == [
        ("王", "小明"),
        ("欧阳", "丽"),
    ]
    assert found[0].full_name == "王小明"
    assert found[0].many(Field.languages) == ("zh", "en")
    assert found[0].many(Field.needs) == ("考试", "研究")
    assert found[0].date_of(Field.starts_on) == date(2024, 3, 1)


def test_a_medical_schools_cohort_in_excel_with_a_heading_over_two_columns():
    opened = open_table(
        excel(
            ("Year 3 cohort", None, None, None, None),
            ("Student", None, "Contact", None, "Studies"),
            ("Student number", "Name", "University email", "Mobile", "Year of study"),
            (20240001, "Ek, Bo", "b.ek@example.ac.uk", 7700900123, 3),
            (20240002, "Lee, Ann Mary", "a.m.lee@example.ac.uk", None, 3),
        )
    )
    found = people(opened)

    assert opened.header_row == 3
    assert meant(opened) == [
        *(Field.registration, Field.name, Field.email, Field.telephone, Field.grade)
    ]
    assert found[0].text(Field.registration) == "20240001"
    assert found[1].full_name == "Ann Mary Lee"
    assert found[0].text(Field.grade) == "3"


def test_a_rotation_list_of_an_american_hospital():
    opened = open_table(
        io.BytesIO(
            b"Last Name,First Name,Email,PGY,Program,Supervisor,Type of supervisor,Start Date,End Date\n"
            b"Lee,Ann,ALEE@example.edu,2,Pediatrics,Bo Ek MD,Clinical supervisor,7/1/2024,6/30/2025\n"
            b"Wu,Cai,CWU@example.edu,1,Surgery,Dee Li MD,Training director,8/1/2024,7/31/2025\n"
        )
    )
    found = people(opened)

    assert found[0].date_of(Field.starts_on) == date(2024, 7, 1)
    assert found[1].date_of(Field.ends_on) == date(2025, 7, 31)
    assert [row.many(Field.supervisor_kind) for row in found] == [
        ("clinical_supervisor",),
        ("training_director",),
    ]
    assert not any(row.problems for row in found)


def test_a_list_of_addresses_pasted_from_a_mail_program(table):
    opened = table("ann.lee@example.org\nBo.Ek@example.org\ncai@example.org\n")
    found = people(opened)

    assert not opened.has_header
    assert [row.text(Field.email) for row in found] == [
        *("ann.lee@example.org", "bo.ek@example.org", "cai@example.org")
    ]


def test_mentors_with_everything_a_scheme_may_ask(table):
    opened = table(
        "Full name,Email,I can help with,Shared experiences,Which languages do you speak?,"
        "How would you like to meet?,Where can you meet?,How many mentees can you take?,"
        "People I would rather not meet (never shown),Pen portrait\n"
        'Dr Ann Lee,ann@example.org,"exams; career, research","parenthood, new country",'
        '"English, Urdu",Either,"Glasgow; Edinburgh",up to 3,"Ek, Bo",'
        '"I trained abroad.\nAsk me anything."\n'
    )
    row = people(opened)[0]

    assert row.problems == ()
    assert row.own == {}
    assert row.many(Field.offers) == ("exams", "career, research")
    assert row.many(Field.experiences) == ("parenthood", "new country")
    assert row.many(Field.languages) == ("en", "ur")
    assert row.many(Field.meets_by) == ("in_person", "video")
    assert row.many(Field.places) == ("Glasgow", "Edinburgh")
    assert row.number_of(Field.capacity) == 3
    assert row.many(Field.not_with) == ("Ek, Bo",)
    assert row.text(Field.biography) == "I trained abroad.\nAsk me anything."


def test_our_own_file_of_refused_rows_comes_in_again(table):
    opened = table(
        "First name,Surname,Email,Start date,Why it was refused\n"
        "Ann,Lee,ann@example.org,2024-03-01,This is no e-mail address.\n"
    )
    row = people(opened)[0]

    assert row.problems == ()
    assert row.own == {"Why it was refused": "This is no e-mail address."}
