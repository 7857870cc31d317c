"""What must hold, what is wished for, and what "best" means."""

from dataclasses import dataclass, fields
from enum import Enum

from kollega.pure.matching.errors import MatchingError
from kollega.pure.matching.people import PairOfKeys

LEVELS = ("region", "organisation", "site", "department")

NOT_POSSIBLE = "not_possible"
COMMON_LANGUAGE = "common_language"
DIFFERENT_ORGANISATION = "different_organisation"
DIFFERENT_SPECIALTY = "different_specialty"
GRADE_DISTANCE = "grade_distance"
WAY_TO_MEET = "way_to_meet"
RULES = (
    NOT_POSSIBLE,
    COMMON_LANGUAGE,
    DIFFERENT_ORGANISATION,
    DIFFERENT_SPECIALTY,
    GRADE_DISTANCE,
    WAY_TO_MEET,
)

CAPACITY = "capacity"

HEAVIEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Hard rules. A rule judges only what both people have said: silence breaks none.

    forbidden                     (mentee, mentor): conflicts, vetoes and past pairs arrive here
                                  alike and leave alike, as NOT_POSSIBLE
    locked                        (mentee, mentor) that must be in the solution
    common_language               at least one language in common
    different_organisation_level  one of LEVELS: not in the same unit at that level
    different_specialty           not the same specialty
    minimum_grade_distance        mentor's grade minus mentee's, at least
    maximum_grade_distance        the same, at most
    way_to_meet                   video or telephone in common, or a place where both meet in person
    """

    forbidden: frozenset[PairOfKeys] = frozenset()
    locked: frozenset[PairOfKeys] = frozenset()
    common_language: bool = True
    different_organisation_level: str | None = None
    different_specialty: bool = False
    minimum_grade_distance: int | None = None
    maximum_grade_distance: int | None = None
    way_to_meet: bool = False

    def __post_init__(self) -> None:
        level = self.different_organisation_level
        if level is not None and level not in LEVELS:
            raise MatchingError("unknown_level", level)
        low, high = self.minimum_grade_distance, self.maximum_grade_distance
        if low is not None and high is not None and low > high:
            raise MatchingError("grade_distances_cross", str(low), str(high))

    @property
    def organisation_depth(self) -> int | None:
        """How many of a person's `organisations` must differ as a whole, or None."""
        level = self.different_organisation_level
        return None if level is None else LEVELS.index(level) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each wish counts beside the others; 0 leaves it out, HEAVIEST is the most. Only their
    ratios matter.

    `best_grade_distance` is no weight: the number of grades between the two that is ideal.
    """

    needs: float = 4.0
    specialty: float = 1.0
    grade_distance: float = 1.0
    place: float = 1.0
    experience: float = 1.0
    languages: float = 1.0
    choice: float = 2.0
    mentor_choice: float = 1.0
    identity: float = 2.0
    best_grade_distance: int = 2

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            lowest = -HEAVIEST if field.name == "best_grade_distance" else 0
            if not lowest <= value <= HEAVIEST:  # neither is a NaN
                raise MatchingError("bad_weight", field.name, str(value))


class Objective(Enum):
    """What "best" means; the docstring of the package defines each exactly."""

    TOTAL = "total"
    MOST = "most"
    FAIREST = "fairest"
    STABLE = "stable"
