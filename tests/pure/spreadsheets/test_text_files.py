"""CSV and its cousins, in the encodings and with the delimiters that programs write."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.pure.spreadsheets import ErrorCode, SpreadsheetError, open_table
from kollega.pure.spreadsheets.delimited import sniff_delimiter
from kollega.pure.spreadsheets.encodings import sniff_encoding

WESTERN = "Name,Sted\nÅse Bjørnsen,Tromsø\nJosé Müller,Köln\n"
CHINESE = "姓名,医院\n王小明,北京医院\n李雷,上海华山医院\n"


def cells(content):
    table = open_table(io.BytesIO(content))
    return [table.header, *(row for _, row in table.rows())]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
def test_western_text_is_read_in_every_encoding_programs_write(encoding):
    assert cells(WESTERN.encode(encoding)) == [
        ("Name", "Sted"),
        ("Åse Bjørnsen", "Tromsø"),
        ("José Müller", "Köln"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_chinese_text_is_read_in_every_encoding_programs_write(encoding):
    assert cells(CHINESE.encode(encoding)) == [
        ("姓名", "医院"),
        ("王小明", "北京医院"),
        ("李雷", "上海华山医院"),
    ]


def test_the_euro_sign_and_curly_quotes_of_windows_are_read():
    assert cells("Name,Note\nAnn,“5 €” – ok\n".encode("cp1252"))[1] == ("Ann", "“5 €” – ok")


def test_one_broken_cell_does_not_spoil_the_others():
    good = "".join(f"Åse Bjørn {n},Tromsø\n" for n in range(50)).encode()
    broken = "Bjørn,Bodø\n".encode("cp1252")

    read = cells(b"Name,Sted\n" + good + broken)

    assert read[1] == ("Åse Bjørn 0", "Tromsø")
    assert read[-1] == ("Bj\ufffdrn", "Bod\ufffd")


def test_a_letter_far_down_decides_the_encoding_too():
    plain = b"Ann,Oslo\n" * 200_000

    assert sniff_encoding(io.BytesIO(plain)) == "utf-8"
    assert sniff_encoding(io.BytesIO(plain + "Åse,Bodø\n".encode("cp1252"))) == "cp1252"
    assert sniff_encoding(io.BytesIO(plain + "Åse,Bodø\n".encode())) == "utf-8"


def test_a_character_between_two_pieces_is_no_error():
    for shift in range(4):
        text = ("x" * ((1 << 18) - shift) + "王" * 10).encode()
        assert sniff_encoding(io.BytesIO(text)) == "utf-8"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_whatever_is_valid_utf8_is_read_as_such(text):
    assert sniff_encoding(io.BytesIO(text.encode())) in ("utf-8", "utf-8-sig")


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd_to_be_given_an_encoding(content):
    name = sniff_encoding(io.BytesIO(content))

    content.decode(name, errors="replace")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_clear_refusal(content):
    with suppress(SpreadsheetError):
        table = open_table(io.BytesIO(content))

        assert list(table.rows()) == list(table.rows())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_found(delimiter):
    text = "Name,Email,Needs\nAnn Lee,ann@example.org,exams\nBo Ek,bo@example.org,\n"

    read = cells(text.replace(",", delimiter).encode())

    assert read[1] == ("Ann Lee", "ann@example.org", "exams")
    assert len(read) == 3


@pytest.mark.parametrize(
    ("sample", "delimiter"),
    [
        ('Name;Needs\nAnn;"exams, time, work"\nBo;"a, b, c"\n', ";"),
        ("Name;Needs\nAnn;exams, time, work\nBo;a, b, c\n", ";"),
        ('Name,Needs\n"Lee, Ann",exams; time; work\n"Ek, Bo",a; b; c\n', ","),
        ("Name\tNeeds\nLee, Ann\texams; time\nEk, Bo\ta, b\n", "\t"),
        ("A mentoring scheme\n\nName,Email\nAnn,ann@example.org\nBo,bo@example.org\n", ","),
        ("Email\nann@example.org\nbo@example.org\n", ","),
        ("Name;Pay\nAnn;1,5\nBo;2,5\nCai;3,5\n", ";"),
        ("", ","),
    ],
)
def test_the_delimiter_is_the_one_under_which_rows_agree(sample, delimiter):
    assert sniff_delimiter(sample) == delimiter


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;"])
def test_excels_own_line_names_the_delimiter_and_is_not_counted(line):
    table = open_table(io.BytesIO(f"{line}\r\nName;Email\r\nAnn, Lee;ann@example.org\r\n".encode()))

    assert table.delimiter == ";"
    assert table.header_row == 1
    assert list(table.rows()) == [(2, ("Ann, Lee", "ann@example.org"))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_read(end):
    text = "Name,Email\nAnn Lee,ann@example.org\n".replace("\n", end)

    assert cells(text.encode()) == [("Name", "Email"), ("Ann Lee", "ann@example.org")]


def test_lines_inside_a_quoted_cell_belong_to_it_and_count_as_one_row():
    text = 'Name,Biography\nAnn Lee,"I am\nAnn, ""the"" one.\n\nHello."\nBo Ek,short\n'

    table = open_table(io.BytesIO(text.encode()))

    assert list(table.rows()) == [
        (2, ("Ann Lee", 'I am\nAnn, "the" one.\n\nHello.')),
        (3, ("Bo Ek", "short")),
    ]


@pytest.mark.parametrize("rows_after", [0, 5, 20_000])
def test_a_quote_that_never_ends_is_said_with_its_row(rows_after):
    rest = "Bo Ek,bo@example.org\n" * rows_after
    good = "Ann Lee,ann@example.org\n" * 50

    with pytest.raises(SpreadsheetError) as refused:
        list(open_table(io.BytesIO(f'Name,Email\n{good}"Cai,{rest}'.encode())).rows())

    assert refused.value.code == ErrorCode.unclosed_quote
    assert refused.value.detail == "row 52"


def test_quotes_inside_a_cell_that_is_not_quoted_are_text():
    assert cells(b'Name,Note\nAnn,6" nails\n')[1] == ("Ann", '6" nails')


def test_empty_rows_are_skipped_and_counted():
    table = open_table(
        io.BytesIO(b"Name,Email\n\n,\nAnn Lee,ann@example.org\n ,\t\nBo,b@example.org")
    )

    assert [number for number, _ in table.rows()] == [4, 6]


def test_an_apostrophe_that_only_defuses_a_formula_is_taken_away():
    read = cells(b"Name,Note\nAnn,'=1+1\nBo,'+47 12\nCai,'quoted'\nDee,''=x\nO'Brien,'\n")

    assert [note for _, note in read[1:]] == ["=1+1", "+47 12", "'quoted'", "'=x", "'"]
