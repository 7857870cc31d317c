"""What an import means to do with each row; the same for the dry run and the real one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kollega.domains.people.actions.bulk import Facts
from kollega.domains.programmes.vocabulary import Outcome, Role


class ReasonCode(StrEnum):
    """Why a row is refused, left or only partly taken, beside the problems of its cells."""

    TWICE = "twice"  # the same person stands in another row, with the same role
    TAKEN = "taken"  # another row gives the address to somebody with quite another name
    TAKEN_ELSEWHERE = "taken_elsewhere"  # so does what is known here; it is not said whose it is
    SUPERVISOR_UNCLEAR = "supervisor_unclear"  # several people bear the name
    OWN_SUPERVISOR = "own_supervisor"
    NEAR_UNCLEAR = "near_unclear"  # several people have a name that is nearly this
    NAME_INCOMPLETE = "name_incomplete"  # a family name alone, and nobody here has it
    NAME_NEAR = "name_near"  # taken for the one person whose name is nearly this
    UNNAMED_ROLE = "unnamed_role"  # neither mentor nor mentee
    ANSWERED = "answered"  # the person said it themselves; a file does not change it
    TOPIC_UNKNOWN = "topic_unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a code, and the cell or name it is about."""

    code: str
    detail: str = ""


@dataclass(slots=True)
class Intent:
    """One person of a file, from one row or several.

    Attributes:
        number: the row's number as the spreadsheet shows it.
        key: the address, or "name " and the folded name.
        folded: the name as names are compared.
        supervises: somebody who is only named, as a supervisor: no part, no account, no mail.
        person: primary key of whom we know already.
        unseen: whoever brings the file must not see this person: nothing known of them is told.
        completes: whom we know by an address alone, or by a name alone: the row says the rest.
        place: region, organisation, site, department, as written; empty ones left out.
        parts: for each role the fields of the participation that the file fills in.
        supervisors: (name or address as written, kind).
        refers: whom the supervisors and the avoided are: keys of this file or primary keys.
    """

    number: int
    key: str
    name: str
    folded: str
    facts: Facts
    supervises: bool = False
    outcome: Outcome = Outcome.CREATED
    person: int | None = None
    unseen: bool = False
    completes: bool = False
    place: tuple[tuple[str, str], ...] = ()
    grade: str = ""
    specialty: str = ""
    parts: dict[Role, Mapping[str, object]] = field(default_factory=dict)
    supervisors: tuple[tuple[str, str], ...] = ()
    avoided: tuple[str, ...] = ()
    characteristics: tuple[tuple[str, bool], ...] = ()
    reasons: list[Reason] = field(default_factory=list)

    @property
    def written(self) -> str:
        """The name as one writes it: with its title."""
        return f"{self.facts.title} {self.name}".strip()

    def refuse(self, code: str, detail: str = "") -> None:
        """Keep the row out, for this reason too."""
        self.outcome = Outcome.REFUSED
        self.reasons.append(Reason(code, detail))


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done with every row of a file, and whom its names mean."""

    intents: list[Intent]
    meant: Mapping[str, "Meant"]

    @property
    def taken(self) -> list[Intent]:
        """The rows that come in or change something."""
        return [one for one in self.intents if one.outcome != Outcome.REFUSED]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name in a cell means: somebody known, somebody in the file, or somebody new.

    Or nobody, where `unclear` says why. `near` says that the name is only nearly theirs.
    """

    person: int | None = None
    key: str = ""
    new: Facts | None = None
    near: bool = False
    unclear: ReasonCode | None = None
