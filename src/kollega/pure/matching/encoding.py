"""People as arrays: a set becomes a row of a 0/1 table, a word becomes a number."""

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Shared:
    """How many words each person on the left has in common with each on the right."""

    def __init__(self, left: Sequence[Collection[str]], right: Sequence[Collection[str]]) -> None:
        common = set().union(*left) & set().union(*right)
        self._numbers = {word: number for number, word in enumerate(sorted(common))}
        self._left = self._table(left)
        self._right = self._table(right).T.copy()

    def _table(self, sets: Sequence[Collection[str]]) -> Table:
        filled = np.zeros((len(sets), len(self._numbers)), dtype=np.float32)
        for row, words in enumerate(sets):
            for word in words:
                if word in self._numbers:
                    filled[row, self._numbers[word]] = 1
        return filled

    def count(self, rows: slice) -> Table:
        """(rows, right): whole numbers, exact in float32."""
        return self._left[rows] @ self._right

    def any(self, rows: slice) -> Mask:
        """(rows, right): at least one word in common."""
        return self.count(rows) > 0


class Same:
    """Whether two people have the same word; None is not said, and the same as nothing."""

    def __init__(self, left: Sequence[object | None], right: Sequence[object | None]) -> None:
        numbers: dict[object, int] = {}
        for word in left:
            if word is not None:
                numbers.setdefault(word, len(numbers))
        self._left = np.array([numbers.get(word, -1) for word in left], dtype=np.int64)
        self._right = np.array([numbers.get(word, -2) for word in right], dtype=np.int64)

    def at(self, rows: slice) -> Mask:
        """(rows, right)"""
        same: Mask = self._left[rows, None] == self._right[None, :]
        return same


def said(sets: Sequence[Collection[str] | str]) -> Mask:
    """(people,): whether they have said anything."""
    return np.array([bool(words) for words in sets], dtype=bool)


def places_in_ranking(rankings: Sequence[Sequence[str]], keys: Sequence[str]) -> Numbers:
    """(entries, 3): who ranks, whom, and at which position; names not among `keys` are left out,
    as are second mentions."""
    index = {key: number for number, key in enumerate(keys)}
    entries = [
        (owner, index[name], ranking.index(name))
        for owner, ranking in enumerate(rankings)
        for name in dict.fromkeys(ranking)
        if name in index
    ]
    return np.array(entries, dtype=np.int64).reshape(-1, 3)
