"""Supervisors stand in one column, in several of different kinds, or as a name beside an address."""

from collections.abc import Sequence

from . import cells
from .cells import clean, clean_lines, is_blank
from .fields import Column, Field, Problem, ProblemCode, SupervisorKind, Value
from .folding import words
from .headings import supervisor_kinds


class Supervisors:
    """Reads `supervisor` and `supervisor_kind`, two tuples of equal length, out of a row."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._kinds = [column for column in columns if column.field == Field.supervisor_kind]
        self._groups: dict[SupervisorKind | None, list[Column]] = {}
        for column in columns:
            if column.field == Field.supervisor:
                self._groups.setdefault(column.supervisor_kind, []).append(column)

    def read(
        self, raw: tuple[str, ...], values: dict[Field, Value], problems: list[Problem]
    ) -> None:
        """Add what the row says of supervisors to its values, and what is wrong to its problems."""
        found: list[tuple[str, str]] = []
        for kind, group in self._groups.items():
            found.extend((person, kind or "") for person in _people(raw, group))
        if not found:
            return
        stated = self._stated_kinds(raw, problems)
        if stated:
            spread = stated * len(found) if len(stated) == 1 else stated
            spread += [""] * (len(found) - len(spread))
            found = [
                (person, kind or said) for (person, kind), said in zip(found, spread, strict=False)
            ]
        values[Field.supervisor] = tuple(person for person, _ in found)
        values[Field.supervisor_kind] = tuple(kind for _, kind in found)

    def _stated_kinds(self, raw: tuple[str, ...], problems: list[Problem]) -> list[str]:
        kinds: list[str] = []
        for column in self._kinds:
            for text in cells.items(clean_lines(raw[column.index])):
                kind = supervisor_kinds().get(words(text))
                if kind is None and not is_blank(text):
                    problems.append(Problem(ProblemCode.unknown_kind, column.heading, text))
                kinds.append(kind or "")
        return kinds


def _people(raw: tuple[str, ...], group: list[Column]) -> list[str]:
    """The supervisors in the columns of one kind; a name and its address become one."""
    texts = [clean_lines(raw[column.index]) for column in group]
    people = [[p for p in cells.people(text) if not is_blank(clean(p))] for text in texts]
    if len(people) == 2 and len(people[0]) == len(people[1]):
        first, second = people
        if all("@" in p for p in second) and not any("@" in p for p in first):
            return [f"{name} <{address}>" for name, address in zip(first, second, strict=True)]
        if all("@" in p for p in first) and not any("@" in p for p in second):
            return [f"{name} <{address}>" for address, name in zip(first, second, strict=True)]
    return [person for some in people for person in some]
