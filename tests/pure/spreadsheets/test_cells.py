"""What one cell says, whatever was typed into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.pure.spreadsheets import Medium, Role, addresses, cells, lists
from kollega.pure.spreadsheets.text import clean, clean_lines, is_blank


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  Ann  Lee ", "Ann Lee"),
        ("Ann\u00a0Lee", "Ann Lee"),
        ("Ann\u2003Lee\u3000", "Ann Lee"),
        ("\ufeffAnn", "Ann"),
        ("An\u00adn\u200b", "Ann"),
        ("A\u030ase", "Åse"),
        ("Ann\tLee\r\n", "Ann Lee"),
        ("Ann\x00\x08", "Ann"),
        ("\u202aann@example.org\u202c", "ann@example.org"),
        ("", ""),
    ],
)
def test_blanks_and_invisible_characters_are_no_difference(typed, meant):
    assert clean(typed) == meant


def test_letters_that_are_joined_without_being_seen_stay_joined():
    persian = "می\u200cخواهم"

    assert clean(persian) == persian


def test_lines_of_a_biography_stay_lines():
    assert clean_lines("  I  am Ann.\r\n\r\n Ask\u00a0me. \n") == "I am Ann.\n\nAsk me."


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    once = clean(text)

    assert clean(once) == once
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@pytest.mark.parametrize(
    "text", ["", "-", "–", "n/a", "N/A", "NA", "none", "None", "#N/A", "ingen", "nvt", "无"]
)
def test_some_words_say_nothing(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "no", "Nora", "none of these, but others", "x"])
def test_others_say_something(text):
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Ann.Lee@Example.ORG", "ann.lee@example.org"),
        (" ann.lee@example.org ", "ann.lee@example.org"),
        ("ann. lee@ example.org", "ann.lee@example.org"),
        ("ann.lee@example.org;", "ann.lee@example.org"),
        ("mailto:ann.lee@example.org", "ann.lee@example.org"),
        ("MAILTO:ann.lee@example.org", "ann.lee@example.org"),
        ("Ann Lee <ann.lee@example.org>", "ann.lee@example.org"),
        ("<ann.lee@example.org>", "ann.lee@example.org"),
        ("ann＠example.org", "ann@example.org"),
        ("ann+mentor@nhs.example.net", "ann+mentor@nhs.example.net"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("åse@blåbær.example", "åse@blåbær.example"),
        ("ann\u200b@example.org", "ann@example.org"),
    ],
)
def test_an_address_has_one_form(typed, address):
    assert addresses.email(clean(typed)) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "ann@@example.org",
        "ann@example..org",
        ".ann@example.org",
        "ann.@example.org",
        "ann@-example.org",
        "ann@example.org bo@example.org",
        "ann@example.org, bo@example.org",
        "ann at example.org",
        "a" * 65 + "@example.org",
        "a@" + "b" * 260 + ".org",
        "anonymous",
    ],
)
def test_what_is_no_address_is_none(typed):
    assert addresses.email(typed) is None


@given(st.emails())
def test_every_address_is_its_own_form(address):
    found = addresses.email(address)

    assert found is None or addresses.email(found) == found


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Dr Ann Lee <Ann.Lee@example.org>", "Dr Ann Lee", "ann.lee@example.org"),
        ('"Lee, Ann" <ann.lee@example.org>', "Lee, Ann", "ann.lee@example.org"),
        ("ann.lee@example.org", "", "ann.lee@example.org"),
        ("Dr Ann Lee", "Dr Ann Lee", None),
        ("Ann Lee <nonsense>", "Ann Lee <nonsense>", None),
    ],
)
def test_name_and_address_are_told_apart(text, name, address):
    assert addresses.mailbox(text) == (name, address)


@pytest.mark.parametrize(
    "text",
    [
        "+44 20 7946 0018",
        "(020) 7946-0018",
        "07700 900123",
        "0141 496 0000 ext 12",
        "+47 22 33 44 55",
        "004712345678",
        "13800138000",
    ],
)
def test_a_telephone_number_is_seen(text):
    assert cells.is_telephone(text)


@pytest.mark.parametrize(
    "text", ["12/03/2024", "01.02.2024", "12345", "ST3", "", "2024", "ann 1234567"]
)
def test_dates_and_short_numbers_are_no_telephones(text):
    assert not cells.is_telephone(text)


@pytest.mark.parametrize(
    "text", ["yes", "YES", "Yes.", "y", "true", "TRUE", "1", "x", "ja", "✓", "是"]
)
def test_yes(text):
    assert cells.yes_no(text) is True


@pytest.mark.parametrize("text", ["no", "N", "False", "0", "nei", "nej", "nee", "否"])
def test_no(text):
    assert cells.yes_no(text) is False


@pytest.mark.parametrize("text", ["", "maybe", "yes and no", "2"])
def test_neither_yes_nor_no(text):
    assert cells.yes_no(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("3", 3),
        ("3.0", 3),
        ("3,0", 3),
        ("three", 3),
        ("up to 3", 3),
        ("max 2", 2),
        ("2-3", 3),
        ("2 – 3", 3),
        ("1 to 2", 2),
        ("3+", 3),
        ("1000", 1000),
    ],
)
def test_a_count_is_read(text, number):
    assert cells.whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "-1", "1001", "2.5", "many", "3-2", "1,000,000", "9999999999999"]
)
def test_what_is_no_count_is_none(text):
    assert cells.whole_number(text) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mentor", Role.mentor),
        ("mentee", Role.mentee),
        ("Adept", Role.mentee),
        ("Mentor & mentee", Role.both),
        ("Mentor/Mentee", Role.both),
        ("Både mentor och adept", Role.both),
        ("导师", Role.mentor),
        ("Peer supporter", Role.supporter),
        ("nurse", None),
    ],
)
def test_roles_are_known_in_several_languages(text, role):
    assert cells.role(text) == role


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("exams, research", ("exams", "research")),
        ("exams; time, and how to keep it", ("exams", "time, and how to keep it")),
        ("exams\nresearch", ("exams", "research")),
        ("- exams\n- research", ("exams", "research")),
        ("• exams • research", ("exams", "research")),
        ("考试、研究", ("考试", "研究")),
        ("exams, Exams, EXAMS", ("exams",)),
        ("exams;", ("exams",)),
        ("exams, research;", ("exams", "research")),
        (";,;", ()),
        ("", ()),
    ],
)
def test_a_list_in_a_cell_is_taken_apart(text, items):
    assert lists.items(text) == items


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Lee, Ann", ("Lee, Ann",)),
        ("Lee, Ann; Ek, Bo", ("Lee, Ann", "Ek, Bo")),
        ("Lee, Ann\nEk, Bo", ("Lee, Ann", "Ek, Bo")),
        ("ann@example.org, bo@example.org", ("ann@example.org", "bo@example.org")),
        ("van der Berg, Ann", ("van der Berg, Ann",)),
        ("王小明，李雷", ("王小明", "李雷")),
        ("Ann Lee", ("Ann Lee",)),
    ],
)
def test_people_in_a_cell_are_told_apart_also_with_the_family_name_first(text, people):
    assert lists.people(text) == people


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("English", ("en",)),
        ("english, NORWEGIAN", ("en", "no")),
        ("Engelsk og norsk", ("en", "no")),
        ("Svenska och engelska", ("sv", "en")),
        ("Nederlands en Engels", ("nl", "en")),
        ("English / Urdu / Punjabi", ("en", "ur", "pa")),
        ("English (native); French (C1)", ("en", "fr")),
        ("English - fluent", ("en",)),
        ("en, sv", ("en", "sv")),
        ("en-GB", ("en",)),
        ("中文、英语", ("zh", "en")),
        ("Scottish Gaelic", ("gd",)),
        ("bokmål, nynorsk", ("no",)),
        ("Klingon and English", ("Klingon", "en")),
        ("", ()),
    ],
)
def test_languages_are_known_by_their_names_in_several_languages(text, codes):
    assert lists.languages(text) == codes


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("Video", (Medium.video,)),
        ("face to face", (Medium.in_person,)),
        ("In person, Teams", (Medium.in_person, Medium.video)),
        ("Online or in person", (Medium.in_person, Medium.video)),
        ("either", (Medium.in_person, Medium.video)),
        ("no preference", (Medium.in_person, Medium.video)),
        ("Telefon", (Medium.telephone,)),
        ("phone call", (Medium.telephone,)),
        ("面对面", (Medium.in_person,)),
        ("by letter", ("by letter",)),
    ],
)
def test_ways_to_meet_are_known(text, media):
    assert lists.media(text) == media


@given(st.text(max_size=40))
def test_no_text_is_too_odd_to_read(text):
    cleaned = clean(text)

    for read in (addresses.email, cells.yes_no, cells.whole_number, cells.role, lists.items):
        read(cleaned)
    for read in (lists.people, lists.languages, lists.media, addresses.mailbox, cells.is_telephone):
        read(cleaned)
