"""What a matching answers: pairs with reasons, the unmatched with obstacles, and its own checks."""

from dataclasses import dataclass
from enum import Enum

from kollega.pure.matching.people import Key, PairOfKeys
from kollega.pure.matching.rules import Objective


class Fit(Enum):
    """A fit in words, for people; translated where it is shown."""

    STRONG = "strong"
    GOOD = "good"
    POSSIBLE = "possible"


STRONG_FROM, GOOD_FROM = 0.7, 0.4


def fit_word(fit: float) -> Fit:
    """The word for a fit between 0 and 1."""
    if fit >= STRONG_FROM:
        return Fit.STRONG
    return Fit.GOOD if fit >= GOOD_FROM else Fit.POSSIBLE


@dataclass(frozen=True, slots=True)
class Reason:
    """One wish and what it adds to the fit of a pair.

    wish    its field name in `Weights`
    share   part of the fit, 0..1; the shares of a pair add up to its fit
    detail  codes of what the two share: needs met, languages, ways and places, experiences
    """

    wish: str
    share: float
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and why. `fit` is 0..1 and, like `reasons`, knows nothing of identities."""

    mentee: Key
    mentor: Key
    fit: float
    reasons: tuple[Reason, ...]
    first_need_met: bool


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rule (its code in RULES) or CAPACITY, and how many mentors it takes out of reach.

    CAPACITY counts the mentors whom every rule allows and who have no free place left; a mentor
    whom several rules forbid counts in each of them.
    """

    code: str
    mentors_blocked: int


@dataclass(frozen=True, slots=True)
class Change:
    """The one change that would give an unmatched person a mentor.

    code     CAPACITY: one more place; or the rule that alone keeps free mentors out of reach
    mentors  how many mentors that would bring into reach
    detail   for CAPACITY up to three keys of mentors, best first; for COMMON_LANGUAGE up to
             three languages those mentors speak, the most frequent first; else empty
    """

    code: str
    mentors: int
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Someone without a mentor: what stood in the way, and what single change would help."""

    mentee: Key
    obstacles: tuple[Obstacle, ...]
    single_change: Change | None


@dataclass(frozen=True, slots=True)
class Checks:
    """What the solution says of itself, recomputed from people and rules, not from the solver.

    objective       sum of what was maximised, in units of fit; identities count in it, so it
                    describes a whole round and is not for showing beside one person
    blocking_count  pairs who would both rather have each other than what they have
    blocking        the first hundred of them, in the order of keys
    """

    capacity_kept: bool
    rules_kept: bool
    nobody_twice: bool
    locked_kept: bool
    blocking_count: int
    blocking: tuple[PairOfKeys, ...]
    objective: float
    total_fit: float
    lowest_fit: float | None
    first_needs_stated: int
    first_needs_met: int

    @property
    def stable(self) -> bool:
        return self.blocking_count == 0

    @property
    def valid(self) -> bool:
        return self.capacity_kept and self.rules_kept and self.nobody_twice and self.locked_kept


@dataclass(frozen=True, slots=True)
class Solution:
    """`pairs` and `unmatched` are sorted by the mentee's key and name every mentee once."""

    objective: Objective
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    checks: Checks
