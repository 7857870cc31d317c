"""Excel workbooks: what its cells hold, and which sheet is meant."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from tests.pure.spreadsheets.workbooks import excel, text_cell, workbook

from kollega.pure.spreadsheets import (
    ErrorCode,
    Field,
    SpreadsheetError,
    open_table,
    read_rows,
    recognise,
)
from kollega.pure.spreadsheets.workbook import as_text


def people(stream):
    table = open_table(stream)
    return list(read_rows(table, recognise(table)))


def row(number, *texts):
    cells = "".join(text_cell(f"{'ABC'[i]}{number}", text) for i, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ann", "Ann"),
        (3, "3"),
        (3.0, "3"),
        (-2.0, "-2"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (447700900123.0, "447700900123"),
        (1e21, "1e+21"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2024, 3, 1), "2024-03-01"),
        (datetime.fromisoformat("2024-03-01"), "2024-03-01"),
        (datetime.fromisoformat("2024-03-01 14:30"), "2024-03-01 14:30:00"),
        (time(9, 5), "09:05:00"),
        (timedelta(hours=1), "1:00:00"),
        ("", ""),
    ],
)
def test_a_cell_reads_as_one_would_write_it(value, text):
    assert as_text(value) == text


def test_a_registration_number_typed_as_a_number_has_no_point():
    found = people(excel(("Name", "GMC number"), ("Ann Lee", 7654321)))

    assert found[0].text(Field.registration) == "7654321"


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_days_come_out_right_whether_formatted_or_bare_numbers(epoch_1904):
    bare = 43890 if epoch_1904 else 45352
    found = people(
        excel(
            ("Name", "Start date", "End date"),
            ("Ann Lee", date(2024, 3, 1), datetime.fromisoformat("2026-08-04 12:00")),
            ("Bo Ek", bare, "04/08/2026"),
            epoch_1904=epoch_1904,
        )
    )

    assert [r.date_of(Field.starts_on) for r in found] == [date(2024, 3, 1)] * 2
    assert found[0].date_of(Field.ends_on) == date(2026, 8, 4)


def test_row_numbers_are_those_that_excel_shows():
    table = open_table(excel(("Name", "Email"), ("Ann", "ann@example.org"), first_row=7))

    assert table.header_row == 7
    assert [number for number, _ in table.rows()] == [8]


def test_blank_columns_on_the_left_are_passed_over():
    book = openpyxl.Workbook()
    for cell, value in {"C2": "Name", "D2": "Email", "C3": "Ann", "D3": "ann@example.org"}.items():
        book.active[cell] = value
    stream = excel()
    book.save(stream)

    table = open_table(stream)

    assert table.header == ("Name", "Email")
    assert list(table.rows()) == [(3, ("Ann", "ann@example.org"))]


def test_the_first_visible_sheet_with_anything_on_it_is_read():
    stream = workbook(
        row(1, "Secret", "Notes"),
        "",
        row(1, "Name", "Email") + row(2, "Ann", "ann@example.org"),
        row(1, "Name", "Email") + row(2, "Bo", "bo@example.org"),
        states=['state="hidden"', "", "", ""],
    )

    assert [cells[0] for _, cells in open_table(stream).rows()] == ["Ann"]


def test_a_workbook_without_any_text_is_empty():
    for stream in (workbook(""), workbook("", ""), excel()):
        with pytest.raises(SpreadsheetError) as refused:
            open_table(stream)
        assert refused.value.code == ErrorCode.empty


def test_strings_kept_apart_from_their_cells_are_read():
    data = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'

    table = open_table(workbook(data, strings=["Email", "Name"]))

    assert table.header == ("Name", "Email")


def test_formulas_count_by_the_value_last_shown_and_errors_are_blank():
    data = (
        row(1, "Name", "Email")
        + '<row r="2"><c r="A2" t="str"><f>B1&amp;"x"</f><v>Ann &amp; Bo</v></c>'
        + '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )

    assert list(open_table(workbook(data)).rows()) == [(2, ("Ann & Bo", ""))]


def test_text_that_looks_like_a_formula_is_left_alone():
    data = row(1, "Name", "Note") + row(2, "Ann", "'=1+1")

    assert list(open_table(workbook(data)).rows()) == [(2, ("Ann", "'=1+1"))]


def test_a_sheet_that_names_a_string_that_is_not_there_is_damaged():
    data = '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'

    with pytest.raises(SpreadsheetError) as refused:
        open_table(workbook(data, strings=["Name"]))

    assert refused.value.code == ErrorCode.damaged


def test_a_workbook_has_no_delimiter():
    assert open_table(excel(("Name", "Email"), ("Ann", "ann@example.org"))).delimiter is None


def test_rows_are_as_long_as_the_headings():
    table = open_table(excel(("Name", "Email", "Grade"), ("Ann",), ("Bo", None, "ST1")))

    assert list(table.rows()) == [(2, ("Ann", "", "")), (3, ("Bo", "", "ST1"))]
