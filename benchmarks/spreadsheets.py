"""Reading and writing tables of people: seconds and peak memory.

    python benchmarks/spreadsheets.py [rows]

Writes a table of invented people as CSV and as XLSX, then opens, recognises and reads it, each step
in a process of its own, so that one peak does not hide another. The last line reads CSV of 50 MB.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kollega.pure.spreadsheets import open_table, read_rows, recognise, write_rows

HEADER = (
    *("First name", "Surname", "E-mail", "Role", "Grade", "Specialty", "Organisation"),
    *("Languages", "Needs", "Start date", "End date", "Educational supervisor", "Capacity"),
    *("Both mentor and mentee", "Biography"),
)
NEEDS = ("exams", "career, research", "balance; return to work", "new to the country")
BIOGRAPHY = "I trained abroad and came to the region some years ago. Glad to listen, {0}. " * 2
LARGE = 50 << 20  # bytes


def people(rows: int) -> Iterator[tuple[str, ...]]:
    """Invented people, each row different, as a spreadsheet from a deanery may hold them."""
    for n in range(rows):
        yield (
            f"Åse {n % 977}",
            f"O'Brien-Ek {n}",
            f" Ase.Ek.{n}@Example.org ",
            ("Mentor", "Mentee")[n % 2],
            f"ST{n % 8 + 1}",
            ("Cardiology", "General practice", "Psychiatry")[n % 3],
            f"Hospital {n % 40}",
            ("English", "English; Norsk", "Svenska, English")[n % 3],
            NEEDS[n % 4],
            f"{n % 28 + 1:02}/{n % 12 + 1:02}/2024",
            f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}",
            f"Dr Bo Lind {n % 500}",
            str(n % 4),
            ("yes", "no")[n % 2],
            BIOGRAPHY.format(n),
        )


def read(path: Path) -> str:
    """Open, recognise and read all of it."""
    table = open_table(path)
    columns = recognise(table)
    rows = refused = 0
    for row in read_rows(table, columns):
        rows += 1
        refused += row.refused
    return f"{rows} rows, {refused} refused, {path.stat().st_size / 1e6:.0f} MB"


def write(path: Path, rows: int) -> str:
    """Write all of it."""
    write_rows(path, "xlsx" if path.suffix == ".xlsx" else "csv", HEADER, people(rows))
    return f"{rows} rows, {path.stat().st_size / 1e6:.0f} MB"


def measured(label: str, step: Callable[..., str], *given: object) -> None:
    """Run one step in a fresh process and print its seconds and peak memory."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        seconds, peak, said = pool.apply(_timed, (step, *given))
    print(f"{label:<12} {seconds:6.1f} s {peak:6.0f} MB   {said}", flush=True)


def _timed(step: Callable[..., str], *given: object) -> tuple[float, float, str]:
    start = time.perf_counter()
    said = step(*given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter() - start, peak, said


def main(rows: int) -> None:
    """Print one line for each step."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("csv", "xlsx"):
            path = Path(folder, f"people.{kind}")
            measured(f"write {kind}", write, path, rows)
            measured(f"read {kind}", read, path)
        large = Path(folder, "large.csv")
        width = Path(folder, "people.csv").stat().st_size / rows
        write(large, int(LARGE / width))
        measured("read 50 MB", read, large)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
