"""The command itself: arguments in, files and a summary out, one sentence if it cannot be done."""

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kollega.ops.match.words import MatchError
from kollega.ops.match.words import gettext as _

OBJECTIVES = ("total", "most", "fairest", "stable")
FAILED = 2


def main(arguments: list[str]) -> int:
    """Run ``kollega match``; 0, or 2 with a sentence on standard error."""
    chosen = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a text file, always
    try:
        if len(chosen.people) > 2:
            raise MatchError(_("Give one file with everyone, or the mentors' and the mentees'."))
        _match(chosen)
    except MatchError as error:
        print(f"kollega match: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kollega match",
        description=_("Match mentees with mentors from spreadsheets (CSV or XLSX)."),
        epilog=_("Example: kollega match mentors.csv mentees.csv --output pairs.xlsx"),
    )
    parser.add_argument(
        "people",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=_("the mentors' file and the mentees', or one with both and a column “role”"),
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help=_("pairs with reasons: .csv, .xlsx or .json")
    )
    parser.add_argument(
        "--rules", type=Path, metavar="FILE", help=_("rules and weights, a TOML file")
    )
    parser.add_argument(
        "--save-rules",
        type=Path,
        metavar="FILE",
        help=_("write the rules and weights in use, guessed ones too, to be edited"),
    )
    parser.add_argument("--objective", choices=OBJECTIVES, help=_("what “best” means"))
    parser.add_argument("--seed", type=int, help=_("how to choose among equally good solutions"))
    return parser


def _match(chosen: argparse.Namespace) -> None:
    # A run of a second: threads for small matrices and the search for cycles cost a tenth of it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()
    # Only now: whoever asks for help or mistypes an option does not wait for NumPy.
    from kollega.ops.match import output, settings, summary
    from kollega.ops.match.people import read_people
    from kollega.ops.match.round_rules import rules_for, weights_for, with_pairs
    from kollega.ops.match.sheets import read_sheets
    from kollega.pure.matching.matching import match
    from kollega.pure.matching.rules import Objective

    if chosen.output:
        output.check_target(chosen.output, chosen.people)
    stated = settings.read_settings(chosen.rules)
    if chosen.objective:
        stated = replace(stated, objective=Objective(chosen.objective))
    if chosen.seed is not None:
        stated = replace(stated, seed=chosen.seed)
    sheets = read_sheets(chosen.people)
    people = read_people(sheets, capacity=stated.capacity, grades=stated.grades)
    with _said_with_names(people.names):
        weights = weights_for(stated, people.mentees, people.mentors)
        rules = rules_for(stated, people.mentees, people.mentors)
        if chosen.save_rules:
            text = settings.as_toml(stated, rules, weights)
            output.write_text(chosen.save_rules, text)
        rules = with_pairs(rules, stated, people)
        solution = match(
            people.mentees,
            people.mentors,
            rules=rules,
            weights=weights,
            objective=stated.objective,
            seed=stated.seed,
        )
    print(summary.summary(solution, people, rules))
    if chosen.output:
        output.write(chosen.output, solution, people, rules, weights)
        print(_("Written: {file}").format(file=chosen.output))


@contextmanager
def _said_with_names(names: dict[str, str]) -> Iterator[None]:
    """Turn a contradiction found by the matching into a sentence."""
    from kollega.ops.match.phrases import contradiction_phrase
    from kollega.pure.matching.errors import MatchingError

    try:
        yield
    except MatchingError as error:
        raise MatchError(contradiction_phrase(error, names)) from error
