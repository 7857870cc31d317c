"""What a person has said, as the matching takes it: plain frozen values, no database behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, prefetch_related_objects

from kollega.domains.people import queries as people
from kollega.domains.people.models import Affiliation, Organisation, Person
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock
from kollega.pure.matching import Mentee, Mentor


@dataclass(frozen=True)
class Position:
    """Where somebody works and as what, on a day; empty where nobody said."""

    place: str = ""
    region: str = ""
    grade: str = ""
    step: int | None = None
    specialty: str = ""


def ready(programme: Programme, role: Role) -> QuerySet[Participation]:
    """Everyone who takes part and agreed to the promise as it stands: nobody else is matched.

    People and their positions come along; the number of queries does not depend on theirs.
    """
    return (
        programmes.active_in(programme, role)
        .filter(acceptances__text=programmes.current_text(programme))
        .prefetch_related(*_ALONG)
    )


# Four levels of the tree at most: department, site, organisation, region.
_ALONG = (
    "person__affiliations__organisation__parent__parent__parent",
    "person__characteristics",
)


def with_positions(rows: QuerySet[Participation]) -> QuerySet[Participation]:
    """The same rows, with all that `position` needs."""
    return rows.prefetch_related(_ALONG[0])


def load_position(part: Participation) -> None:
    """Load all that `position` needs for somebody's part, unless it is there."""
    prefetch_related_objects([part], _ALONG[0])


def position(person: Person, *, on: date) -> Position:
    """Somebody's position on a day: the latest affiliation that covers it."""
    covering = [a for a in person.affiliations.all() if _covers(a, on)]
    if not covering:
        return Position()
    here = max(covering, key=lambda a: (a.starts_on or date.min, a.pk))
    return Position(
        place=here.organisation.name,
        region=_region(here.organisation),
        grade=here.grade,
        step=here.step,
        specialty=here.specialty,
    )


def position_now(person: Person) -> Position:
    """Somebody's position today."""
    return position(person, on=clock.today())


def as_mentee(part: Participation, programme: Programme, *, on: date) -> Mentee:
    """A mentee's side. The specialty counts where the programme rules on it or it is wished for."""
    here = position(part.person, on=on)
    specialty_counts = programme.other_specialty or part.other_specialty is False
    return Mentee(
        key=str(part.person_id),
        needs=tuple(part.topics),
        languages=frozenset(part.person.languages),
        specialty=_folded(here.specialty) if specialty_counts else "",
        grade=here.step,
        places=_all_folded(part.places),
        meets_by=frozenset(part.meets_by),
        experiences=frozenset(part.experiences),
        identities=_identities(part.person, wanted=True),
    )


def as_mentor(part: Participation, *, places_left: int, on: date) -> Mentor:
    """A mentor's side, with the places that are free now."""
    here = position(part.person, on=on)
    return Mentor(
        key=str(part.person_id),
        offers=frozenset(part.topics),
        languages=frozenset(part.person.languages),
        specialty=_folded(here.specialty),
        grade=here.step,
        places=_all_folded(part.places),
        meets_by=frozenset(part.meets_by),
        experiences=frozenset(part.experiences),
        capacity=max(0, places_left),
        identities=_identities(part.person, wanted=False),
    )


def same_specialty(
    mentees: Iterable[Participation], mentors: Iterable[Participation], *, on: date
) -> set[tuple[int, int]]:
    """Pairs of one specialty whose mentee asked for another; by person ids, mentee first."""
    by_specialty: dict[str, list[int]] = {}
    for mentor in mentors:
        name = _folded(position(mentor.person, on=on).specialty)
        if name:
            by_specialty.setdefault(name, []).append(mentor.person_id)
    return {
        (mentee.person_id, mentor)
        for mentee in mentees
        if mentee.other_specialty
        for mentor in by_specialty.get(_folded(position(mentee.person, on=on).specialty), ())
    }


def _covers(affiliation: Affiliation, on: date) -> bool:
    began = affiliation.starts_on is None or affiliation.starts_on <= on
    return began and (affiliation.ends_on is None or affiliation.ends_on >= on)


def _region(organisation: Organisation) -> str:
    here: Organisation | None = organisation
    while here is not None and here.kind != OrganisationKind.REGION:
        here = here.parent
    return here.name if here else ""


def _identities(person: Person, *, wanted: bool) -> frozenset[str]:
    """Protected characteristics, only those the person themselves confirmed."""
    return frozenset(
        _folded(c.value)
        for c in person.characteristics.all()
        if c.confirmed_at and c.wanted_in_a_mentor is wanted
    )


def _folded(words: str) -> str:
    return people.fold(words)


def _all_folded(several: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_folded, several)))
