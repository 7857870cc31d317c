"""Many people at once, for files of people: a few statements for thousands of rows.

Each does for many what its namesake beside it does for one; the caller holds the transaction.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
from kollega.foundation import clock, copying, happenings

PERSON = (
    *("title", "given_name", "family_name", "sort_key", "email", "telephone", "languages"),
    *("invented", "created_at"),
)
POST = ("grade", "step", "specialty", "ends_on")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of a person."""

    given_name: str
    family_name: str
    email: str = ""
    telephone: str = ""
    languages: tuple[str, ...] = ()
    invented: bool = False
    title: str = ""

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


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
    rows = (
        (
            *(one.title, one.given_name, one.family_name),
            sort_key(given_name=one.given_name, family_name=one.family_name),
            *(one.email or None, one.telephone, list(one.languages), one.invented, now),
        )
        for one in facts
    )
    return copying.add(Person, PERSON, rows)


def change_people(changes: Mapping[int, Facts]) -> None:
    """Take over what a file says of people who have not answered yet; an address stays as it is."""
    known = (
        Person.objects.select_for_update()
        .filter(pk__any_of=list(changes))
        .order_by("pk")
        .values_list("pk", "title", "email", "telephone", "languages")
    )
    rows = [
        (
            *(pk, one.title or title, one.given_name, one.family_name),
            sort_key(given_name=one.given_name, family_name=one.family_name),
            *(email or one.email or None, one.telephone or telephone),
            list(one.languages) or languages,
        )
        for pk, title, email, telephone, languages in known
        for one in (changes[pk],)
    ]
    copying.change(Person, PERSON[:7], rows)


def place_people(posts: Sequence[Post], *, new: Collection[int] = ()) -> None:
    """Say where people work; a known post at the same place is changed, not doubled.

    Args:
        new: people added just now, of whom no post can be known.
    """
    rows = Affiliation.objects.filter(person__any_of={post.person_id for post in posts} - set(new))
    known = {
        (person, organisation, starts_on): (pk, values)
        for pk, person, organisation, starts_on, *values in rows.values_list(
            "pk", "person_id", "organisation_id", "starts_on", *POST
        )
    }
    fresh: list[tuple[object, ...]] = []
    changed: list[tuple[object, ...]] = []
    last = {(post.person_id, post.organisation_id, post.starts_on): post for post in posts}
    for place, post in last.items():
        values = [post.grade, post.step, post.specialty, post.ends_on]
        before = known.get(place)
        if before is None:
            fresh.append((*place, *values))
        elif before[1] != values:
            changed.append((before[0], *values))
    copying.add(Affiliation, ("person_id", "organisation_id", "starts_on", *POST), fresh)
    copying.change(Affiliation, POST, changed)


def record_lines(lines: Iterable[Line], *, by: Person | None) -> int:
    """Write down who judges whom; each new line is a happening.

    One that had ended goes on, as far as anybody knows. Returns how many are new or go on.
    """
    wanted = {(line.senior_id, line.junior_id, line.kind) for line in lines}
    told_by = by.pk if by else None
    known, longer, shared = set(), [], []
    rows = ReportingLine.objects.select_for_update().filter(
        junior__any_of={junior for _, junior, _ in wanted}, starts_on=None
    )
    fields = ("senior_id", "junior_id", "kind", "told_by_id")
    for pk, ends_on, *line, teller in rows.order_by("pk").values_list("pk", "ends_on", *fields):
        if tuple(line) in wanted:
            known.add(tuple(line))
            longer += [pk] if ends_on else []
            shared += [pk] if teller not in (None, told_by) else []
    new = copying.add(ReportingLine, fields, ((*line, told_by) for line in sorted(wanted - known)))
    copying.change(ReportingLine, ("ends_on",), ((pk, None) for pk in longer))
    # What several said, nobody takes back alone.
    copying.change(ReportingLine, ("told_by_id",), ((pk, None) for pk in shared))
    happenings.record_many("reporting_line_recorded", subject_ids=[*new, *longer])
    return len(new) + len(longer)


def avoid_many(pairs: Iterable[tuple[int, int]]) -> None:
    """Write down (holder, named) pairs of people who must not be matched; new ones happen."""
    wanted = {(holder, named) for holder, named in pairs if holder != named}
    known = Veto.objects.filter(holder__any_of={holder for holder, _ in wanted})
    new = sorted(wanted - set(known.values_list("holder_id", "named_id")))
    keys = copying.add(Veto, ("holder_id", "named_id"), new)
    happenings.record_many("veto_recorded", subject_ids=keys)


def name_characteristics(rows: Iterable[tuple[int, str, bool]]) -> None:
    """Keep (person, value, wanted in a mentor) from a file, unconfirmed: nobody sees or uses them."""
    wanted = {(person, value[:80], mentor) for person, value, mentor in rows}
    fields = ("person_id", "value", "wanted_in_a_mentor")
    known = Characteristic.objects.filter(person__any_of={person for person, _, _ in wanted})
    new, now = sorted(wanted - set(known.values_list(*fields))), clock.now()
    copying.add(Characteristic, (*fields, "named_at"), ((*row, now) for row in new))
