"""Pairs with reasons, and who is left with why, as CSV, XLSX or JSON."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from kollega.ops.match.people import People
from kollega.ops.match.phrases import change_phrase, fit_phrase, obstacle_phrase, reason_phrase
from kollega.ops.match.settings import RULES
from kollega.ops.match.words import MatchError
from kollega.ops.match.words import gettext as _
from kollega.pure.matching.rules import Rules, Weights
from kollega.pure.matching.solution import Checks, Pair, Solution, Unmatched, fit_word
from kollega.pure.spreadsheets import Cell, write_rows

KINDS: dict[str, Literal["csv", "xlsx", "json"]] = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
}


def check_target(path: Path, sources: Sequence[Path]) -> None:
    """Raise MatchError, before any work, if nothing can be written there."""
    if path.suffix.casefold() not in KINDS:
        sentence = _("The output {file} must end in .csv, .xlsx or .json.")
        raise MatchError(sentence.format(file=path))
    if any(source.exists() and path.exists() and path.samefile(source) for source in sources):
        raise MatchError(_("The output {file} would replace an input.").format(file=path))
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise MatchError(_("There is no folder to write {file} in.").format(file=path))


def write(path: Path, solution: Solution, people: People, rules: Rules, weights: Weights) -> None:
    """Write all of it or leave what was there. Raises MatchError."""
    kind = KINDS[path.suffix.casefold()]
    if kind == "json":
        told = as_json(solution, people, rules, weights)
        write_text(path, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        with _whole_or_nothing(path) as unfinished:
            write_rows(unfinished, kind, _header(), _rows(solution, people))


def write_text(path: Path, text: str) -> None:
    """Write a text file, all of it or nothing. Raises MatchError."""
    with _whole_or_nothing(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8")


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[Path]:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        sentence = _("{file} cannot be written: {reason}.")
        raise MatchError(sentence.format(file=path, reason=error.strerror)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _header() -> list[str]:
    return [
        _("mentee"),
        _("mentee's key"),
        _("mentor"),
        _("mentor's key"),
        _("fit"),
        _("fit, 0 to 1"),
        _("first need met"),
        _("reasons"),
        _("why without a mentor"),
        _("what would help"),
    ]


def _rows(solution: Solution, people: People) -> Iterator[list[Cell]]:
    asked = {mentee.key for mentee in people.mentees if mentee.needs}
    for pair in solution.pairs:
        yield _pair_row(pair, people, asked=pair.mentee in asked)
    for one in solution.unmatched:
        yield _unmatched_row(one, people)


def _pair_row(pair: Pair, people: People, *, asked: bool) -> list[Cell]:
    reasons = "; ".join(reason_phrase(reason, people.spelling) for reason in pair.reasons)
    return [
        people.names[pair.mentee],
        pair.mentee,
        people.names[pair.mentor],
        pair.mentor,
        fit_phrase(fit_word(pair.fit)),
        round(pair.fit, 4),
        (_("yes") if pair.first_need_met else _("no")) if asked else "",
        reasons,
        "",
        "",
    ]


def _unmatched_row(one: Unmatched, people: People) -> list[Cell]:
    why = "; ".join(obstacle_phrase(obstacle) for obstacle in one.obstacles)
    helps = change_phrase(one.single_change, people.names, people.spelling)
    return [people.names[one.mentee], one.mentee, *[""] * 6, why, helps]


def as_json(solution: Solution, people: People, rules: Rules, weights: Weights) -> dict[str, Any]:
    """The solution for other programs. Of the rules no pair, of the checks no score: neither
    tells who must not meet whom or what somebody asked for in confidence."""
    stated = asdict(rules)
    return {
        "objective": solution.objective.value,
        "rules": {name: stated[name] for name in RULES},
        "weights": asdict(weights),
        "pairs": [
            {
                **asdict(pair),
                "mentee_name": people.names[pair.mentee],
                "mentor_name": people.names[pair.mentor],
                "fit_word": fit_word(pair.fit).value,
            }
            for pair in solution.pairs
        ],
        "unmatched": [
            {**asdict(one), "mentee_name": people.names[one.mentee]} for one in solution.unmatched
        ],
        "checks": _checks(solution.checks),
    }


def _checks(checks: Checks) -> dict[str, Any]:
    told = asdict(checks)
    del told["objective"]
    return told | {"valid": checks.valid, "stable": checks.stable}
