"""The 500 mentors and 500 mentees of a real scheme's sample, without any help."""

import time
from pathlib import Path

import pytest

from kollega.pure.spreadsheets import (
    Field,
    find_duplicates,
    name_key,
    open_table,
    read_rows,
    recognise,
    write_rows,
)

PEOPLE = Path(__file__).parents[2] / "data" / "people"

SHARED = [
    *(Field.given_name, Field.family_name, Field.email, Field.both_roles),
    *(Field.job_title, Field.grade, Field.organisation, Field.specialty),
]
FIELDS = {
    "mentors.csv": [*SHARED, Field.characteristics, Field.biography],
    "mentees.csv": [*SHARED, Field.match_similar, Field.identity_to_match, Field.biography],
}


def read(path):
    table = open_table(path)
    return list(read_rows(table, recognise(table)))


@pytest.mark.parametrize("name", FIELDS)
def test_every_column_is_recognised(name):
    columns = recognise(open_table(PEOPLE / name))

    assert [column.field for column in columns] == FIELDS[name]
    assert min(column.certainty for column in columns) > 0.9


@pytest.mark.parametrize("name", FIELDS)
def test_every_row_is_read_without_a_problem(name):
    found = read(PEOPLE / name)

    assert len(found) == 500
    assert [row.number for row in found] == list(range(2, 502))
    assert [row for row in found if row.problems or row.own] == []
    assert find_duplicates(found) == ()
    assert len({name_key(row.full_name) for row in found}) == 500


def test_a_mentor_is_read_as_written():
    row = read(PEOPLE / "mentors.csv")[1]

    assert row.full_name == "mentor 001"
    assert row.text(Field.email) == "mentor.001@gov.uk"
    assert row.text(Field.grade) == "HEO"
    assert row.text(Field.specialty) == "DDaT"
    assert row.text(Field.organisation) == "Department of Truth"
    assert row.many(Field.characteristics) == ("Transgender", "Gay", "Non-binary")
    assert row.yes(Field.both_roles) is False
    assert row.text(Field.biography).startswith("My name is mentor 001.")


def test_mentees_say_whether_they_wish_for_somebody_like_them():
    found = read(PEOPLE / "mentees.csv")

    assert sum(row.yes(Field.match_similar) is True for row in found) == 262
    assert sum(bool(row.text(Field.identity_to_match)) for row in found) == 424
    assert sum(row.yes(Field.both_roles) is True for row in found) == 242


def test_a_characteristic_with_or_in_it_is_one():
    listed = {
        item for row in read(PEOPLE / "mentors.csv") for item in row.many(Field.characteristics)
    }

    assert listed == {
        *("Asexual or aromantic", "Bisexual or pansexual"),
        *("Gay", "Lesbian", "Non-binary", "Transgender"),
    }


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", FIELDS)
def test_written_again_they_are_the_same_people(tmp_path, name, kind):
    table = open_table(PEOPLE / name)
    copy = tmp_path / f"copy.{kind}"

    write_rows(copy, kind, table.header, (cells for _, cells in table.rows()))

    assert read(copy) == read(PEOPLE / name)


def test_both_files_are_read_fast():
    read(PEOPLE / "mentors.csv")  # the words are read once
    start = time.process_time()

    for name in FIELDS:
        read(PEOPLE / name)

    assert time.process_time() - start < 1.0
