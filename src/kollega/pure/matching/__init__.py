"""Matching mentees with mentors: hard rules, weighted wishes, exact objectives, reasons.

    solution = match(mentees, mentors, rules=Rules(), weights=Weights(), objective=Objective.MOST)

**Rules** (`Rules`) decide whether a pair is allowed. A rule judges only what both people have
said. Whatever lies between two particular people (a conflict, a veto, a former pair, being the
same person) is one thing, NOT_POSSIBLE, and nothing that leaves this package tells them apart.

**Fit** is the weighted mean of the wishes that apply to a pair:

    fit = sum(weight_k * granted_k) / sum(weight_k)          0 <= fit <= 1; 0 if no wish applies

    wish            applies if             granted, 0..1
    needs           mentee has needs       sum of 1/rank over the needs the mentor offers, divided
                                           by the sum of 1/rank over all needs (rank 1, 2, ...)
    specialty       mentee says one        1 if the mentor's is the same
    grade_distance  mentee says a grade    1 / (1 + |distance - best_grade_distance|) with distance
                                           = mentor's grade - mentee's; 0 if the mentor has said
                                           none, or is not above where the best distance is above 0
    place           mentee says places     1 if they can meet as the mentee would like (in person
                    or ways to meet        with a place in common; else by a common way), 1/2 if
                                           only by video or telephone where in person was wished
    experience      mentee names some      part of them that the mentor shares
    languages       mentee says some       part of them that the mentor speaks
    choice          mentee names mentors   1 for the first of n, falling by 1/n to 1/n for the last
    mentor_choice   mentor names mentees   the same, of the mentor's list
    identity        mentee asked for it    part of the identities that the mentor shares

`identity` holds protected characteristics, used only because the person asked. It counts in what
is optimised, the *score*, which is the formula with it; `Pair.fit` and `Pair.reasons` are the
formula without it, so that neither a reason nor a difference between two figures shows it.

**Objectives**, each exact (scores in millionths):

    TOTAL    highest total score; among these, most people
    MOST     most people; among these, highest total score
    FAIREST  most people; among these, fewest on the lowest hundredth of score, then fewest on the
             next, and so on up (leximin in steps of a hundredth); among these, highest total
    STABLE   no two people who would both rather have each other; of all such matchings the one
             that is best for every mentee. Both sides rank whom they named first, in that order,
             then everyone else by score.

**Structure.** `scoring` makes a table of scores out of people, `network` assigns over any table
with prices that prove the optimum, `objectives` chains it; `wishes` is the same formula for one
pair in plain Python and gives the reasons. Importing the package loads NumPy; only a call of
`match` loads OR-Tools, and STABLE, `suggest` and `evaluate` never do.
"""

from kollega.pure.matching.errors import MatchingError
from kollega.pure.matching.evaluation import (
    Broken,
    Effect,
    Evaluation,
    effect,
    evaluate,
    shortlists,
    suggest,
)
from kollega.pure.matching.matching import match
from kollega.pure.matching.people import IN_PERSON, TELEPHONE, VIDEO, Mentee, Mentor
from kollega.pure.matching.rules import (
    CAPACITY,
    COMMON_LANGUAGE,
    DIFFERENT_ORGANISATION,
    DIFFERENT_SPECIALTY,
    GRADE_DISTANCE,
    NOT_POSSIBLE,
    RULES,
    WAY_TO_MEET,
    Objective,
    Rules,
    Weights,
)
from kollega.pure.matching.solution import (
    Change,
    Checks,
    Fit,
    Obstacle,
    Pair,
    Reason,
    Solution,
    Unmatched,
    fit_word,
)

__all__ = [
    "CAPACITY",
    "COMMON_LANGUAGE",
    "DIFFERENT_ORGANISATION",
    "DIFFERENT_SPECIALTY",
    "GRADE_DISTANCE",
    "IN_PERSON",
    "NOT_POSSIBLE",
    "RULES",
    "TELEPHONE",
    "VIDEO",
    "WAY_TO_MEET",
    "Broken",
    "Change",
    "Checks",
    "Effect",
    "Evaluation",
    "Fit",
    "MatchingError",
    "Mentee",
    "Mentor",
    "Objective",
    "Obstacle",
    "Pair",
    "Reason",
    "Rules",
    "Solution",
    "Unmatched",
    "Weights",
    "effect",
    "evaluate",
    "fit_word",
    "match",
    "shortlists",
    "suggest",
]
