"""What a column can mean, and what is known of each meaning."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_CHINESE = re.compile(r"^[\u3400-\u9fff]+$")

Value = str | int | bool | date | tuple[str, ...]


class Field(StrEnum):
    """A column's meaning. What `Row.values` holds for it is said beside it; text where nothing is said.

    Lists (`tuple[str, ...]`) may be spread over several columns ("first choice", "second choice").
    """

    honorific = "title"  # before a name: "Dr", "Prof"; taken out of the names where it stands there
    given_name = "given_name"  # taken out of `name` where only that is given
    family_name = "family_name"
    name = "name"  # the whole name as it stands in one cell; see `Row.full_name`
    email = "email"  # lower case, without blanks
    telephone = "telephone"
    role = "role"  # a `Role`'s value, or the cell's own words with Problem unknown_role
    both_roles = "both_roles"  # bool
    job_title = "job_title"
    grade = "grade"
    specialty = "specialty"
    organisation = "organisation"
    site = "site"
    department = "department"
    region = "region"
    languages = "languages"  # tuple: ISO 639 codes; words where no language is known by them
    needs = "needs"  # tuple
    offers = "offers"  # tuple
    capacity = "capacity"  # int, 0 to 1000
    biography = "biography"  # text with its line breaks
    places = "places"  # tuple
    meets_by = "meets_by"  # tuple: `Medium` values; words where none is known by them
    supervisor = "supervisor"  # tuple: names or addresses
    supervisor_kind = "supervisor_kind"  # tuple as long as supervisor: `SupervisorKind` or ""
    starts_on = "starts_on"  # date
    ends_on = "ends_on"  # date
    registration = "registration"
    wishes = "wishes"  # tuple: names or addresses, most wanted first
    not_with = "not_with"  # tuple: names or addresses
    experiences = "experiences"  # tuple
    characteristics = "characteristics"  # tuple
    match_similar = "match_similar"  # bool
    identity_to_match = "identity_to_match"
    ignored = "ignored"  # not read at all
    own = "own"  # a scheme's own column: kept as it stands in `Row.own`


class Role(StrEnum):
    """How somebody takes part."""

    mentor = "mentor"
    mentee = "mentee"
    both = "both"
    supervisor = "supervisor"
    supporter = "supporter"
    intervisor = "intervisor"
    coordinator = "coordinator"


class SupervisorKind(StrEnum):
    """The reporting lines of doctors in training."""

    line_manager = "line_manager"
    educational_supervisor = "educational_supervisor"
    clinical_supervisor = "clinical_supervisor"
    trainer = "trainer"
    examiner = "examiner"
    training_director = "training_director"
    appraiser = "appraiser"


class Medium(StrEnum):
    """How two people may meet."""

    in_person = "in_person"
    video = "video"
    telephone = "telephone"


LISTS = frozenset(
    {
        Field.languages,
        Field.needs,
        Field.offers,
        Field.places,
        Field.meets_by,
        Field.supervisor,
        Field.supervisor_kind,
        Field.wishes,
        Field.not_with,
        Field.experiences,
        Field.characteristics,
    }
)
PEOPLE = frozenset({Field.supervisor, Field.wishes, Field.not_with})
NAMES = frozenset({Field.given_name, Field.family_name, Field.name})
DATES = frozenset({Field.starts_on, Field.ends_on})
YES_OR_NO = frozenset({Field.both_roles, Field.match_similar})
# Fields that may be given by any number of columns.
REPEATABLE = LISTS | {Field.ignored, Field.own}


class Why(StrEnum):
    """How a column's meaning was found."""

    remembered = "remembered"  # as confirmed the last time
    heading = "heading"  # the heading is a known word for it
    heading_like = "heading_like"  # the heading contains, or nearly is, a known word for it
    content = "content"  # the cells look like it
    heading_and_content = "heading_and_content"
    unknown = "unknown"  # kept as the scheme's own
    blank = "blank"  # no heading and no cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column (index from 0) with its supposed meaning; certainty from 0 to 1."""

    index: int
    heading: str
    field: Field
    certainty: float
    why: Why
    samples: tuple[str, ...] = ()
    supervisor_kind: SupervisorKind | None = None  # where the heading says it


class ProblemCode(StrEnum):
    """What is wrong with one row. Those that `refuse` should keep the row out of an import."""

    missing_name = "missing_name"
    missing_email = "missing_email"
    bad_email = "bad_email"
    bad_number = "bad_number"
    bad_date = "bad_date"
    bad_yes_no = "bad_yes_no"
    unknown_role = "unknown_role"
    end_before_start = "end_before_start"
    extra_cells = "extra_cells"  # more cells than headings: the row has probably slipped
    ambiguous_date = "ambiguous_date"  # 03/04/2024, and no other cell of the column tells the order
    unknown_kind = "unknown_kind"  # a kind of supervisor that is not known

    @property
    def refuses(self) -> bool:
        """Whether the row cannot be taken over as it is; the others are warnings."""
        return self not in _WARNINGS


_WARNINGS = frozenset(
    {ProblemCode.missing_email, ProblemCode.ambiguous_date, ProblemCode.unknown_kind}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a row: the heading it stands under ("" for the row) and the cell as it is."""

    code: ProblemCode
    heading: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One person's row. `number` counts as the spreadsheet program shows it, from 1.

    `values` holds what was understood (a blank cell is left out), `own` the scheme's own columns by
    heading, `raw` the cells as they stand, one for each heading.
    """

    number: int
    values: Mapping[Field, Value]
    own: Mapping[str, str]
    problems: tuple[Problem, ...]
    raw: tuple[str, ...]

    @property
    def refused(self) -> bool:
        """Whether any problem keeps the row out."""
        return any(problem.code.refuses for problem in self.problems)

    @property
    def full_name(self) -> str:
        """The name as it is written: the parts if there are two, else the whole cell, or ""."""
        given, family = self.text(Field.given_name), self.text(Field.family_name)
        if given and family:
            return family + given if _CHINESE.match(given + family) else f"{given} {family}"
        return self.text(Field.name) or given or family

    def text(self, field: Field) -> str:
        """A text field's value, or ""."""
        value = self.values.get(field, "")
        return value if isinstance(value, str) else ""

    def many(self, field: Field) -> tuple[str, ...]:
        """A list field's values, or ()."""
        value = self.values.get(field, ())
        return value if isinstance(value, tuple) else ()

    def yes(self, field: Field) -> bool | None:
        """A yes-or-no field's value; None where nothing was said."""
        value = self.values.get(field)
        return value if isinstance(value, bool) else None

    def number_of(self, field: Field) -> int | None:
        """A number field's value; None where nothing was said."""
        value = self.values.get(field)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def date_of(self, field: Field) -> date | None:
        """A date field's value; None where nothing was said."""
        value = self.values.get(field)
        return value if isinstance(value, date) else None
