"""How long a round takes with 500 mentors and 500 mentees of a public-sector scheme's sample.

    python benchmarks/rounds.py [FOLDER]      a folder with mentors.csv and mentees.csv

Needs DATABASE_URL of a database whose tables exist (the demonstration's will do); everything it
writes is rolled back. Prints seconds for computing, for the coordinator's page, for sending, and
for a mentee's short list; how many of them this process worked, not the database or others on the
machine; and the number of queries.
"""

import csv
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("KOLLEGA_MODE", "demonstration")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - after the set-up it needs
from django.test.utils import CaptureQueriesContext  # noqa: E402

from kollega.domains.matching import actions, queries  # noqa: E402
from kollega.domains.people import actions as people  # noqa: E402
from kollega.domains.people.models import Person  # noqa: E402
from kollega.domains.people.vocabulary import OrganisationKind  # noqa: E402
from kollega.domains.programmes import actions as programmes  # noqa: E402
from kollega.domains.programmes import queries as programme_queries  # noqa: E402
from kollega.domains.programmes.models import Participation, Programme  # noqa: E402
from kollega.foundation import clock  # noqa: E402

FILES = Path(__file__).parents[1] / "tests" / "data" / "people"
GRADES = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2"]
TOPICS = ["career", "confidence", "leadership", "workload", "team"]


def timed(what: str, deed: Callable[[], object]) -> object:
    with CaptureQueriesContext(connection) as seen:
        began, busy = time.perf_counter(), time.process_time()
        answer = deed()
        passed, worked = time.perf_counter() - began, time.process_time() - busy
        print(f"{what:<34} {passed:6.2f} s, {worked:6.2f} s of it here, {len(seen):4} queries")
    return answer


def coordinator() -> Person:
    person = people.add_person(
        given_name="Bench", family_name="Mark", email="bench.mark@example.org", invented=True
    )
    account = people.open_account(person=person)
    account.opens_programmes = True
    account.save()
    return person


def programme(by: Person) -> Programme:
    place = people.add_organisation(name="Sample", kind=OrganisationKind.ORGANISATION)
    made = programmes.create_programme(
        by=by, template="transition", name="Sample", organisation=place, country="gb-eng"
    )
    text = programme_queries.latest_text(made)
    assert text
    programmes.sign_off(text=text, by=by, name="Invented, for this benchmark")
    return programmes.open_programme(programme=made, by=by)


def join(rows: list[dict[str, str]], role: str, into: Programme) -> None:
    """Everybody of a file takes part and agreed, past the pages: those are not what is timed."""
    for number, row in enumerate(rows):
        person = people.add_person(
            given_name=row["first name"],
            family_name=f"{row['last name']} {role}",
            email=f"{role}.{row['email address']}",
            languages=["en"],
            invented=True,
        )
        here = people.add_organisation(name=row["organisation"], kind=OrganisationKind.ORGANISATION)
        grade = row["grade"]
        step = GRADES.index(grade) if grade in GRADES else None
        people.affiliate(
            person=person,
            by=person,
            organisation=here,
            grade=grade,
            step=min(step + 1, 6) if step is not None else None,  # type: ignore[arg-type]
            specialty=row["profession"],
        )
        part = Participation.objects.create(
            programme=into,
            person=person,
            role=role,
            stage="active",
            created_at=clock.now(),
            capacity=1 if role == "mentor" else 0,
            topics=[TOPICS[number % 5], TOPICS[(number + 2) % 5]],
            meets_by=["video"],
        )
        programmes.accept_text(participation=part, by=person)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main(folder: Path) -> None:
    by = coordinator()
    into = programme(by)
    for role in ("mentor", "mentee"):
        join(read(folder / f"{role}s.csv"), role, into)
    round = actions.start_round(programme=into, by=by)
    timed("round computed", lambda: actions.compute_round(round.pk))
    round.refresh_from_db()
    figures = queries.figures(round, viewer=by)
    print(f"{figures.matched} of {figures.total} matched, {figures.broken} rules broken")
    lines = queries.proposals(round, viewer=by).order_by("-fit_order", "pk")
    timed("table and figures", lambda: (list(lines[:50]), queries.figures(round, viewer=by)))
    looking = queries.looking(into)
    timed("one short list out of everybody", lambda: queries.short_list(looking[0]))
    timed("introductions sent", lambda: actions.send_introductions(round=round, by=by))


if __name__ == "__main__":
    with transaction.atomic():
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES)
        transaction.set_rollback(True)
