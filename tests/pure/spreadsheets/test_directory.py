"""Finding a person by name or address. All people are invented."""

import time

import pytest

from kollega.pure.spreadsheets import Directory


@pytest.fixture
def directory():
    found = Directory[int]()
    found.add(1, name="Ann Lee", email="ann.lee@example.org")
    found.add(2, name="Bo Ek", email="bo@example.org")
    found.add(3, name="Bo Ek", email="bo.ek@example.net")
    found.add(4, name="Cai Wu")
    return found


@pytest.mark.parametrize(
    ("text", "idents"),
    [
        ("ann.lee@example.org", (1,)),
        ("ANN.LEE@example.org ", (1,)),
        ("Dr Ann Lee", (1,)),
        ("Lee, Ann", (1,)),
        ("Ann Lee <ann.lee@example.org>", (1,)),
        ("Somebody Else <ann.lee@example.org>", (1,)),
        ("Ann Lee <old.address@example.org>", (1,)),
        ("Bo Ek", (2, 3)),
        ("Bo Ek <bo.ek@example.net>", (3,)),
        ("wu cai", (4,)),
        ("Nobody Known", ()),
        ("nobody@example.org", ()),
        ("", ()),
        ("-", ()),
    ],
)
def test_a_supervisor_is_found_by_name_or_address(directory, text, idents):
    assert directory.find(text) == idents


def test_adding_the_same_person_twice_changes_nothing(directory):
    directory.add(1, name="Ann Lee", email="ann.lee@example.org")

    assert directory.find("Ann Lee") == (1,)


def test_a_person_without_name_and_address_is_not_found_by_nothing(directory):
    directory.add(5)

    assert directory.find("") == ()


@pytest.fixture
def staff():
    found = Directory[str]()
    for name in (
        *("Jane Mary Smith", "John Smith", "Ann Lee", "Åse O'Brien-Ek", "王小明", "Ann"),
        *("Cai Wu", "Lee Ann Wong"),
    ):
        found.add(name, name=name, email=f"{name.split()[0].lower()}@example.org")
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Smith", ["Jane Mary Smith"]),
        ("Dr J. M. Smith", ["Jane Mary Smith", "John Smith"]),
        ("Smith, Jane", ["Jane Mary Smith"]),
        ("J Smith", ["Jane Mary Smith", "John Smith"]),
        ("Dr Smith", ["Jane Mary Smith", "John Smith"]),
        ("Jane Mary Anne Smith", ["Jane Mary Smith"]),
        ("John Paul Smith", ["John Smith"]),
        ("OBrien", ["Åse O'Brien-Ek"]),
        ("A. O'Brien", ["Åse O'Brien-Ek"]),
        ("Wu", ["Cai Wu"]),
        ("Jane Smith <jane.smith@example.net>", ["Jane Mary Smith"]),
    ],
)
def test_a_name_not_written_in_full_is_found_near(staff, text, names):
    assert staff.find(text) == ()
    assert list(staff.find_near(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann", ["Ann"]),
        ("ann@example.org", ["Ann Lee", "Ann"]),
        ("王小明", ["王小明"]),
    ],
)
def test_whoever_is_found_exactly_is_not_looked_for_further(staff, text, names):
    assert list(staff.find_near(text)) == list(staff.find(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Jim Smithson",
        "Mary Lee",
        "Bo Ann Ek",
        "J",
        "J M",
        "王",
        "nobody@example.org",
        "Dr",
        "",
        "Jane Jane Smith Smith",
        "K Wu",
    ],
)
def test_other_names_are_not_near(staff, text):
    assert staff.find_near(text) == ()


def test_a_letter_alone_means_nobody_even_if_somebody_is_called_by_it():
    found = Directory[int]()
    found.add(1, name="J Smith")

    assert found.find_near("J") == ()
    assert found.find_near("Jane Smith") == (1,)


def test_numbers_tell_people_apart_also_nearly():
    found = Directory[int]()
    for number in range(20):
        found.add(number, name=f"mentor {number:03}")

    assert found.find_near("mentor 017") == (17,)
    assert found.find_near("mentor 117") == ()
    assert len(found.find_near("mentor")) == 20


def test_many_people_of_one_name_are_added_fast():
    found = Directory[int]()
    start = time.process_time()

    for number in range(20_000):
        found.add(number, name="Ann Lee", email=f"ann{number}@example.org")

    assert len(found.find("Ann Lee")) == 20_000
    assert time.process_time() - start < 5
