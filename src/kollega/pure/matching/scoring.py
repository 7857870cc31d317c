"""Every mentee against every mentor at once: what the rules allow, and the score of each pair.

The formula is that of `wishes`, in blocks of rows, so that working memory stays far below the
answer's. Scores are whole millionths: exact to compare, and what the solvers count in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kollega.pure.matching import rules as codes
from kollega.pure.matching.encoding import Mask, Numbers, Same, Shared, places_in_ranking, said
from kollega.pure.matching.people import IN_PERSON, Mentee, Mentor
from kollega.pure.matching.rules import Rules, Weights
from kollega.pure.matching.wishes import REMOTE_ONLY

Scores = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

UNIT = 1_000_000
NOT_ALLOWED = -1
BLOCK = 512


def scores(
    mentees: Sequence[Mentee], mentors: Sequence[Mentor], rules: Rules, weights: Weights
) -> Scores:
    """(mentees, mentors): millionths, 0..UNIT, or NOT_ALLOWED. Capacity is not looked at."""
    barriers, wishes = Barriers(mentees, mentors, rules), Wishes(mentees, mentors, weights)
    answer = np.empty((len(mentees), len(mentors)), dtype=np.int32)
    for start in range(0, len(mentees), BLOCK):
        rows = slice(start, min(start + BLOCK, len(mentees)))
        block = np.rint(wishes.score(rows) * UNIT).astype(np.int32)
        for mask in barriers.each(rows).values():
            block[mask] = NOT_ALLOWED
        answer[rows] = block
    return answer


class Barriers:
    """The hard rules as masks; True where a rule forbids the pair."""

    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor], rules: Rules) -> None:
        self._rules = rules
        self._mentees, self._mentors = mentees, mentors
        self._mentor_index = {mentor.key: column for column, mentor in enumerate(mentors)}
        self._forbidden: dict[str, list[int]] = {}
        for mentee, mentor in rules.forbidden:
            if mentor in self._mentor_index:
                self._forbidden.setdefault(mentee, []).append(self._mentor_index[mentor])
        self._languages = Shared([m.languages for m in mentees], [m.languages for m in mentors])
        self._speak = said([m.languages for m in mentees]), said([m.languages for m in mentors])
        self._specialty = Same(
            [m.specialty or None for m in mentees], [m.specialty or None for m in mentors]
        )
        depth = rules.organisation_depth
        self._unit = Same([_unit(m, depth) for m in mentees], [_unit(m, depth) for m in mentors])
        self._grades = _Grades(mentees, mentors)
        self._meeting = Meeting(mentees, mentors)

    def each(self, rows: slice) -> dict[str, Mask]:
        """(rows, mentors) for each rule that is in force, by its code."""
        rules, masks = self._rules, {codes.NOT_POSSIBLE: self._not_possible(rows)}
        if rules.common_language:
            both_speak = self._speak[0][rows, None] & self._speak[1][None, :]
            masks[codes.COMMON_LANGUAGE] = both_speak & ~self._languages.any(rows)
        if rules.different_organisation_level is not None:
            masks[codes.DIFFERENT_ORGANISATION] = self._unit.at(rows)
        if rules.different_specialty:
            masks[codes.DIFFERENT_SPECIALTY] = self._specialty.at(rows)
        if rules.minimum_grade_distance is not None or rules.maximum_grade_distance is not None:
            masks[codes.GRADE_DISTANCE] = self._grades.outside(rows, rules)
        if rules.way_to_meet:
            masks[codes.WAY_TO_MEET] = self._meeting.impossible(rows)
        return masks

    def _not_possible(self, rows: slice) -> Mask:
        mask = np.zeros((len(self._mentees[rows]), len(self._mentors)), dtype=bool)
        for row, mentee in enumerate(self._mentees[rows]):
            mask[row, self._forbidden.get(mentee.key, [])] = True
            if mentee.key in self._mentor_index:
                mask[row, self._mentor_index[mentee.key]] = True
        return mask


def _unit(person: Mentee | Mentor, depth: int | None) -> tuple[str, ...] | None:
    path = person.organisations[:depth]
    return path if depth is not None and len(path) == depth and path[-1] else None


class _Grades:
    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> None:
        self.known = (
            np.array([m.grade is not None for m in mentees], dtype=bool),
            np.array([m.grade is not None for m in mentors], dtype=bool),
        )
        self._mentees = np.array([m.grade or 0 for m in mentees], dtype=np.int64)
        self._mentors = np.array([m.grade or 0 for m in mentors], dtype=np.int64)

    def distance(self, rows: slice) -> Numbers:
        distance: Numbers = self._mentors[None, :] - self._mentees[rows, None]
        return distance

    def outside(self, rows: slice, rules: Rules) -> Mask:
        low, high = rules.minimum_grade_distance, rules.maximum_grade_distance
        distance = self.distance(rows)
        wrong = np.zeros(distance.shape, dtype=bool)
        if low is not None:
            wrong |= distance < low
        if high is not None:
            wrong |= distance > high
        both_known: Mask = self.known[0][rows, None] & self.known[1][None, :]
        return wrong & both_known

    def nearness(self, rows: slice, best: int) -> Floats:
        distance = self.distance(rows)
        nearness = 1 / (1 + np.abs(distance - best))
        unfit = ~self.known[1][None, :] | ((distance <= 0) & (best > 0))
        nearness[unfit] = 0
        return nearness


class Meeting:
    """Where and by what the two can meet."""

    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> None:
        left, right = [m.meets_by for m in mentees], [m.meets_by for m in mentors]
        self._ways_said = said(left), said(right)
        self._remote = Shared([w - {IN_PERSON} for w in left], [w - {IN_PERSON} for w in right])
        self._person = Shared([w & {IN_PERSON} for w in left], [w & {IN_PERSON} for w in right])
        self._places = Shared([m.places for m in mentees], [m.places for m in mentors])
        self._places_said = said([m.places for m in mentees]), said([m.places for m in mentors])
        self._wants_person = np.array(
            [IN_PERSON in m.meets_by and bool(m.places) for m in mentees], dtype=bool
        )
        self.asked = self._ways_said[0] | self._places_said[0]

    def _in_person(self, rows: slice) -> Mask:
        apart = self._places_said[0][rows, None] & self._places_said[1][None, :]
        return self._person.any(rows) & ~(apart & ~self._places.any(rows))

    def impossible(self, rows: slice) -> Mask:
        both_said = self._ways_said[0][rows, None] & self._ways_said[1][None, :]
        return both_said & ~(self._remote.any(rows) | self._in_person(rows))

    def granted(self, rows: slice) -> Floats:
        person, remote = self._in_person(rows), self._remote.any(rows)
        free = ~self._ways_said[0][rows, None]
        best = self._places.any(rows) & (person | free)
        best |= (person | remote) & ~self._wants_person[rows, None]
        return np.where(best, 1.0, np.where(remote, REMOTE_ONLY, 0.0))


@dataclass(frozen=True, slots=True)
class _Term:
    """One wish for a block: its weight where it applies (rows, 1) or (1, mentors), and how far
    it is granted (rows, mentors)."""

    weight: Floats
    granted: Floats


class Wishes:
    """The weighted wishes, identities among them."""

    def __init__(
        self, mentees: Sequence[Mentee], mentors: Sequence[Mentor], weights: Weights
    ) -> None:
        self._mentees, self._mentors, self._weights = mentees, mentors, weights
        self._specialty = Same(
            [m.specialty or None for m in mentees], [m.specialty or None for m in mentors]
        )
        self._grades = _Grades(mentees, mentors)
        self._meeting = Meeting(mentees, mentors)
        self._offers = [
            Shared([m.needs[rank : rank + 1] for m in mentees], [m.offers for m in mentors])
            for rank in range(max((len(m.needs) for m in mentees), default=0))
        ]
        self._overlaps = [
            (weight, np.array([len(w) for w in wanted]), Shared(wanted, offered))
            for weight, wanted, offered in (
                (
                    weights.experience,
                    [m.experiences for m in mentees],
                    [m.experiences for m in mentors],
                ),
                (
                    weights.languages,
                    [m.languages for m in mentees],
                    [m.languages for m in mentors],
                ),
                (
                    weights.identity,
                    [m.identities for m in mentees],
                    [m.identities for m in mentors],
                ),
            )
        ]
        self._wishes = places_in_ranking([m.wishes for m in mentees], [m.key for m in mentors])
        self._ranks = places_in_ranking([m.ranks for m in mentors], [m.key for m in mentees])

    def score(self, rows: slice) -> Floats:
        """(rows, mentors): 0..1."""
        count = len(self._mentees[rows])
        total = np.zeros((count, len(self._mentors)))
        whole = np.zeros((count, len(self._mentors)))
        for term in self._terms(rows):
            if np.any(term.weight):
                total += term.weight * term.granted
                whole += term.weight
        return np.divide(total, whole, out=np.zeros_like(total), where=whole > 0)

    def _terms(self, rows: slice) -> Iterator[_Term]:
        mentees, weights = self._mentees[rows], self._weights
        if self._offers:
            yield _Term(_column(weights.needs, [bool(m.needs) for m in mentees]), self._needs(rows))
        asked = [bool(m.specialty) for m in mentees]
        yield _Term(_column(weights.specialty, asked), self._specialty.at(rows).astype(np.float64))
        if any(m.grade is not None for m in mentees):
            yield _Term(
                _column(weights.grade_distance, [m.grade is not None for m in mentees]),
                self._grades.nearness(rows, weights.best_grade_distance),
            )
        if self._meeting.asked[rows].any():
            yield _Term(
                _column(weights.place, self._meeting.asked[rows]), self._meeting.granted(rows)
            )
        for weight, wanted, shared in self._overlaps:
            if wanted[rows].any():
                granted = shared.count(rows) / np.maximum(wanted[rows], 1)[:, None]
                yield _Term(_column(weight, wanted[rows] > 0), granted.astype(np.float64))
        yield from self._choices(rows)

    def _needs(self, rows: slice) -> Floats:
        mentees = self._mentees[rows]
        granted = np.zeros((len(mentees), len(self._mentors)))
        whole = np.zeros((len(mentees), 1))
        for rank, offered in enumerate(self._offers):
            granted += offered.any(rows) / (rank + 1)
            whole[:, 0] += [1 / (rank + 1) if len(m.needs) > rank else 0 for m in mentees]
        return np.divide(granted, whole, out=granted, where=whole > 0)

    def _choices(self, rows: slice) -> Iterator[_Term]:
        mentees = self._mentees[rows]
        shape = (len(mentees), len(self._mentors))
        if any(m.wishes for m in mentees):
            granted = np.zeros(shape)
            for mentee, mentor, position in self._wishes:
                if rows.start <= mentee < rows.stop:
                    length = len(self._mentees[mentee].wishes)
                    granted[mentee - rows.start, mentor] = 1 - position / length
            yield _Term(_column(self._weights.choice, [bool(m.wishes) for m in mentees]), granted)
        if any(m.ranks for m in self._mentors):
            granted = np.zeros(shape)
            for mentor, mentee, position in self._ranks:
                if rows.start <= mentee < rows.stop:
                    length = len(self._mentors[mentor].ranks)
                    granted[mentee - rows.start, mentor] = 1 - position / length
            weight = _column(self._weights.mentor_choice, [bool(m.ranks) for m in self._mentors])
            yield _Term(weight.T, granted)


def _column(weight: float, applies: Sequence[bool] | Mask) -> Floats:
    return weight * np.array(applies, dtype=np.float64)[:, None]
