"""Small invented instances for Hypothesis, and brute force to hold the answers against."""

import itertools
from random import Random

from hypothesis import strategies as st

from kollega.pure.matching import IN_PERSON, TELEPHONE, VIDEO, Mentee, Mentor, Rules, Weights
from kollega.pure.matching.wishes import broken_rules, score

LANGUAGES = ("en", "nb", "pl")
NEEDS = ("career", "exams", "settling", "wellbeing")
SPECIALTIES = ("", "psychiatry", "surgery")
PLACES = ("Perth", "Dundee")
WAYS = (VIDEO, TELEPHONE, IN_PERSON)
ORGANISATIONS = ("", "north", "south")
EXPERIENCES = ("abroad", "part-time")
IDENTITIES = ("first", "second")


WEIGHTS = (0.0, 0.5, 1.0, 3.0)


def rounds(most_mentees=5, most_mentors=4):
    """Mentees, mentors, rules and weights of a small round.

    Hypothesis draws the sizes and a seed and shrinks these; everything else follows from the
    seed, a hundred times faster than if each word were drawn.
    """
    return st.builds(
        a_round,
        st.integers(0, most_mentees),
        st.integers(0, most_mentors),
        st.integers(0, 2**32),
    )


def a_round(seeking, offering, seed):
    random = Random(seed)  # noqa: S311 - invented people need no secrecy
    mentees = [_mentee(random, number, offering) for number in range(seeking)]
    mentors = [_mentor(random, number, seeking) for number in range(offering)]
    return mentees, mentors, _rules(random, mentees, mentors), _weights(random)


def _mentee(random, number, mentors):
    return Mentee(
        key=f"mentee{number}",
        needs=_ordered(random, NEEDS),
        wishes=_ranking(random, "mentor", mentors),
        **_said_by_both(random, steps=4),
    )


def _mentor(random, number, mentees):
    return Mentor(
        key=f"mentor{number}",
        offers=_some(random, NEEDS),
        capacity=random.choice([0, 1, 1, 2, 3]),
        ranks=_ranking(random, "mentee", mentees),
        **_said_by_both(random, steps=6),
    )


def _said_by_both(random, steps):
    return {
        "languages": _some(random, LANGUAGES),
        "specialty": random.choice(SPECIALTIES),
        "grade": random.choice([None, *range(steps)]),
        "places": _some(random, PLACES),
        "meets_by": _some(random, WAYS),
        "organisations": (random.choice(ORGANISATIONS), random.choice(ORGANISATIONS)),
        "experiences": _some(random, EXPERIENCES),
        "identities": _some(random, IDENTITIES),
    }


def _some(random, words):
    return frozenset(word for word in words if random.random() < 0.4)


def _ordered(random, words, most=3):
    return tuple(random.sample(words, random.randint(0, min(most, len(words)))))


def _ranking(random, prefix, count):
    """Some keys of the other side, in an order; one that nobody has may be among them."""
    return _ordered(random, [*(f"{prefix}{number}" for number in range(count)), "nobody"])


def _rules(random, mentees, mentors):
    pairs = [(mentee.key, mentor.key) for mentee in mentees for mentor in mentors]
    return Rules(
        forbidden=frozenset(pair for pair in pairs if random.random() < 0.2),
        common_language=random.random() < 0.5,
        different_organisation_level=random.choice([None, None, "region", "organisation"]),
        different_specialty=random.random() < 0.3,
        minimum_grade_distance=random.choice([None, None, 0, 1]),
        maximum_grade_distance=random.choice([None, None, 4]),
        way_to_meet=random.random() < 0.3,
    )


def _weights(random):
    wishes = ("needs", "specialty", "grade_distance", "place", "experience", "languages")
    stated = ("choice", "mentor_choice", "identity")
    return Weights(
        **{wish: random.choice(WEIGHTS) for wish in (*wishes, *stated)},
        best_grade_distance=random.randint(-1, 3),
    )


def millionths(mentee, mentor, weights):
    """The score in whole units; halves go up, as documented."""
    return int(score(mentee, mentor, weights) * 1_000_000 + 0.5 + 1e-6)


def every_matching(seeking, offering, rules):
    """Each admissible assignment as a tuple: for each mentee the number of a mentor, or None."""
    choices = [
        [None, *(n for n, mentor in enumerate(offering) if not broken_rules(one, mentor, rules))]
        for one in seeking
    ]
    for assignment in itertools.product(*choices):
        if all(assignment.count(n) <= mentor.capacity for n, mentor in enumerate(offering)):
            yield assignment


def best_value(seeking, offering, rules, weights, worth):
    """The highest worth of any admissible assignment; `worth` takes the scores of its pairs."""
    table = [[millionths(one, mentor, weights) for mentor in offering] for one in seeking]
    return max(
        worth([table[row][n] for row, n in enumerate(assignment) if n is not None])
        for assignment in every_matching(seeking, offering, rules)
    )


def scores_of(solution, seeking, offering, weights):
    """The scores of a solution's pairs, worked out from the people."""
    people, mentors = {m.key: m for m in seeking}, {m.key: m for m in offering}
    return [millionths(people[p.mentee], mentors[p.mentor], weights) for p in solution.pairs]
