"""Writing tables that are safe to open, and that come back as they were."""

import csv
import io
import tracemalloc
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.pure.spreadsheets import ErrorCode, SpreadsheetError, open_table, write_rows, xlsx

KINDS = ["csv", "xlsx"]
FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
    "+47 12 34 56 78",
]

# Text as people may have it in cells: anything but surrogates, which no file can hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def written(kind, header, rows, **more):
    stream = io.BytesIO()
    write_rows(stream, kind, header, rows, **more)
    stream.seek(0)
    return stream


def read_back(stream):
    table = open_table(stream, header_row=1)
    return [table.header, *(cells for _, cells in table.rows())]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_read_back(kind):
    header = ("Name", "E-mail", "Refused because")
    rows = [
        ("Åse O'Brien", "ase@example.org", "a, b; c"),
        ("王小明", "wang@example.org", 'she said "no"'),
        ("Bo\nEk", "bo@example.org", "<b>&amp;</b>"),
    ]

    assert read_back(written(kind, header, rows)) == [header, *rows]


@pytest.mark.parametrize("kind", KINDS)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6))
def test_every_text_comes_back(kind, rows):
    marked = [(f"row {n}", *cells) for n, cells in enumerate(rows)]
    kept = [tuple(_as_read(kind, cell) for cell in cells) for cells in marked]

    read = read_back(written(kind, ("A row", "b", "c", "d"), marked))

    assert read[1:] == kept


def _as_read(kind, cell):
    """What no file of the kind can hold is the same text without it."""
    return cell.replace("\0", "") if kind == "csv" else cell


@pytest.mark.parametrize("kind", KINDS)
@given(cell=st.text(st.sampled_from("'=+-@\t\r\nx"), max_size=6))
def test_apostrophes_before_formulas_come_back_as_they_were(kind, cell):
    assert read_back(written(kind, ("A row", "b"), [("x", cell)]))[1] == ("x", cell)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_text_file_begins_as_a_formula(formula):
    content = written("csv", [formula, "b"], [(formula, f"'{formula}")]).getvalue()

    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        for cell in row:
            assert cell == "b" or cell.startswith("'")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(formula):
    sheet = openpyxl.load_workbook(written("xlsx", [formula], [(formula,)])).active

    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type == "s"
            assert cell.quotePrefix


def test_numbers_are_numbers_and_cannot_run():
    content = written("csv", ("a", "b"), [(-5, 2.5)]).getvalue().decode("utf-8-sig")

    assert content == "a,b\r\n-5,2.5\r\n"


@pytest.mark.parametrize("kind", KINDS)
def test_values_are_written_as_they_are_read(kind):
    moment = datetime.fromisoformat("2024-03-01 14:05:30")
    values = (3, -2, 2.5, True, False, date(2024, 3, 1), moment, None, "")

    read = read_back(written(kind, "abcdefghi", [values]))

    assert read[1] == (
        *("3", "-2", "2.5", "TRUE", "FALSE", "2024-03-01", "2024-03-01 14:05:30"),
        *("", ""),
    )


@pytest.mark.parametrize("kind", KINDS)
@given(day=st.dates(date(1800, 1, 1)), number=st.integers())
def test_days_and_numbers_come_back(kind, day, number):
    assert read_back(written(kind, ("a", "b"), [(day, number)]))[1] == (
        day.isoformat(),
        str(number),
    )


@given(st.floats())
def test_no_number_is_too_odd_to_be_written(number):
    stream = written("xlsx", ("a", "b"), [(number, "x")])

    assert open_table(stream, header_row=1).header == ("a", "b")


def test_a_workbook_opens_in_another_program_as_it_was_meant():
    stream = written("xlsx", ("Name", "Start"), [("Ann", date(2024, 3, 1)), ("Bo", 3)])

    sheet = openpyxl.load_workbook(stream).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Name", "Start"],
        ["Ann", datetime.fromisoformat("2024-03-01")],
        ["Bo", 3],
    ]
    assert sheet["A1"].font.bold
    assert sheet["B2"].number_format.replace("\\", "") == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"


def test_a_text_file_opens_in_excel_with_its_accents():
    assert written("csv", ("Navn",), [("Åse",)]).getvalue().startswith(b"\xef\xbb\xbfNavn\r\n")


def test_the_delimiter_is_the_callers_choice():
    stream = written("csv", ("Name", "Note"), [("Ann", "a;b")], delimiter=";")

    assert stream.getvalue().decode("utf-8-sig") == 'Name;Note\r\nAnn;"a;b"\r\n'


@pytest.mark.parametrize("kind", KINDS)
def test_a_path_may_be_given_instead_of_a_stream(tmp_path, kind):
    path = tmp_path / f"refused.{kind}"

    write_rows(path, kind, ("Name", "Email"), [("Ann", "ann@example.org")])

    assert read_back(path)[1] == ("Ann", "ann@example.org")


@pytest.mark.parametrize("kind", KINDS)
def test_the_stream_stays_the_callers(kind):
    stream = io.BytesIO()

    write_rows(stream, kind, ("Name",), [])

    assert not stream.closed


@pytest.mark.parametrize("kind", KINDS)
def test_letters_that_no_file_can_hold_are_replaced(kind):
    assert read_back(written(kind, ("a", "b"), [("x\ud800", "y")]))[1][1] == "y"


def test_more_text_than_a_cell_can_hold_is_cut():
    read = read_back(written("xlsx", ("a", "b"), [("x" * 40_000, "y")]))

    assert len(read[1][0]) == xlsx.MOST_CHARACTERS


def test_more_rows_than_a_sheet_can_hold_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)

    assert len(read_back(written("xlsx", ("a",), [("x",), ("y",)]))) == 3
    with pytest.raises(SpreadsheetError) as refused:
        written("xlsx", ("a",), [("x",)] * 3)

    assert refused.value.code == ErrorCode.too_large


def test_more_columns_than_a_sheet_can_hold_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_COLUMNS", 3)

    assert read_back(written("xlsx", ("a", "b", "c"), [])) == [("a", "b", "c")]
    with pytest.raises(SpreadsheetError) as refused:
        written("xlsx", ("a", "b", "c", "d"), [])

    assert refused.value.code == ErrorCode.too_wide


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_written_as_they_come_without_holding_them(tmp_path, kind):
    path = tmp_path / f"many.{kind}"
    rows = ((f"Person {n}", "x" * 500) for n in range(6000))  # 3 MB

    tracemalloc.start()
    write_rows(path, kind, ("Name", "Note"), rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 1 << 20


def test_a_workbook_is_the_same_bytes_each_time():
    rows = [("Ann", "ann@example.org")]

    assert written("xlsx", ("Name", "Email"), rows).getvalue() == (
        written("xlsx", ("Name", "Email"), rows).getvalue()
    )


def test_every_part_of_a_workbook_is_named_and_sound():
    archive = zipfile.ZipFile(written("xlsx", ("Name",), [("Ann",)]))

    assert archive.testzip() is None
    assert archive.namelist()[0] == "[Content_Types].xml"
    for name in archive.namelist()[1:]:
        if not name.endswith(".rels"):
            assert f"/{name}" in archive.read("[Content_Types].xml").decode()
