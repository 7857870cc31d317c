"""People by spreadsheet: seconds for each stage, rows a second, the worker's peak memory.

    python benchmarks/imports.py [rows] [csv|xlsx]

Needs DATABASE_URL of a server on which databases may be made; uses one of its own and drops it.
A file of invented people (mentors, mentees, supervisors by name and by address, some known and
changed, some refused) goes the way it goes in use: stored by this process, then columns, dry run
and bringing in by jobs of a real worker, while this process reads the progress as the page does.
Then the same file once more, by a fresh worker. "worker" is its processor time, the database's is
not in it; "reacting" is what the jobs after an import take to hand the new reporting lines on.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from own_database import own_database

from kollega.pure.spreadsheets import write_rows

KNOWN = 5000  # people who are there before; half of them with something new in the file
HEADER = (
    *(
        "First name",
        "Surname",
        "E-mail",
        "Role",
        "Grade",
        "Specialty",
        "Organisation",
        "Department",
    ),
    *("Languages", "Needs", "Capacity", "Start date", "Educational supervisor", "Biography"),
)
GIVEN = ("Åse", "Ann", "Bo", "Cyril", "Dóra", "Eszter", "Fatima", "Gwen", "Huda", "Ines", "Jon")
FAMILY = ("O'Brien", "Ek", "Lindqvist", "Macleod", "Nwosu", "van der Berg", "Kaur", "Szabó", "Roy")
NEEDS = ("career", "confidence; leadership", "workload", "team, career")
BIOGRAPHY = "I trained abroad and came to the region some years ago. Glad to listen, {0}."


def person(n: int) -> tuple[str, str, str]:
    """Given name, family name and address, different for each number."""
    return GIVEN[n % 11], f"{FAMILY[n % 9]} {_letters(n)}", f"Person.{n}@Example.org"


def people(rows: int) -> Iterator[tuple[str, ...]]:
    """Invented people; one in a hundred is refused, a third have a supervisor."""
    draw = random.Random(rows)
    for n in range(rows):
        given, family, address = person(n)
        mentor = n % 3 == 0
        yield (
            given,
            family,
            f"no address {n}" if n % 200 == 7 else address,
            "" if n % 200 == 8 else ("Mentor" if mentor else "Mentee"),
            f"ST{n % 8 + 1}",
            ("Cardiology", "General practice", "Psychiatry")[n % 3],
            f"Hospital {n % 40}",
            f"Ward {n % 12}",
            ("English", "English; Norsk", "Svenska, English")[n % 3],
            NEEDS[n % 4],
            str(n % 4) if mentor else "",
            f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "" if mentor else supervisor(n, draw),
            BIOGRAPHY.format(n) if n % 2 or n >= KNOWN else f"New words {n}.",
        )


def supervisor(n: int, draw: random.Random) -> str:
    """Nobody, a mentor of the file by name or address, or somebody who takes no part."""
    given, family, address = person(3 * draw.randrange(KNOWN))
    chief = draw.randrange(500)
    return ("", f"Dr {given} {family}", address, f"Chief {_letters(chief)} Ross")[n % 4]


def _letters(n: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(n)).capitalize()


def before(row: tuple[str, ...], n: int) -> tuple[str, ...]:
    """The same person as an earlier file had them."""
    return (*row[:-1], BIOGRAPHY.format(n))


class Worker:
    """A job worker in a process of its own."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "kollega.ops.manage", "procrastinate", "worker"]
        self._process = subprocess.Popen(  # noqa: S603 - our own
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._about = Path("/proc", str(self._process.pid))

    @property
    def seconds(self) -> float:
        """Processor time so far."""
        fields = (self._about / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def peak(self) -> float:
        """Most memory it ever held, in MB."""
        lines = (self._about / "status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(timeout=60)


@contextmanager
def a_worker() -> Iterator[Worker]:
    worker = Worker()
    try:
        yield worker
    finally:
        worker.stop()


def main(rows: int, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, earlier = Path(folder, f"people.{kind}"), Path(folder, "earlier.csv")
        write_rows(path, kind, HEADER, people(rows))
        known = (before(row, n) for n, row in enumerate(people(min(KNOWN, rows))))
        write_rows(earlier, "csv", HEADER, known)
        by, into = programme()
        with a_worker() as worker:
            bring_in(earlier, into, by, worker, told=False)
            settle()
        print(
            f"{rows} rows, {kind}, {path.stat().st_size / 1e6:.0f} MB; load {os.getloadavg()[0]:.1f}"
        )
        for label in ("first", "again"):
            with a_worker() as worker:
                wait(lambda: True, 3)
                bring_in(path, into, by, worker, label=label, rows=rows)
                began, busy = time.perf_counter(), worker.seconds
                settle()
                print(
                    f"{label:<6} {'reacting':<14} {time.perf_counter() - began:6.1f} s"
                    f" {worker.seconds - busy:6.1f} s worker   peak {worker.peak:.0f} MB",
                    flush=True,
                )


def bring_in(path, into, by, worker, *, label="", rows=0, told=True) -> None:
    """All the way of a file, with a line for each stage."""
    from kollega.domains.programmes.actions import imports
    from kollega.domains.programmes.queries import imports as reading

    whole, spent = time.perf_counter(), worker.seconds

    def stage(name: str, deed: Callable[[], object], *, until: str | None) -> object:
        began, busy = time.perf_counter(), worker.seconds
        answer = deed()
        seen, longest = watch(answer, until) if until else (0, 0.0)
        passed = time.perf_counter() - began
        if told:
            progress = f"   {seen} figures shown, longest wait {longest:.1f} s" if seen else ""
            print(
                f"{label:<6} {name:<14} {passed:6.1f} s {worker.seconds - busy:6.1f} s worker{progress}",
                flush=True,
            )
        return answer

    source = stage(
        "uploaded",
        lambda: imports.upload(
            programme=into, by=by, filename=path.name, content=path.read_bytes()
        ),
        until=None,
    )
    stage("columns", lambda: source, until="recognised")
    source.refresh_from_db()
    stage(
        "dry run",
        lambda: imports.confirm_columns(source=source, by=by, fields={}, role=""),
        until="checked",
    )
    dry = reading.counts(source)
    if dry.moving:
        stage("brought in", lambda: imports.bring_in(source=source, by=by), until="done")
    if told:
        passed = time.perf_counter() - whole
        print(
            f"{label:<6} {'in all':<14} {passed:6.1f} s {worker.seconds - spent:6.1f} s worker"
            f"   {rows / passed:.0f} rows/s, peak {worker.peak:.0f} MB\n{label:<6} {dry}",
            flush=True,
        )


def watch(source, until: str) -> tuple[int, float]:
    """How many figures of progress were to be seen, and the longest time without a new one."""
    from kollega.domains.programmes.actions import imports
    from kollega.domains.programmes.models import Import
    from kollega.foundation import progress

    seen, last, longest = set(), time.perf_counter(), 0.0
    while True:
        stage = Import.objects.values_list("stage", flat=True).get(pk=source.pk)
        figure = progress.of(imports.work(source))
        now = time.perf_counter()
        if figure not in seen or stage in (until, "failed"):
            longest, last = max(longest, now - last), now
            seen.add(figure)
        if stage == until:
            return len(seen), longest
        if stage == "failed":
            raise SystemExit("The import failed; see the log of the worker.")
        time.sleep(0.1)


def settle() -> None:
    """Wait until no job is left."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    going_on = ProcrastinateJob.objects.filter(status__in=("todo", "doing"))
    while going_on.exists():
        time.sleep(0.2)


def wait(done: Callable[[], bool], seconds: float) -> None:
    """Give a worker time to start."""
    time.sleep(seconds)


def programme() -> tuple:
    """Somebody who coordinates, and a programme that is not open yet: no invitation goes out."""
    from kollega.domains.people import actions as people
    from kollega.domains.people.vocabulary import OrganisationKind
    from kollega.domains.programmes import actions as programmes

    by = people.add_person(
        given_name="Bench", family_name="Mark", email="bench.mark@example.org", invented=True
    )
    account = people.open_account(person=by)
    account.opens_programmes = True
    account.save()
    place = people.add_organisation(name="Sample", kind=OrganisationKind.ORGANISATION)
    return by, programmes.create_programme(
        by=by, template="mentoring_scheme", name="Sample", organisation=place, country="gb-eng"
    )


if __name__ == "__main__":
    with own_database("imports"):
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else 100_000,
            sys.argv[2] if len(sys.argv) > 2 else "csv",
        )
