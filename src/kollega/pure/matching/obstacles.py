"""Why somebody has no mentor, and the single change that would help."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from kollega.pure.matching import rules as codes
from kollega.pure.matching.encoding import Mask
from kollega.pure.matching.people import Key, Mentee, Mentor
from kollega.pure.matching.rules import Rules, Weights
from kollega.pure.matching.scoring import Barriers, scores
from kollega.pure.matching.solution import Change, Obstacle, Unmatched

NAMED = 3


def explain(
    unmatched: Sequence[Mentee],
    mentors: Sequence[Mentor],
    load: Mapping[Key, int],
    rules: Rules,
    weights: Weights,
) -> tuple[Unmatched, ...]:
    """One answer for each of `unmatched`, in their order. `load`: mentees each mentor has now."""
    if not unmatched:
        return ()
    everyone = slice(0, len(unmatched))
    barriers = Barriers(unmatched, mentors, rules).each(everyone)
    fits = scores(unmatched, mentors, rules, weights)
    free = np.array([load.get(m.key, 0) < m.capacity for m in mentors], dtype=bool)
    answers = []
    for row, mentee in enumerate(unmatched):
        masks = {code: mask[row] for code, mask in barriers.items()}
        allowed = ~np.any(list(masks.values()), axis=0)
        found = [Obstacle(code, int(mask.sum())) for code, mask in masks.items() if mask.any()]
        if (allowed & ~free).any():
            found.append(Obstacle(codes.CAPACITY, int((allowed & ~free).sum())))
        best_first: list[int] = np.argsort(-fits[row], kind="stable").tolist()
        change = _one_more_place(mentors, allowed, best_first) or _one_rule_less(
            mentors, masks, free
        )
        answers.append(Unmatched(mentee.key, tuple(found), change))
    return tuple(answers)


def _one_more_place(
    mentors: Sequence[Mentor], allowed: Mask, best_first: Sequence[int]
) -> Change | None:
    if not allowed.any():
        return None
    named = [mentors[column].key for column in best_first if allowed[column]][:NAMED]
    return Change(codes.CAPACITY, int(allowed.sum()), tuple(named))


def _one_rule_less(
    mentors: Sequence[Mentor], masks: Mapping[str, Mask], free: Mask
) -> Change | None:
    """The rule that alone keeps most free mentors away. What is NOT_POSSIBLE stays so: whether a
    veto or a reporting line stands behind it, no change is ever proposed."""
    count = np.sum(list(masks.values()), axis=0)
    opened = {
        code: mask & (count == 1) & free
        for code, mask in masks.items()
        if code != codes.NOT_POSSIBLE
    }
    best = max(opened, key=lambda code: int(opened[code].sum()), default=None)
    if best is None or not opened[best].any():
        return None
    columns: list[int] = np.flatnonzero(opened[best]).tolist()
    detail: tuple[str, ...] = ()
    if best == codes.COMMON_LANGUAGE:
        spoken = Counter(language for c in columns for language in mentors[c].languages)
        ranked = sorted(spoken, key=lambda language: (-spoken[language], language))
        detail = tuple(ranked[:NAMED])
    return Change(best, len(columns), detail)
