"""Where the headings stand, and what they are called."""

import pytest

from kollega.pure.spreadsheets import ErrorCode, SpreadsheetError, tables
from kollega.pure.spreadsheets.header import distinct_headings, width


def test_headings_on_the_first_row(table):
    opened = table("Name,Email\nAnn,ann@example.org\n")

    assert (opened.has_header, opened.header_row) == (True, 1)
    assert opened.header == ("Name", "Email")


def test_titles_and_blank_rows_above_are_skipped(table):
    opened = table(
        "Mentoring scheme 2024,,\nExported on 01/03/2024,,\n\nName,Email,Grade\nAnn,ann@example.org,ST1\n"
    )

    assert opened.header_row == 4
    assert list(opened.rows()) == [(5, ("Ann", "ann@example.org", "ST1"))]


def test_a_second_row_of_headings_that_we_know_better_wins(table):
    opened = table(
        "Person,,Training,\nFirst name,Surname,Grade,Start date\nAnn,Lee,ST1,2024-03-01\n"
    )

    assert opened.header == ("First name", "Surname", "Grade", "Start date")
    assert [number for number, _ in opened.rows()] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee,ann@example.org,ST1\nBo Ek,bo@example.org,ST2\n",
        "Ann,Lee,ann@example.org,Mentor,Doctor\nBo,Ek,bo@example.org,Mentor,Doctor\n",
        "ann@example.org\nbo@example.org\n",
        "1,Ann Lee,2024-03-01\n2,Bo Ek,2024-03-02\n",
        "Ann Lee,Mentor,Doctor\nBo Ek,Mentor,Doctor\nCai Wu,Mentor,Doctor\n",
    ],
)
def test_a_file_without_headings_says_so_and_loses_nobody(table, text):
    opened = table(text)

    assert not opened.has_header
    assert opened.header_row == 0
    assert opened.header == tuple("ABCDE"[: len(opened.header)])
    assert len(list(opened.rows())) == len(text.splitlines())


def test_headings_in_a_language_we_do_not_know_are_headings_all_the_same(table):
    opened = table("Etunimi,Sukunimi,Sähköposti\nAino,Ek,aino@example.org\n")

    assert opened.header == ("Etunimi", "Sukunimi", "Sähköposti")


def test_a_number_among_known_headings_is_a_heading(table):
    assert table("Name,Email,2024\nAnn,ann@example.org,x\n").header == ("Name", "Email", "2024")


def test_where_the_user_says_the_headings_stand_there_they_stand(table):
    text = "Ann,Lee\nBo,Ek\nCai,Wu\n"

    assert table(text, header_row=0).header == ("A", "B")
    assert table(text, header_row=2).header == ("Bo", "Ek")
    assert [number for number, _ in table(text, header_row=2).rows()] == [3]
    assert table(text, header_row=99).has_header is False


def test_headings_repeated_at_every_page_are_no_people(table):
    opened = table("Name,Email\nAnn,ann@example.org\nName,Email\nBo,bo@example.org\n")

    assert [cells[0] for _, cells in opened.rows()] == ["Ann", "Bo"]


def test_headings_are_cleaned(table):
    assert table("\ufeff First\u00a0 name \t;E-mail\n").header == ("First name", "E-mail")


def test_every_column_has_a_name_of_its_own(table):
    opened = table("Name,Note,,Note,Note\nAnn,a,b,c,d\n")

    assert opened.header == ("Name", "Note", "C", "Note (2)", "Note (3)")


def test_names_made_up_do_not_meet_names_given():
    assert distinct_headings(["Note", "Note (2)", "Note", "C"], 5) == (
        *("Note", "Note (2)", "Note (3)", "C"),
        "E",
    )
    assert distinct_headings(["C", "", "", ""], 4) == ("C", "B", "C (2)", "D")


def test_short_rows_are_filled_up(table):
    assert list(table("Name,Email,Grade\nAnn\n").rows()) == [(2, ("Ann", "", ""))]


def test_a_column_without_heading_counts_if_most_rows_use_it(table):
    opened = table("Name,Email\nAnn,ann@example.org,x\nBo,bo@example.org,y\n")

    assert opened.header == ("Name", "Email", "C")


def test_a_row_longer_than_the_others_keeps_its_cells(table):
    opened = table("Name,Email\nAnn,ann@example.org\nLee, Bo,bo@example.org\nCai,c@example.org\n")

    assert opened.header == ("Name", "Email")
    assert list(opened.rows())[1] == (3, ("Lee", " Bo", "bo@example.org"))


def test_headings_alone_are_a_table_without_people(table):
    opened = table("Name,Email,Grade\n")

    assert opened.header == ("Name", "Email", "Grade")
    assert list(opened.rows()) == []


def test_a_table_of_one_column(table):
    opened = table("Email\nann@example.org\nbo@example.org\n")

    assert opened.header == ("Email",)
    assert len(list(opened.rows())) == 2


def test_a_table_wider_than_any_table_of_people_is_refused(table):
    with pytest.raises(SpreadsheetError) as refused:
        table(",".join(f"h{n}" for n in range(tables.MOST_COLUMNS + 1)))

    assert refused.value.code == ErrorCode.too_wide


def test_blank_cells_at_the_end_are_no_columns(table):
    assert table("Name,Email,,,\nAnn,ann@example.org,,,\n").header == ("Name", "Email")


def test_headings_far_down_are_found_below_blank_rows(table):
    assert table("\n" * 200 + "Name,Email\nAnn,ann@example.org\n").header_row == 201


@pytest.mark.parametrize(("cells", "filled"), [([], 0), (["", " "], 0), (["a", "", "b", ""], 3)])
def test_a_row_is_as_wide_as_its_last_filled_cell(cells, filled):
    assert width(cells) == filled
