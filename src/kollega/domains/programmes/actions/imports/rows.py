"""A row of a spreadsheet as an intent; knows nothing of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kollega.domains.people.actions.bulk import Facts
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes.actions.imports.intents import Intent, Reason, ReasonCode
from kollega.domains.programmes.vocabulary import Experience, Medium, Role, Topic
from kollega.pure.spreadsheets import Column, Field, ProblemCode, Row, name_key

PORTRAIT_LETTERS = 1200
PLACE_FIELDS = (
    (Field.region, OrganisationKind.REGION),
    (Field.organisation, OrganisationKind.ORGANISATION),
    (Field.site, OrganisationKind.SITE),
    (Field.department, OrganisationKind.DEPARTMENT),
)
SUPERVISOR = "supervisor"  # somebody who is only named: no part in the programme
ROLES: Mapping[str, tuple[Role, ...]] = {
    "mentor": (Role.MENTOR,),
    "mentee": (Role.MENTEE,),
    "both": (Role.MENTOR, Role.MENTEE),
    SUPERVISOR: (),
}


# What the house has no use of its own for stays with the person under the file's heading.
KEPT_AS_WRITTEN = frozenset({Field.job_title, Field.registration, Field.wishes, Field.ends_on})


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What holds for every row that does not say it.

    Attributes:
        role: mentor, mentee or supervisor; "" to demand that each row says it.
        capacity: places of a mentor.
        cohort_id: the intake of everybody in the file.
    """

    role: str = ""
    capacity: int = 0
    cohort_id: int | None = None


def as_read(column: Column) -> Column:
    """A column as it is read: nothing that a file tells is dropped unless somebody left it out."""
    return replace(column, field=Field.own) if column.field in KEPT_AS_WRITTEN else column


def intent_of(row: Row, unsaid: Unsaid) -> Intent:
    """What a row says of a person, with what is wrong with it as reasons.

    Args:
        row: as read by ``pure.spreadsheets``.
        unsaid: what holds where the row says nothing.
    """
    email, folded = row.text(Field.email)[:254], name_key(row.full_name)
    intent = Intent(
        number=row.number,
        key=email or f"name {folded}",
        name=row.full_name or email,
        folded=folded,
        facts=Facts(
            title=row.text(Field.honorific)[:40],
            given_name=row.text(Field.given_name)[:100],
            family_name=row.text(Field.family_name)[:100],
            email=email,
            telephone=row.text(Field.telephone)[:40],
            languages=tuple(code for code in row.many(Field.languages) if len(code) <= 8),
        ),
        place=_place(row),
        grade=row.text(Field.grade)[:60],
        specialty=row.text(Field.specialty)[:120],
        supervisors=tuple(
            zip(row.many(Field.supervisor), row.many(Field.supervisor_kind), strict=True)
        ),
        avoided=row.many(Field.not_with),
        characteristics=_characteristics(row),
    )
    for problem in row.problems:
        reason = Reason(problem.code.value, problem.value)
        if problem.code.refuses:
            intent.refuse(reason.code, reason.detail)
        else:
            intent.reasons.append(reason)
    if not folded and not row.refused:
        intent.refuse(ProblemCode.missing_name.value)
    roles = _roles(row, unsaid.role)
    if roles is None and not row.refused:
        intent.refuse(ReasonCode.UNNAMED_ROLE)
    intent.supervises = roles == ()
    for one in roles or ():
        intent.parts[one] = _part(row, one, unsaid, intent)
    return intent


def _roles(row: Row, role: str) -> tuple[Role, ...] | None:
    """None where it is not said, () for somebody who takes no part."""
    if row.yes(Field.both_roles):
        return (Role.MENTOR, Role.MENTEE)
    return ROLES.get(row.text(Field.role) or role)


def _place(row: Row) -> tuple[tuple[str, str], ...]:
    """One tuple for all who work at the same place: there are many people and few places."""
    said = tuple(
        (kind.value, name[:160]) for field, kind in PLACE_FIELDS if (name := row.text(field))
    )
    return _one_of(said)


@lru_cache(maxsize=10_000)
def _one_of(place: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return place


def _part(row: Row, role: Role, unsaid: Unsaid, intent: Intent) -> Mapping[str, object]:
    said = row.many(Field.needs if role == Role.MENTEE else Field.offers)
    topics = []
    for word in said:
        code = _topic(word)
        if code:
            topics.append(code)
        else:
            intent.reasons.append(Reason(ReasonCode.TOPIC_UNKNOWN, word))
    part: dict[str, object] = {
        "topics": list(dict.fromkeys(topics)),
        "meets_by": [way for way in row.many(Field.meets_by) if way in Medium.values],
        "places": [place[:60] for place in row.many(Field.places)][:12],
        "experiences": _known(row.many(Field.experiences), _EXPERIENCES),
        "own_columns": dict(row.own),
        "cohort_id": unsaid.cohort_id,
    }
    words = row.text(Field.biography)[:PORTRAIT_LETTERS]
    if role == Role.MENTOR:
        capacity = row.number_of(Field.capacity)
        part["capacity"] = unsaid.capacity if capacity is None else min(capacity, 50)
        part["portrait"] = words
    else:
        part["training_began_on"] = row.date_of(Field.starts_on)
    return part


def _characteristics(row: Row) -> tuple[tuple[str, bool], ...]:
    """What the row names of the person, and what they would like to share with a mentor."""
    own = [(value, False) for value in row.many(Field.characteristics)]
    wanted = row.text(Field.identity_to_match)
    if wanted and row.yes(Field.match_similar):
        own += [(part.strip(), True) for part in wanted.split(",") if part.strip()]
    return tuple(own)


@lru_cache(maxsize=10_000)
def _topic(word: str) -> str | None:
    return _TOPICS.get(name_key(word))


def _known(words: tuple[str, ...], codes: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(codes[key] for word in words if (key := name_key(word)) in codes))


def _codes(choices: type[Topic] | type[Experience]) -> Mapping[str, str]:
    """Codes and English labels, folded, to the code."""
    by_value = {name_key(choice.value.replace("_", " ")): choice.value for choice in choices}
    return by_value | {name_key(str(choice.label)): choice.value for choice in choices}


_TOPICS = _codes(Topic)
_EXPERIENCES = _codes(Experience)
