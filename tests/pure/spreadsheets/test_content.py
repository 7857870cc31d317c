"""What a file is, by its content: its name does not matter, and what cannot be read is said clearly."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.pure.spreadsheets.workbooks import excel

from kollega.pure.spreadsheets import ErrorCode, SpreadsheetError, open_table
from kollega.pure.spreadsheets.content import Content

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PEOPLE = "Name,Email\nAnn Lee,ann@example.org\n"


def refusal(content):
    with pytest.raises(SpreadsheetError) as refused:
        open_table(io.BytesIO(content))
    return refused.value.code


def archive(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ErrorCode.empty),
        (b"\n\n  \n", ErrorCode.empty),
        (b"\xef\xbb\xbf", ErrorCode.empty),
        (b",,,\n,,,\n", ErrorCode.empty),
        (b"%PDF-1.7 ...", ErrorCode.not_a_table),
        (b"\x89PNG\r\n\x1a\n....", ErrorCode.not_a_table),
        (b"\xff\xd8\xff\xe0 picture", ErrorCode.not_a_table),
        (b"<html><table><tr><td>Name</td></tr></table></html>", ErrorCode.not_a_table),
        (b'<?xml version="1.0"?><Workbook/>', ErrorCode.not_a_table),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", ErrorCode.not_a_table),
        (b"Name\0\0\0\x01\x02\0\0,Email\0\0\0\0\0\0" * 20, ErrorCode.not_a_table),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), ErrorCode.encrypted),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), ErrorCode.legacy_excel),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), ErrorCode.not_a_table),
        (b"PK\x03\x04 cut off", ErrorCode.damaged),
        (archive("xl/workbook.bin"), ErrorCode.legacy_excel),
        (archive("content.xml", "mimetype"), ErrorCode.open_document),
        (archive("word/document.xml"), ErrorCode.not_a_table),
        (archive("xl/workbook.xml"), ErrorCode.damaged),
        (archive(), ErrorCode.not_a_table),
    ],
)
def test_what_cannot_be_read_is_said_by_a_code(content, code):
    assert refusal(content) == code


def test_an_error_says_its_code_and_its_detail_to_the_log():
    error = SpreadsheetError(ErrorCode.too_large, "9 rows")

    assert str(error) == "too_large: 9 rows"
    assert str(SpreadsheetError(ErrorCode.empty)) == "empty"


def test_the_old_directory_is_found_at_the_end_of_a_large_file():
    content = OLE + b"\0" * (3 << 20) + "EncryptedPackage".encode("utf-16-le")

    assert refusal(content) == ErrorCode.encrypted


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx", "people.txt", "people"])
def test_the_content_decides_not_the_name(tmp_path, name):
    as_text = tmp_path / f"text-{name}"
    as_text.write_text(PEOPLE)
    as_workbook = tmp_path / f"workbook-{name}"
    as_workbook.write_bytes(excel(("Name", "Email"), ("Ann Lee", "ann@example.org")).getvalue())

    for path in (as_text, as_workbook):
        table = open_table(path)
        assert table.header == ("Name", "Email")
        assert list(table.rows()) == [(2, ("Ann Lee", "ann@example.org"))]


def test_a_table_remembers_what_its_file_was_called(tmp_path):
    path = tmp_path / "mentors.csv"
    path.write_text(PEOPLE)

    assert open_table(path).filename == "mentors.csv"
    assert open_table(path, filename="upload.csv").filename == "upload.csv"
    assert open_table(io.BytesIO(PEOPLE.encode())).filename == ""


def test_a_missing_file_is_the_systems_error():
    with pytest.raises(FileNotFoundError):
        open_table(Path("no-such-file.csv"))


def test_a_stream_is_read_from_its_start_wherever_it_stands():
    stream = io.BytesIO(PEOPLE.encode())
    stream.seek(9)

    assert open_table(stream).header == ("Name", "Email")


def test_a_table_can_be_gone_over_again_and_twice_at_once():
    rows = "".join(f"Person {n},p{n}@example.org\n" for n in range(5000))
    table = open_table(io.BytesIO(f"Name,Email\n{rows}".encode()))

    together = list(zip(table.rows(), table.rows(), strict=True))

    assert len(together) == 5000
    assert all(one == other for one, other in together)
    assert list(table.rows()) == [one for one, _ in together]


def test_a_stream_stays_open_and_the_callers():
    stream = io.BytesIO(PEOPLE.encode())

    list(open_table(stream).rows())

    assert not stream.closed


def test_a_window_on_a_stream_has_a_place_of_its_own():
    content = Content(io.BytesIO(b"0123456789"))

    with content.open() as one, content.open() as other:
        assert one.read(3) == b"012"
        assert other.read(2) == b"01"
        assert one.read(2) == b"34"
        assert one.seek(-2, io.SEEK_END) == 8
        assert one.read() == b"89"
        assert one.seek(0) == 0
        assert one.seek(1, io.SEEK_CUR) == 1
        assert one.tell() == 1
