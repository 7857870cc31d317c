"""Who is the same person: names and addresses compared. All people are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.pure.spreadsheets import email_key, find_duplicates, name_key
from kollega.pure.spreadsheets.folding import fold, words
from kollega.pure.spreadsheets.names import split_name, title_of, without_leading_titles


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Åse", "ase"),
        ("BJØRN", "bjorn"),
        ("Æsop", "aesop"),
        ("Straße", "strasse"),
        ("Łukasz", "lukasz"),
        ("Ａnn", "ann"),
        ("ﬁn", "fin"),
        ("İrem", "irem"),
        ("王小明", "王小明"),
        ("김민준", "김민준"),
    ],
)
def test_letters_are_folded(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert words(words(text)) == words(text)


@pytest.mark.parametrize(
    "other",
    [
        "åse o'brien-ek",
        "ASE OBRIEN EK",
        "O’Brien-Ek, Åse",
        "Ek OBrien Åse",
        "Dr Åse O'Brien Ek",
        "Prof. Dr. Åse O`Brien-Ek",
        "Åse  O'Brien–Ek, MD PhD",
        "A\u030ase O'Brien\u00a0Ek",
    ],
)
def test_one_name_is_written_in_many_ways(other):
    assert name_key(other) == name_key("Åse O'Brien-Ek")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Anne Lee"),
        ("mentor 017", "mentor 018"),
        ("Md Rahman", "Rahman"),
        ("Ann Lee", "Ann"),
        ("", "Ann"),
    ],
)
def test_different_names_stay_different(one, other):
    assert name_key(one) != name_key(other)


def test_a_title_alone_is_kept_so_that_nobody_has_an_empty_name():
    assert name_key("Doctor") == "doctor"


def test_addresses_are_compared_without_capitals_and_blanks():
    assert email_key(" Ann.Lee@Example.org") == email_key("ann.lee@example.org") != ""
    assert email_key("nobody") == ""


@pytest.mark.parametrize(
    ("whole", "given_name", "family_name"),
    [
        ("Ann Lee", "Ann", "Lee"),
        ("Ann Mary Lee", "Ann Mary", "Lee"),
        ("Dr Ann Lee", "Ann", "Lee"),
        ("Prof. Ann Lee, FRCP", "Ann", "Lee"),
        ("Lee, Ann", "Ann", "Lee"),
        ("LEE, Dr Ann Mary", "Ann Mary", "LEE"),
        ("LEE, Ann (EXAMPLE TRUST)", "Ann", "LEE"),
        ("Ann van der Berg", "Ann", "van der Berg"),
        ("van der Berg, Ann", "Ann", "van der Berg"),
        ("Olav af Ek", "Olav", "af Ek"),
        ("Ann", "Ann", ""),
        ("Md Rahman", "Md", "Rahman"),
        ("王小明", "小明", "王"),
        ("欧阳小明", "小明", "欧阳"),
        ("王明", "明", "王"),
        ("van Berg", "van", "Berg"),
        ("", "", ""),
    ],
)
def test_a_whole_name_has_two_parts(whole, given_name, family_name):
    assert split_name(whole) == (given_name, family_name)


@given(st.text(max_size=30))
def test_no_name_is_too_odd_to_be_parted(text):
    given_name, family_name = split_name(text)

    assert name_key(f"{given_name} {family_name}") is not None


def test_two_rows_with_one_address_are_one_person(rows):
    found = rows(
        "Name,Email\nAnn Lee,ann@example.org\nBo Ek,bo@example.org\nA. Lee, ANN@Example.org \n"
    )

    assert find_duplicates(found) == ((2, 4),)


def test_two_rows_with_one_name_and_different_addresses_are_two_people(rows):
    found = rows("Name,Email\nAnn Lee,ann@example.org\nAnn Lee,ann.lee@example.net\n")

    assert find_duplicates(found) == ()


def test_a_row_without_address_is_the_one_person_of_that_name(rows):
    found = rows("Name,Email\nÅse Ek,ase@example.org\nEk Ase,\nBo Lee,bo@example.org\n")

    assert find_duplicates(found) == ((2, 3),)


def test_a_row_without_address_is_nobody_known_if_two_have_its_name(rows):
    found = rows("Name,Email\nBo Ek,bo@example.org\nBo Ek,b.ek@example.net\nBo Ek,\n")

    assert find_duplicates(found) == ()


def test_rows_without_any_address_are_one_person_by_name(rows):
    found = rows("First name,Surname\nAnn,Lee\nBo,Ek\nANN,LEE\n")

    assert find_duplicates(found) == ((2, 4),)


def test_rows_without_name_and_address_are_nobodys_duplicates(rows):
    found = rows("Name,Email,Grade\n,,ST1\n,,ST2\n")

    assert find_duplicates(found) == ()


@pytest.mark.parametrize(
    ("whole", "title"),
    [
        ("Dr Ann Lee", "Dr"),
        ("PROF. Sir John Smith", "Prof Sir"),
        ("Smith, Dr. John", "Dr"),
        ("Ann Lee, MD", ""),
        ("Ann Lee", ""),
        ("Doctor", ""),
        ("", ""),
    ],
)
def test_the_title_of_a_name_is_kept_apart(whole, title):
    assert title_of(whole) == title


@pytest.mark.parametrize(
    ("said", "title", "rest"),
    [("Dr. Ann", "Dr", "Ann"), ("Prof", "", "Prof"), ("Ann", "", "Ann"), ("Ann Dr", "", "Ann Dr")],
)
def test_titles_stand_before_a_given_name_and_never_are_all_of_it(said, title, rest):
    assert without_leading_titles(said) == (title, rest)
