"""However a table of people is written, the same people come out of it."""

import io
import subprocess
import sys
import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kollega.pure.spreadsheets as public
from kollega.pure.spreadsheets import (
    Field,
    find_duplicates,
    open_table,
    read_rows,
    recognise,
    write_rows,
)

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzåøæöäéüñ")
WORDS = st.text(LETTERS, min_size=2, max_size=12).map(str.title)
TOPICS = st.sampled_from(["exams", "research", "balance", "return to work", "new to the country"])
CODES = {"English": "en", "Norwegian": "no", "Swedish": "sv", "Urdu": "ur"}
HEADINGS = {
    Field.given_name: ("First name", "Fornavn", "Förnamn", "Voornaam"),
    Field.family_name: ("Surname", "Etternavn", "Efternamn", "Achternaam"),
    Field.email: ("E-mail", "E-post", "E-postadress", "E-mailadres"),
    Field.role: ("Mentor or mentee", "Mentor eller adept", "Roll i programmet", "Rol in programma"),
    Field.languages: ("Languages", "Språk", "Talade språk", "Talen"),
    Field.needs: ("Needs", "Behov", "Utvecklingsbehov", "Leerdoelen"),
    Field.starts_on: ("Start date", "Startdato", "Startdatum", "Begindatum"),
    Field.capacity: ("Capacity", "Kapasitet", "Kapacitet", "Capaciteit"),
}


@st.composite
def people(draw):
    """A few people as dictionaries of what is known of them."""
    count = draw(st.integers(1, 6))
    return [
        {
            Field.given_name: draw(WORDS),
            Field.family_name: draw(WORDS),
            Field.email: f"person{number}@example.org",
            Field.role: draw(st.sampled_from(["mentor", "mentee"])),
            Field.languages: draw(
                st.lists(st.sampled_from(sorted(CODES)), min_size=1, unique=True)
            ),
            Field.needs: draw(st.lists(TOPICS, min_size=1, max_size=3, unique=True)),
            Field.starts_on: draw(st.dates(date(1990, 1, 1), date(2040, 1, 1))),
            Field.capacity: draw(st.integers(0, 9)),
        }
        for number in range(count)
    ]


def as_cells(person, fields, language):
    """One person's row as somebody writing in this language would type it."""
    cells = []
    for field in fields:
        value = person[field]
        if isinstance(value, list):
            cells.append("; ".join(value))
        elif isinstance(value, date):
            dotted = f"{value:%d.%m.%Y}"
            cells.append((value.isoformat(), dotted, value.isoformat(), dotted)[language])
        else:
            cells.append(str(value))
    return cells


def expected(person):
    listed = {
        Field.languages: tuple(CODES[name] for name in person[Field.languages]),
        Field.needs: tuple(person[Field.needs]),
    }
    return {**person, **listed}


@given(
    people=people(),
    fields=st.permutations(list(HEADINGS)),
    language=st.integers(0, 3),
    kind=st.sampled_from(["csv", "xlsx"]),
    delimiter=st.sampled_from(",;\t|"),
)
def test_neither_language_nor_order_nor_kind_of_file_changes_the_people(
    people, fields, language, kind, delimiter
):
    stream = io.BytesIO()
    header = [HEADINGS[field][language] for field in fields]
    rows = [as_cells(person, fields, language) for person in people]

    write_rows(stream, kind, header, rows, delimiter=delimiter)
    table = open_table(stream)
    columns = recognise(table)

    assert [column.field for column in columns] == fields
    assert [row.values for row in read_rows(table, columns)] == [expected(p) for p in people]


@given(
    people=people(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_no_encoding_changes_the_people(people, encoding, end):
    fields = list(HEADINGS)
    lines = [";".join(HEADINGS[field][1] for field in fields)]
    for person in people:
        cells = as_cells(person, fields, 1)
        lines.append(";".join(f'"{cell}"' if ";" in cell else cell for cell in cells))
    content = end.join(lines).encode(encoding)

    table = open_table(io.BytesIO(content))

    found = [row.values for row in read_rows(table, recognise(table))]
    assert found == [expected(person) for person in people]


@given(people=people(), capitals=st.booleans(), blank=st.sampled_from([" ", "\u00a0", "  ", "\t"]))
def test_neither_capitals_nor_blanks_make_another_person(people, capitals, blank):
    header = ["First name", "Surname", "E-mail"]
    rows = []
    for person in people:
        plain = [person[Field.given_name], person[Field.family_name], person[Field.email]]
        odd = [f"{blank}{cell.upper() if capitals else cell}{blank}" for cell in plain]
        rows += [plain, odd]
    stream = io.BytesIO()
    write_rows(stream, "xlsx", header, rows)

    table = open_table(stream)
    duplicates = find_duplicates(read_rows(table, recognise(table)))

    assert duplicates == tuple((2 + 2 * n, 3 + 2 * n) for n in range(len(people)))


def test_reading_a_large_text_file_takes_the_memory_of_a_few_rows(tmp_path):
    path = tmp_path / "large.csv"
    rows = ((f"Ann {n}", f"ann{n}@example.org", "x" * 400) for n in range(12_000))  # 5 MB
    write_rows(path, "csv", ("Name", "Email", "Biography"), rows)

    tracemalloc.start()
    table = open_table(path)
    columns = recognise(table)
    tracemalloc.reset_peak()
    before, _ = tracemalloc.get_traced_memory()
    count = sum(1 for _ in read_rows(table, columns))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 12_000
    assert peak - before < 3 << 20


def test_only_a_part_of_a_large_file_is_looked_at_to_recognise_it(tmp_path):
    path = tmp_path / "large.csv"
    write_rows(path, "csv", ("Name", "Email"), ((f"Ann {n}", "x") for n in range(20_000)))
    table = open_table(path)
    taken = []

    class Counting:
        header, has_header = table.header, table.has_header

        def rows(self):
            for row in table.rows():
                taken.append(row[0])
                yield row

    recognise(Counting())

    assert len(taken) <= 2000


@pytest.mark.parametrize(
    "library", ["django", "openpyxl", "pandas", "numpy", "kollega.pure.matching"]
)
def test_reading_people_loads_nothing_heavy(library):
    code = f"import sys, kollega.pure.spreadsheets; print({library!r} in sys.modules)"

    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "False"


def test_every_public_name_is_there_and_explained():
    for name in public.__all__:
        thing = getattr(public, name)
        if callable(thing) and getattr(thing, "__module__", "").startswith("kollega"):
            assert thing.__doc__, name
