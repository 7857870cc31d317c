"""Matching: seconds, peak memory and objective, beside SciPy's dense assignment in the same run.

    python benchmarks/matching.py [size ...]      default: 2000 5000 mentees

First `kollega match` on the 500 x 500 files as the shell sees it, interpreter start included; then
those files and seeded rounds of invented people by every objective, each in a process of its own,
so that one peak does not hide another. "scores" makes the table out of people; "assign" is the
solving alone, "in all" is `match` with reasons and checks.

SciPy gets the same table with one column for each place. It answers TOTAL only, for whoever it can
place, without rules (forbidden pairs are worth nothing) and without reasons; its value is the one
TOTAL has to reach.
"""

import multiprocessing
import os
import random
import resource
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from kollega.ops.match.people import read_people
from kollega.ops.match.round_rules import rules_for, weights_for
from kollega.ops.match.settings import Settings
from kollega.ops.match.sheets import read_sheets
from kollega.pure.matching import Mentee, Mentor, Objective, Rules, Weights, match
from kollega.pure.matching.objectives import assign
from kollega.pure.matching.scoring import UNIT, scores
from kollega.pure.matching.stability import Likings, deferred_acceptance

FILES = Path(__file__).parents[1] / "tests" / "data" / "people"
SIZES = (2000, 5000)
STARTS = 5
NEEDS = [f"need {n}" for n in range(12)]
SPECIALTIES = [f"specialty {n}" for n in range(15)]
PLACES = [f"place {n}" for n in range(20)]
LANGUAGES = ["en", "nb", "sv", "pl", "ar"]
WAYS = ["video", "telephone", "in_person"]

Round = tuple[list[Mentee], list[Mentor], Rules, Weights]


def real_files() -> Round:
    """The 500 x 500 files with the rules and weights that the command guesses."""
    sheets = read_sheets([FILES / "mentors.csv", FILES / "mentees.csv"])
    people = read_people(sheets, capacity=1, grades=())
    mentees, mentors = list(people.mentees), list(people.mentors)
    return (
        mentees,
        mentors,
        rules_for(Settings(), mentees, mentors),
        weights_for(Settings(), mentees, mentors),
    )


def invented(size: int) -> Round:
    """`size` mentees and four fifths as many mentors of 0 to 3 places, one in a hundred pairs
    forbidden for each of the first hundred mentees."""
    draw = random.Random(size)

    def both(low: int, high: int) -> dict:
        return {
            "languages": frozenset(draw.sample(LANGUAGES, 2)),
            "specialty": draw.choice(SPECIALTIES),
            "grade": draw.randrange(low, high),
            "places": frozenset(draw.sample(PLACES, 2)),
            "meets_by": frozenset(draw.sample(WAYS, 2)),
            "experiences": frozenset(draw.sample(["abroad", "part-time"], 1)),
        }

    mentees = [
        Mentee(f"mentee{n}", needs=tuple(draw.sample(NEEDS, 3)), **both(0, 6)) for n in range(size)
    ]
    mentors = [
        Mentor(
            f"mentor{n}",
            offers=frozenset(draw.sample(NEEDS, 5)),
            capacity=draw.randint(0, 3),
            **both(3, 10),
        )
        for n in range(size * 4 // 5)
    ]
    forbidden = {
        (f"mentee{row}", mentor.key)
        for row in range(min(100, size))
        for mentor in draw.sample(mentors, len(mentors) // 100)
    }
    return mentees, mentors, Rules(forbidden=frozenset(forbidden), way_to_meet=True), Weights()


def a_round(name: str) -> Round:
    return real_files() if name == "files" else invented(int(name))


def ours(name: str, objective: Objective) -> tuple[str, ...]:
    """One row of the table: match by an objective."""
    mentees, mentors, rules, weights = a_round(name)
    begun = time.perf_counter()
    table = scores(mentees, mentors, rules, weights)
    scored = time.perf_counter()
    capacity = np.array([mentor.capacity for mentor in mentors], dtype=np.int64)
    if objective is Objective.STABLE:
        deferred_acceptance(Likings(mentees, mentors, table), capacity)
    else:
        assign(table, capacity, objective)
    assigned = time.perf_counter()
    del table
    solution = match(mentees, mentors, rules=rules, weights=weights, objective=objective)
    ended = time.perf_counter()
    checks = solution.checks
    told = "valid" if checks.valid else "INVALID"
    told += ", stable" if checks.stable else f", {checks.blocking_count} blocking"
    return (
        f"{scored - begun:.2f}",
        f"{assigned - scored:.2f}",
        f"{ended - assigned:.2f}",
        f"{len(solution.pairs)}",
        f"{checks.objective:.3f}",
        f"{checks.lowest_fit or 0:.2f}",
        told,
    )


def scipy_dense(name: str, objective: Objective | None) -> tuple[str, ...]:
    """One row of the table: the anchor."""
    from scipy.optimize import linear_sum_assignment

    mentees, mentors, rules, weights = a_round(name)
    table = scores(mentees, mentors, rules, weights)
    begun = time.perf_counter()
    places = np.repeat(np.arange(len(mentors)), [mentor.capacity for mentor in mentors])
    worth = np.maximum(table, 0)[:, places]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    ended = time.perf_counter()
    placed = int((table[rows, places[columns]] >= 0).sum())
    total = worth[rows, columns].sum() / UNIT
    return "", f"{ended - begun:.2f}", "", f"{placed}", f"{total:.3f}", "", "anchor"


def _child(answer: Connection, function, name: str, objective: Objective | None) -> None:
    row = function(name, objective)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.send((*row[:3], f"{peak:.0f}", *row[3:]))


def apart(function, name: str, objective: Objective | None) -> tuple[str, ...]:
    """The row of a process of its own, with its peak memory in MB."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(there, function, name, objective))
    child.start()
    row = here.recv()
    child.join()
    return row


def from_the_shell() -> None:
    """Wall and processor seconds of the whole command, best of a few warm starts."""
    command = [sys.executable, "-m", "kollega.ops.main", "match"]
    command += [str(FILES / "mentors.csv"), str(FILES / "mentees.csv")]
    best = work = float("inf")
    for _ in range(STARTS + 1):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
        after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        best = min(best, ended - begun)
        work = min(work, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    load = os.getloadavg()[0]
    print(f"kollega match, 500 x 500 files: {best:.2f} s wall, {work:.2f} s of processor time,")
    print(f"best of {STARTS}, interpreter start included; load of the machine {load:.1f}")


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    from_the_shell()
    print()
    titles = ("scores s", "assign s", "in all s", "peak MB", "pairs", "objective", "lowest")
    print(f"{'round':>7} {'by':<9}" + "".join(f"{title:>10}" for title in titles) + "  checks")
    for name in ("files", *map(str, sizes)):
        jobs = [(ours, objective) for objective in Objective]
        for function, objective in [*jobs, (scipy_dense, None)]:
            *figures, told = apart(function, name, objective)
            by = objective.value if objective else "SciPy"
            print(f"{name:>7} {by:<9}" + "".join(f"{f:>10}" for f in figures) + f"  {told}")


if __name__ == "__main__":
    main()
