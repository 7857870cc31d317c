"""Input that cannot be matched, said before any long work."""

_SENTENCES = {
    "unknown_level": "There is no organisation level named {0}.",
    "grade_distances_cross": "The least grade distance {0} is above the greatest, {1}.",
    "bad_weight": "The weight of {0} is {1}: it must be from 0 to 1,000,000.",
    "mentee_twice": "The mentee {0} is in the list twice.",
    "mentor_twice": "The mentor {0} is in the list twice.",
    "negative_capacity": "The mentor {0} has the capacity {1}: it must be 0 or more.",
    "locked_unknown": "The fixed pair {0} and {1} names someone who is not in the lists.",
    "locked_twice": "The mentee {0} is in two fixed pairs.",
    "locked_not_allowed": "The fixed pair {0} and {1} is not possible under the rules.",
    "pair_unknown": "The pair {0} and {1} names someone who is not in the lists.",
    "locked_over_capacity": "The mentor {0} has more fixed pairs than free places.",
}


class MatchingError(ValueError):
    """A contradiction in the input. `code` is for a translation, `subjects` are what it names."""

    def __init__(self, code: str, *subjects: str) -> None:
        super().__init__(_SENTENCES[code].format(*subjects))
        self.code = code
        self.subjects = subjects
