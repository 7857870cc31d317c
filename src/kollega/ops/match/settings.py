"""The TOML file with rules and weights, and what is guessed from the people without it.

    objective = "most"                    # total, most, fairest, stable
    seed = 0
    capacity = 1                          # of mentors whose row says none
    grades = ["Junior", "Senior"]         # lowest first; needed only for ladders of your own
    forbidden = [["mentee", "mentor"]]    # by name or address
    locked = [["mentee", "mentor"]]

    [rules]                               # fields of `kollega.pure.matching.Rules`
    different_organisation_level = "organisation"

    [weights]                             # fields of `kollega.pure.matching.Weights`
    needs = 4

What the file does not say is guessed; ``false`` switches a rule off.
"""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from kollega.ops.match.words import MatchError
from kollega.ops.match.words import gettext as _
from kollega.pure.matching.rules import LEVELS, Objective, Rules, Weights

OBJECTIVES = tuple(objective.value for objective in Objective)
PAIRS = ("forbidden", "locked")
RULES: dict[str, tuple[type, ...]] = {
    "common_language": (bool,),
    "different_organisation_level": (str, bool),
    "different_specialty": (bool,),
    "minimum_grade_distance": (int, bool),
    "maximum_grade_distance": (int, bool),
    "way_to_meet": (bool,),
}
WEIGHTS: dict[str, tuple[type, ...]] = {
    entry.name: (int,) if entry.name == "best_grade_distance" else (int, float)
    for entry in fields(Weights)
}
TOP: dict[str, tuple[type, ...]] = {
    "objective": (str,),
    "seed": (int,),
    "capacity": (int,),
    "grades": (list,),
    "forbidden": (list,),
    "locked": (list,),
    "rules": (dict,),
    "weights": (dict,),
}

NamedPair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says; pairs still by name or address."""

    objective: Objective = Objective.MOST
    seed: int = 0
    capacity: int = 1
    grades: tuple[str, ...] = ()
    forbidden: tuple[NamedPair, ...] = ()
    locked: tuple[NamedPair, ...] = ()
    rules: dict[str, Any] = field(default_factory=dict)
    weights: dict[str, Any] = field(default_factory=dict)


def read_settings(path: Path | None) -> Settings:
    """The file's settings, or the defaults without one. Raises MatchError."""
    if path is None:
        return Settings()
    said = _toml(path)
    _check(path, "", said, TOP)
    _check(path, "rules.", said.get("rules", {}), RULES)
    _check(path, "weights.", said.get("weights", {}), WEIGHTS)
    objective = said.get("objective", Objective.MOST.value)
    _one_of(path, "objective", objective, OBJECTIVES)
    rules = {key: _off(path, key, value) for key, value in said.get("rules", {}).items()}
    if said.get("capacity", 1) < 0:
        raise MatchError(_wrong(path, "capacity"))
    return Settings(
        objective=Objective(objective),
        seed=said.get("seed", 0),
        capacity=said.get("capacity", 1),
        grades=_texts(path, "grades", said.get("grades", [])),
        rules=rules,
        weights=said.get("weights", {}),
        **{key: _pairs(path, key, said.get(key, [])) for key in PAIRS},
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        sentence = _("{file} cannot be read: {reason}.")
        raise MatchError(sentence.format(file=path, reason=error.strerror)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        sentence = _("{file} is not a TOML file: {reason}.")
        raise MatchError(sentence.format(file=path.name, reason=error)) from error


def _check(
    path: Path, prefix: str, said: dict[str, Any], known: dict[str, tuple[type, ...]]
) -> None:
    for key, value in said.items():
        if key not in known:
            sentence = _("{file} says “{key}”, which is not known here. Known are: {known}.")
            raise MatchError(
                sentence.format(file=path.name, key=prefix + key, known=", ".join(known))
            )
        number_as_bool = isinstance(value, bool) and bool not in known[key]
        if number_as_bool or not isinstance(value, known[key]):
            raise MatchError(_wrong(path, prefix + key))


def _off(path: Path, key: str, value: bool | int | str) -> bool | int | str | None:
    """A rule's value as `Rules` has it: None where a rule that is no switch is off."""
    if bool in RULES[key] and len(RULES[key]) > 1 and isinstance(value, bool):
        if value:
            raise MatchError(_wrong(path, f"rules.{key}"))
        return None
    if isinstance(value, str):
        _one_of(path, f"rules.{key}", value, LEVELS)
    return value


def _wrong(path: Path, key: str) -> str:
    return _("{file}: the value of “{key}” is of the wrong kind.").format(file=path.name, key=key)


def _one_of(path: Path, key: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        sentence = _("{file}: “{key}” must be one of {known}.")
        raise MatchError(sentence.format(file=path.name, key=key, known=", ".join(known)))


def _texts(path: Path, key: str, values: Sequence[Any]) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise MatchError(_wrong(path, key))
    return tuple(values)


def _pairs(path: Path, key: str, values: Sequence[Any]) -> tuple[NamedPair, ...]:
    pairs = []
    for value in values:
        if not isinstance(value, list) or len(_texts(path, key, value)) != 2:
            raise MatchError(_wrong(path, key))
        pairs.append((value[0], value[1]))
    return tuple(pairs)


def as_toml(settings: Settings, rules: Rules, weights: Weights) -> str:
    """The settings in use as a file that `read_settings` reads back, to be edited; without pairs."""
    lines = [
        f'objective = "{settings.objective.value}"',
        f"seed = {settings.seed}",
        f"capacity = {settings.capacity}",
        f"grades = [{', '.join(_toml_value(name) for name in settings.grades)}]",
        "",
        "[rules]",
    ]
    stated = asdict(rules)
    lines += [f"{key} = {_toml_value(stated[key])}" for key in RULES]
    lines += ["", "[weights]"]
    lines += [f"{key} = {_toml_value(value)}" for key, value in asdict(weights).items()]
    return "\n".join(lines) + "\n"


def _toml_value(value: bool | float | str | None) -> str:
    if value is None or isinstance(value, bool):
        return str(bool(value)).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{value:g}"
