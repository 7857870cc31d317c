"""A workbook is measured before it can take all memory.

Most of these would end the process if they came as far as the reader, so they are only measured.
"""

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from tests.pure.spreadsheets.workbooks import excel, sheet_relation, text_cell, workbook

from kollega.pure.spreadsheets import ErrorCode, SpreadsheetError, guard, open_table
from kollega.pure.spreadsheets.references import column_number, letters

LARGEST_CELL = "XFD1048576"


def refusal(stream):
    with pytest.raises(SpreadsheetError) as refused:
        guard.measure(stream)
    return refused.value


def cells_of(stream):
    return [cells for _, cells in open_table(stream, header_row=0).rows()]


def test_two_cells_in_far_corners_are_refused():
    stream = workbook(
        f'<row r="1">{text_cell("A1", "a")}</row><row r="1048576">{text_cell(LARGEST_CELL, "b")}</row>'
    )

    with pytest.raises(SpreadsheetError) as refused:
        open_table(stream)

    error = refused.value
    assert error.code == ErrorCode.too_large
    assert "1048576 rows x 16384 columns" in error.detail


def test_a_far_corner_that_is_only_coloured_is_no_reason_to_refuse():
    stream = workbook(
        f'<row r="1">{text_cell("A1", "Name")}</row><row r="1048576"><c r="{LARGEST_CELL}" s="1"/></row>'
    )

    assert cells_of(stream) == [("Name",)]


@pytest.mark.parametrize(
    "cell",
    [
        f"<c r='{LARGEST_CELL}'><v>1</v></c>",
        f'<c  r="{LARGEST_CELL}"><v>1</v></c>',
        f'<c s="0" r="{LARGEST_CELL}"><v>1</v></c>',
        f'<c\nr = "{LARGEST_CELL}"\n><v>1</v></c>',
        f'<c r="{LARGEST_CELL.lower()}"><v>1</v></c>',
        f'<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="{LARGEST_CELL}">'
        "<x:v>1</x:v></x:c>",
        f'<c r="{LARGEST_CELL}" t="inlineStr"><is><t>b</t></is></c>',
        f'<c r="{LARGEST_CELL}" x="/>"><v>1</v></c>',
        f'<c r="{LARGEST_CELL}" s="1"><v>1</v></c>',
        '<c r="&#88;FD1048576"><v>1</v></c>',
    ],
)
def test_no_way_of_writing_a_cell_slips_past(cell):
    stream = workbook(f'<row r="1">{text_cell("A1", "a")}</row><row r="1048576">{cell}</row>')

    assert refusal(stream).code == ErrorCode.too_large


def test_cells_that_do_not_say_where_they_stand_are_counted():
    wide = "<row>" + "<c><v>1</v></c>" * 4000 + "</row>"
    tall = "<row><c><v>1</v></c></row>" * 1000

    assert refusal(workbook(wide + tall)).code == ErrorCode.too_large


def test_cells_that_do_not_say_where_they_stand_are_read():
    stream = workbook("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")

    assert cells_of(stream) == [("1", "2"), ("3", "")]


def test_a_long_string_named_in_many_cells_is_refused():
    data = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2001))

    error = refusal(workbook(data, strings=["x" * 200_000]))

    assert error.code == ErrorCode.too_large
    assert "text" in error.detail


def test_many_cells_that_name_short_strings_are_read_beside_one_long_one(monkeypatch):
    monkeypatch.setattr(guard, "MOST_TEXT", 100_000)
    data = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n > 1:d}</v></c></row>' for n in range(1, 900)
    )

    read = cells_of(workbook(data, strings=["y" * 50_000, "short"]))

    assert len(read) == 899
    assert read[-1] == ("short",)


def test_unusual_values_are_added_up_exactly(monkeypatch):
    monkeypatch.setattr(guard, "MOST_TEXT", 100_000)
    data = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v >1</v></c></row>' for n in range(1, 900))

    read = cells_of(workbook(data, strings=["y" * 50_000, "short"]))

    assert len(read) == 899


@pytest.mark.parametrize("value", ["<v >0</v>", "<x:v>0</x:v>", "<v>&#48;</v>"])
def test_no_way_of_naming_a_long_string_slips_past(monkeypatch, value):
    monkeypatch.setattr(guard, "MOST_TEXT", 100_000)
    prefix = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cell = '<c r="A{n}" t="s" ' + prefix + ">" + value + "</c>"
    data = "".join(f'<row r="{n}">{cell.format(n=n)}</row>' for n in range(1, 10))

    assert refusal(workbook(data, strings=["z" * 50_000])).code == ErrorCode.too_large


def test_more_bytes_than_allowed_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(guard, "MOST_BYTES", 1 << 20)
    bomb = workbook(" " * (3 << 20))

    assert len(bomb.getvalue()) < 10_000
    assert refusal(bomb).code == ErrorCode.too_large


def test_many_parts_are_added_up(monkeypatch):
    monkeypatch.setattr(guard, "MOST_BYTES", 1 << 20)
    sheets = [" " * (300 << 10)] * 5

    assert refusal(workbook(*sheets)).code == ErrorCode.too_large


def test_the_shared_strings_have_a_limit_of_their_own(monkeypatch):
    monkeypatch.setattr(guard, "MOST_TEXT", 1 << 20)

    assert refusal(workbook("", strings=["x" * (2 << 20)])).code == ErrorCode.too_large


def test_an_archive_of_very_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(guard, "MOST_PARTS", 10)

    assert refusal(workbook(*[""] * 20)).code == ErrorCode.too_large


def test_a_part_that_lies_about_its_size_is_unpacked_to_its_true_end(monkeypatch):
    monkeypatch.setattr(guard, "MOST_BYTES", 1 << 20)
    stream = with_false_size("xl/worksheets/sheet1.xml", workbook(" " * (3 << 20)), stated=64)

    assert refusal(stream).code == ErrorCode.too_large


def test_measuring_a_bomb_takes_the_memory_of_a_piece(monkeypatch):
    monkeypatch.setattr(guard, "_PIECE", 1 << 16)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/_rels/workbook.xml.rels", f"<R>{sheet_relation(1, 'sheet1.xml')}</R>")
        with archive.open("xl/sheet1.xml", "w") as part:
            for _ in range(8):
                part.write(b"<row>  </row>" * 80_000)

    tracemalloc.start()
    guard.measure(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(bomb.getvalue()) < 1 << 16
    assert peak < 1 << 20  # of 8 MB


@pytest.mark.parametrize(
    "target", ["worksheets/Sheet.XML", "odd/people.dat", "/xl/worksheets/s.xml"]
)
def test_a_sheet_is_measured_wherever_it_is_kept(target):
    data = f'<row r="1">{text_cell("A1", "a")}{text_cell(LARGEST_CELL, "b")}</row>'

    assert refusal(workbook(data, targets=[target])).code == ErrorCode.too_large


def test_text_that_looks_like_a_cell_is_no_cell():
    stream = workbook(
        f'<row r="1">{text_cell("A1", "see &lt;c r=&quot;XFD1048576&quot;&gt;")}</row>'
    )

    assert cells_of(stream) == [('see <c r="XFD1048576">',)]


def test_a_sheet_cut_in_the_middle_of_a_cell_by_the_pieces_is_measured_whole(monkeypatch):
    monkeypatch.setattr(guard, "_PIECE", 7)
    data = "".join(f'<row r="{n}">{text_cell(f"AB{n}", "x")}</row>' for n in range(1, 40))
    extents = []
    monkeypatch.setattr(guard._Extent, "check", lambda self, name: extents.append(self.columns))

    guard.measure(workbook(data))

    assert max(extents) == 28


def test_a_usual_and_an_unusual_sheet_measure_alike():
    usual = "".join(
        f'<row r="{n}">{text_cell(f"C{n}", "x")}<c r="D{n}" s="2"/></row>' for n in range(1, 50)
    )
    unusual = usual.replace('<c r="', '<c  r="')

    for data in (usual, unusual):
        assert len(cells_of(workbook(data))) == 49


@pytest.mark.parametrize("damage", [b"<row", b"<worksheet>", b"\xff\xfe"])
def test_a_damaged_sheet_is_refused_clearly(damage):
    stream = workbook('<row r="1"><c  r="A1"><v>1</v></c></row>')
    parts = {
        name: zipfile.ZipFile(stream).read(name) for name in zipfile.ZipFile(stream).namelist()
    }
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-20] + damage
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert refusal(broken).code == ErrorCode.damaged


def test_a_workbook_cut_off_is_refused_clearly():
    whole = excel(("Name", "Email"), ("Ann Lee", "ann.lee@example.org")).getvalue()

    assert refusal(io.BytesIO(whole[: len(whole) // 2])).code == ErrorCode.damaged


def test_bytes_changed_in_a_part_are_noticed():
    whole = bytearray(excel(("Name", "Email"), ("Ann Lee", "ann.lee@example.org")).getvalue())
    at = whole.index(b"xl/worksheets/sheet1.xml") + 60
    whole[at : at + 8] = b"\0" * 8

    assert refusal(io.BytesIO(bytes(whole))).code == ErrorCode.damaged


def test_a_password_on_the_archive_is_named():
    whole = bytearray(excel(("Name",), ("Ann Lee",)).getvalue())
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(marker)
        while at >= 0:
            whole[at + offset] |= 1
            at = whole.find(marker, at + 4)

    assert refusal(io.BytesIO(bytes(whole))).code == ErrorCode.encrypted


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16383, "XFD")]
)
def test_columns_have_letters(index, name):
    assert letters(index) == name
    assert column_number(name) == index + 1


def with_false_size(name, stream, stated):
    """The same archive, with a part whose headers state a wrong size and a check sum to match."""
    plain = bytearray(stream.getvalue())
    content = zipfile.ZipFile(stream).read(name)
    false_sum = struct.pack("<I", zlib.crc32(content[:stated]))
    encoded = name.encode()
    for marker, sum_at, size_at, name_at in (
        (b"PK\x03\x04", 14, 22, 30),
        (b"PK\x01\x02", 16, 24, 46),
    ):
        at = plain.find(marker)
        while at >= 0:
            if plain[at + name_at : at + name_at + len(encoded)] == encoded:
                plain[at + sum_at : at + sum_at + 4] = false_sum
                plain[at + size_at : at + size_at + 4] = struct.pack("<I", stated)
            at = plain.find(marker, at + 4)
    return io.BytesIO(bytes(plain))
