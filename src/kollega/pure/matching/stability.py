"""Stable matchings: both sides' rankings, deferred acceptance, and the pairs that would break it.

Each side ranks whom it named, in that order, before everyone else, and everyone else by the fit.
Mentees propose (Gale & Shapley 1962); a mentor keeps the best as far as there are places, so the
answer is the best stable matching for every mentee at once (Roth 1985, places as responsive
preferences). Equals are ordered by position, which the caller has drawn from the seed.
"""

import heapq
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kollega.pure.matching.encoding import Numbers, places_in_ranking
from kollega.pure.matching.people import Mentee, Mentor
from kollega.pure.matching.scoring import UNIT, Scores

Liking = npt.NDArray[np.int64]
NOBODY = -1
BLOCK = 512
FIRST_ASKED = 32


class Likings:
    """How much each side likes the other; higher is dearer, below zero is not allowed."""

    def __init__(
        self, mentees: Sequence[Mentee], mentors: Sequence[Mentor], scores: Scores
    ) -> None:
        self.scores = scores
        wishes = places_in_ranking([m.wishes for m in mentees], [m.key for m in mentors])
        ranks = places_in_ranking([m.ranks for m in mentors], [m.key for m in mentees])
        self._named_by_mentee = _bonuses(wishes)
        self._named_by_mentor = _bonuses(ranks[:, [1, 0, 2]])
        self._extra = {
            (row, column): bonus for row, column, bonus in self._named_by_mentor.tolist()
        }

    def of_mentees(self, rows: slice) -> Liking:
        """(rows, mentors): how much these mentees like each mentor."""
        return self._with_named(self._named_by_mentee, rows)

    def of_mentors(self, rows: slice) -> Liking:
        """(rows, mentors): how much each mentor likes these mentees."""
        return self._with_named(self._named_by_mentor, rows)

    def of_mentor(self, mentee: int, mentor: int) -> int:
        """How much this mentor likes this mentee, who is allowed."""
        return int(self.scores[mentee, mentor]) + int(self._extra.get((mentee, mentor), 0))

    def _with_named(self, named: Numbers, rows: slice) -> Liking:
        liking = self.scores[rows].astype(np.int64)
        first, last = np.searchsorted(named[:, 0], (rows.start, rows.stop))
        mentee, mentor, bonus = named[first:last].T
        mentee = mentee - rows.start
        allowed = liking[mentee, mentor] >= 0
        liking[mentee[allowed], mentor[allowed]] += bonus[allowed]
        return liking


def _bonuses(entries: Numbers) -> Numbers:
    """(entries, 3): row, column and what being named at that position adds, sorted by row."""
    longest = int(entries[:, 2].max(initial=0)) + 1
    bonus = (longest - entries[:, 2]) * (UNIT + 1)
    order = np.argsort(entries[:, 0], kind="stable")
    return np.column_stack((entries[:, :2], bonus))[order]


def deferred_acceptance(likings: Likings, capacity: Numbers) -> Numbers:
    """(mentees,): the column of each one's mentor, or NOBODY."""
    mentees, mentors = likings.scores.shape
    held: list[list[tuple[int, int]]] = [[] for _ in range(mentors)]
    places: list[int] = capacity.tolist()
    proposals = [_in_order(likings, row) for row in range(mentees)]
    mentor_of = np.full(mentees, NOBODY, dtype=np.int64)
    waiting = list(range(mentees - 1, -1, -1))
    while waiting:
        mentee = waiting.pop()
        mentor = next(proposals[mentee], None)
        if mentor is None:
            continue
        heapq.heappush(held[mentor], (likings.of_mentor(mentee, mentor), -mentee))
        mentor_of[mentee] = mentor
        if len(held[mentor]) > places[mentor]:
            refused = -heapq.heappop(held[mentor])[1]
            mentor_of[refused] = NOBODY
            waiting.append(refused)
    return mentor_of


def _in_order(likings: Likings, row: int) -> Iterator[int]:
    """Allowed columns from the dearest to the least dear, sorted only as far as somebody asks."""
    liking = likings.of_mentees(slice(row, row + 1))[0]
    width = len(liking)
    rank = liking * width + np.arange(width - 1, -1, -1)
    few = np.argpartition(-rank, FIRST_ASKED)[:FIRST_ASKED] if width > FIRST_ASKED else ()
    first = sorted(few, key=lambda column: -rank[column])
    yield from (int(column) for column in first if liking[column] >= 0)
    rank[first] = NOBODY
    for column in np.argsort(-rank).tolist():
        if liking[column] < 0 or rank[column] < 0:
            return
        yield column


def blocking_pairs(
    likings: Likings, capacity: Numbers, mentor_of: Numbers
) -> npt.NDArray[np.int64]:
    """(pairs, 2) of row and column: allowed pairs who would both rather have each other, the
    mentor instead of the least dear mentee or of a free place, the mentee instead of what is."""
    least = _least_dear(likings, capacity, mentor_of)
    found = [np.empty((0, 2), dtype=np.int64)]
    for rows in blocks(len(mentor_of)):
        wants = likings.of_mentees(rows)
        own = mentor_of[rows]
        has = np.flatnonzero(own != NOBODY)
        now = np.full(len(own), NOBODY, dtype=np.int64)
        now[has] = wants[has, own[has]]
        both = (wants > now[:, None]) & (likings.of_mentors(rows) > least[None, :])
        found.append(np.argwhere(both) + np.array([rows.start, 0]))
    return np.concatenate(found)


def _least_dear(likings: Likings, capacity: Numbers, mentor_of: Numbers) -> Liking:
    """(mentors,): what a newcomer has to surpass: the least dear of the held, -1 with a place
    free, out of reach without any place."""
    held = np.bincount(mentor_of[mentor_of != NOBODY], minlength=len(capacity))
    least = np.full(len(capacity), np.iinfo(np.int64).max, dtype=np.int64)
    for rows in blocks(len(mentor_of)):
        own = mentor_of[rows]
        has = np.flatnonzero(own != NOBODY)
        np.minimum.at(least, own[has], likings.of_mentors(rows)[has, own[has]])
    least[held < capacity] = NOBODY
    return least


def blocks(count: int) -> list[slice]:
    return [slice(start, min(start + BLOCK, count)) for start in range(0, count, BLOCK)]
