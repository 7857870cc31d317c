"""Many people at once, for files of people: a few statements for thousands of rows.

Each does for many what its namesake beside it does for one; the caller holds the transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kollega.domains.people.models import (
    Affiliation,
    Characteristic,
    Person,
    ReportingLine,
    Veto,
)
from kollega.domains.people.queries.persons import sort_key
from kollega.domains.people.vocabulary import Step
from kollega.foundation import clock, happenings

AT_A_TIME = 2000


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of a person."""

    given_name: str
    family_name: str
    email: str = ""
    telephone: str = ""
    languages: tuple[str, ...] = ()
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """Where somebody works according to a file."""

    person_id: int
    organisation_id: int
    grade: str = ""
    step: Step | None = None
    specialty: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Who judges whom according to a file."""

    senior_id: int
    junior_id: int
    kind: str


def add_people(facts: Sequence[Facts]) -> list[int]:
    """Write down new people; primary keys in the same order."""
    now = clock.now()
    people = [
        Person(
            given_name=one.given_name,
            family_name=one.family_name,
            sort_key=sort_key(given_name=one.given_name, family_name=one.family_name),
            email=one.email or None,
            telephone=one.telephone,
            languages=list(one.languages),
            invented=one.invented,
            created_at=now,
        )
        for one in facts
    ]
    Person.objects.bulk_create(people, batch_size=AT_A_TIME)
    return [person.pk for person in people]


def change_people(changes: Mapping[int, Facts]) -> None:
    """Take over names, numbers and languages from a file for people who have not answered yet."""
    people = []
    for person in Person.objects.select_for_update().filter(pk__in=changes).order_by("pk"):
        facts = changes[person.pk]
        person.given_name, person.family_name = facts.given_name, facts.family_name
        person.sort_key = sort_key(given_name=facts.given_name, family_name=facts.family_name)
        person.telephone = facts.telephone or person.telephone
        person.languages = list(facts.languages) or person.languages
        people.append(person)
    fields = ["given_name", "family_name", "sort_key", "telephone", "languages"]
    Person.objects.bulk_update(people, fields, batch_size=AT_A_TIME)


def place_people(posts: Sequence[Post]) -> None:
    """Say where people work; a known post at the same place is changed, not doubled."""
    known = {
        (post.person_id, post.organisation_id, post.starts_on): post
        for post in Affiliation.objects.filter(person__in={post.person_id for post in posts})
    }
    new, changed = [], []
    for post in posts:
        values = {
            "grade": post.grade,
            "step": post.step,
            "specialty": post.specialty,
            "ends_on": post.ends_on,
        }
        before = known.get((post.person_id, post.organisation_id, post.starts_on))
        if before is None:
            new.append(
                Affiliation(
                    person_id=post.person_id,
                    organisation_id=post.organisation_id,
                    starts_on=post.starts_on,
                    **values,
                )
            )
        elif any(getattr(before, field) != value for field, value in values.items()):
            for field, value in values.items():
                setattr(before, field, value)
            changed.append(before)
    Affiliation.objects.bulk_create(new, batch_size=AT_A_TIME)
    Affiliation.objects.bulk_update(
        changed, ["grade", "step", "specialty", "ends_on"], batch_size=AT_A_TIME
    )


def record_lines(lines: Iterable[Line], *, by: Person | None) -> int:
    """Write down who judges whom; each new line is a happening. Returns how many are new."""
    wanted = {(line.senior_id, line.junior_id, line.kind) for line in lines}
    known = set(
        ReportingLine.objects.filter(
            junior__in={junior for _, junior, _ in wanted}, starts_on=None
        ).values_list("senior_id", "junior_id", "kind")
    )
    new = [
        ReportingLine(senior_id=senior, junior_id=junior, kind=kind, told_by=by)
        for senior, junior, kind in sorted(wanted - known)
    ]
    ReportingLine.objects.bulk_create(new, batch_size=AT_A_TIME)
    happenings.record_many("reporting_line_recorded", subject_ids=[line.pk for line in new])
    return len(new)


def avoid_many(pairs: Iterable[tuple[int, int]]) -> None:
    """Write down (holder, named) pairs of people who must not be matched."""
    Veto.objects.bulk_create(
        [Veto(holder_id=holder, named_id=named) for holder, named in sorted(set(pairs))],
        batch_size=AT_A_TIME,
        ignore_conflicts=True,
    )


def name_characteristics(rows: Iterable[tuple[int, str, bool]]) -> None:
    """Keep (person, value, wanted in a mentor) from a file, unconfirmed: nobody sees or uses them."""
    Characteristic.objects.bulk_create(
        [
            Characteristic(person_id=person, value=value[:80], wanted_in_a_mentor=wanted)
            for person, value, wanted in sorted(set(rows))
        ],
        batch_size=AT_A_TIME,
        ignore_conflicts=True,
    )
