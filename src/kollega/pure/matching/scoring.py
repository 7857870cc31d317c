"""Every mentee against every mentor at once: what the rules allow, and the score of each pair.

The formula is that of `wishes`, in blocks of rows, so that working memory stays far below the
answer's. Scores are whole millionths: exact to compare, and what the solvers count in.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kollega.pure.matching import rules as codes
from kollega.pure.matching.encoding import Mask, Numbers, Same, Shared, places_in_ranking, said
from kollega.pure.matching.people import IN_PERSON, Mentee, Mentor
from kollega.pure.matching.rules import Rules, Weights
from kollega.pure.matching.wishes import REMOTE_ONLY, grade_nearness

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
        block = millionths(wishes.score(rows))
        for mask in barriers.each(rows).values():
            block[mask] = NOT_ALLOWED
        answer[rows] = block
    return answer


def millionths(score: Floats) -> Scores:
    """Rounded; exact halves, which sums of fractions miss by the order of adding, go up."""
    return np.floor(score * UNIT + (0.5 + 1e-6)).astype(np.int32)


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
        self._known = (
            np.array([m.grade is not None for m in mentees], dtype=bool),
            np.array([m.grade is not None for m in mentors], dtype=bool),
        )
        self._mentees = np.array([m.grade or 0 for m in mentees], dtype=np.int64)
        self._mentors = np.array([m.grade or 0 for m in mentors], dtype=np.int64)

    def _distance(self, rows: slice) -> Numbers:
        distance: Numbers = self._mentors[None, :] - self._mentees[rows, None]
        return distance

    def outside(self, rows: slice, rules: Rules) -> Mask:
        low, high = rules.minimum_grade_distance, rules.maximum_grade_distance
        distance = self._distance(rows)
        wrong = np.zeros(distance.shape, dtype=bool)
        if low is not None:
            wrong |= distance < low
        if high is not None:
            wrong |= distance > high
        both_known: Mask = self._known[0][rows, None] & self._known[1][None, :]
        return wrong & both_known


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


Words = dict[tuple[str, str | int], float]


class Wishes:
    """The weighted wishes, identities among them.

    All but place and choices are sums over words that a mentee asks for and a mentor brings, so
    one product of two matrices grants them; the grades of mentees are words, too.
    """

    def __init__(
        self, mentees: Sequence[Mentee], mentors: Sequence[Mentor], weights: Weights
    ) -> None:
        grades = sorted({m.grade for m in mentees if m.grade is not None})
        self._asked, self._brought = _tables(
            [_asked(mentee, weights) for mentee in mentees],
            [_brought(mentor, grades, weights.best_grade_distance) for mentor in mentors],
        )
        self._meeting = Meeting(mentees, mentors)
        self._place = weights.place * self._meeting.asked
        self._choices = _choices(mentees, mentors, weights)
        self._whole_of_mentee = np.array([_weight_asked(m, weights) for m in mentees])
        self._whole_of_mentor = weights.mentor_choice * said([m.ranks for m in mentors])

    def score(self, rows: slice) -> Floats:
        """(rows, mentors): 0..1."""
        total: Floats = self._asked[rows] @ self._brought
        if self._place[rows].any():
            total += self._place[rows, None] * self._meeting.granted(rows)
        mentee, mentor, extra = self._choices
        first, last = np.searchsorted(mentee, (rows.start, rows.stop))
        here = slice(int(first), int(last))
        np.add.at(total, (mentee[here] - rows.start, mentor[here]), extra[here])
        whole = self._whole_of_mentee[rows, None] + self._whole_of_mentor[None, :]
        np.divide(total, whole, out=total, where=whole > 0)
        return total


def _asked(mentee: Mentee, weights: Weights) -> Words:
    """What the mentee asks for, each word with the weight it brings when granted."""
    words: Words = {}
    ranks = sum(1 / (rank + 1) for rank in range(len(mentee.needs)))
    for rank, need in enumerate(mentee.needs):
        words["need", need] = words.get(("need", need), 0.0) + weights.needs / (rank + 1) / ranks
    for kind, weight, wanted in (
        ("experience", weights.experience, mentee.experiences),
        ("language", weights.languages, mentee.languages),
        ("identity", weights.identity, mentee.identities),
    ):
        words |= {(kind, word): weight / len(wanted) for word in wanted}
    if mentee.specialty:
        words["specialty", mentee.specialty] = weights.specialty
    if mentee.grade is not None:
        words["grade", mentee.grade] = weights.grade_distance
    return words


def _brought(mentor: Mentor, grades: Sequence[int], best: int) -> Words:
    """What the mentor brings, each word with how far it grants the wish for it."""
    words: Words = {("grade", grade): grade_nearness(grade, mentor.grade, best) for grade in grades}
    for kind, offered in (
        ("need", mentor.offers),
        ("experience", mentor.experiences),
        ("language", mentor.languages),
        ("identity", mentor.identities),
    ):
        words |= {(kind, word): 1.0 for word in offered}
    if mentor.specialty:
        words["specialty", mentor.specialty] = 1.0
    return words


def _weight_asked(mentee: Mentee, weights: Weights) -> float:
    """Weight of all wishes that this mentee has, granted or not."""
    return (
        weights.needs * bool(mentee.needs)
        + weights.specialty * bool(mentee.specialty)
        + weights.grade_distance * (mentee.grade is not None)
        + weights.place * bool(mentee.places or mentee.meets_by)
        + weights.experience * bool(mentee.experiences)
        + weights.languages * bool(mentee.languages)
        + weights.choice * bool(mentee.wishes)
        + weights.identity * bool(mentee.identities)
    )


def _tables(left: Sequence[Words], right: Sequence[Words]) -> tuple[Floats, Floats]:
    """(left, words) and (words, right), over the words that both sides use."""
    common = set().union(*left) & set().union(*right)
    numbers = {word: number for number, word in enumerate(sorted(common, key=repr))}
    tables = []
    for people in (left, right):
        filled = np.zeros((len(people), len(numbers)))
        for row, words in enumerate(people):
            for word, value in words.items():
                if word in numbers:
                    filled[row, numbers[word]] = value
        tables.append(filled)
    return tables[0], tables[1].T.copy()


def _choices(
    mentees: Sequence[Mentee], mentors: Sequence[Mentor], weights: Weights
) -> tuple[Numbers, Numbers, Floats]:
    """Row, column and weight granted for everyone who is named by the other, sorted by row."""
    by_mentee = places_in_ranking([m.wishes for m in mentees], [m.key for m in mentors])
    by_mentor = places_in_ranking([m.ranks for m in mentors], [m.key for m in mentees])
    lengths = [np.array([len(m.wishes) for m in mentees], dtype=np.int64)[by_mentee[:, 0]]]
    lengths.append(np.array([len(m.ranks) for m in mentors], dtype=np.int64)[by_mentor[:, 0]])
    mentee = np.concatenate((by_mentee[:, 0], by_mentor[:, 1]))
    mentor = np.concatenate((by_mentee[:, 1], by_mentor[:, 0]))
    granted = np.concatenate(
        (
            weights.choice * (1 - by_mentee[:, 2] / lengths[0]),
            weights.mentor_choice * (1 - by_mentor[:, 2] / lengths[1]),
        )
    )
    order = np.argsort(mentee, kind="stable")
    return mentee[order], mentor[order], granted[order]
