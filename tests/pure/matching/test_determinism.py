"""The same people give the same solution; the seed decides only among equals."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pure.matching.instances import rounds

from kollega.pure.matching import Mentee, Mentor, Objective, match, shortlists
from kollega.pure.matching.draw import in_drawn_order

SOURCE = Path(__file__).parents[3] / "src"


@given(rounds(), st.sampled_from(Objective), st.integers(0, 5), st.randoms())
def test_the_order_of_the_lists_does_not_matter(instance, objective, seed, random):
    seeking, offering, rules, weights = instance
    rule = {"rules": rules, "weights": weights, "objective": objective, "seed": seed}

    one = match(seeking, offering, **rule)
    other = match(shuffled(seeking, random), shuffled(offering, random), **rule)

    assert one == other


def shuffled(people, random):
    return random.sample(people, len(people))


def test_another_process_finds_the_same():
    # Hashes of words differ from process to process; nothing may depend on them.
    code = """
from tests.pure.matching.instances import a_round
from kollega.pure.matching import Objective, match
seeking, offering, rules, weights = a_round(12, 7, 4)
for objective in Objective:
    print(match(seeking, offering, rules=rules, weights=weights, objective=objective, seed=3))
"""
    paths = {"PYTHONPATH": f"{SOURCE}{os.pathsep}{SOURCE.parent}"}
    one, other = (
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **paths, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    )

    assert one == other
    assert one.count("Solution(") == len(Objective)


@pytest.mark.parametrize("objective", Objective)
def test_the_seed_decides_among_equals_and_costs_nobody_anything(objective):
    seeking = [Mentee(f"mentee{n}", needs=("exams",)) for n in range(4)]
    offering = [Mentor(f"mentor{n}", offers=frozenset({"exams"})) for n in range(4)]

    found = [match(seeking, offering, objective=objective, seed=seed) for seed in range(8)]

    assert len({solution.pairs for solution in found}) > 1
    assert {solution.checks.total_fit for solution in found} == {4.0}


def test_the_alphabet_does_not_decide_who_is_served_first():
    seeking = [Mentee(key) for key in ("aaa", "mmm", "zzz")]

    served = {match(seeking, [Mentor("only")], seed=seed).pairs[0].mentee for seed in range(30)}

    assert served == {"aaa", "mmm", "zzz"}


def test_drawing_lots_depends_on_seed_and_key_alone():
    people = [Mentee(f"mentee{n}") for n in range(20)]

    one = in_drawn_order(people, seed=1)

    assert one == in_drawn_order(people[::-1], seed=1)
    assert one != in_drawn_order(people, seed=2)
    assert sorted(person.key for person in one) == sorted(person.key for person in people)


def test_a_short_list_does_not_depend_on_the_order_of_mentors():
    mentors = [Mentor(f"mentor{n}", offers=frozenset({"exams"})) for n in range(9)]
    seeker = Mentee("seeker", needs=("exams",))

    one = shortlists([seeker], mentors, limit=4)
    other = shortlists([seeker], mentors[::-1], limit=4)

    assert one == other
