"""Supervisors stand in one column, in several of different kinds, or as a name beside an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import lists
from .fields import Column, Field, Problem, ProblemCode, SupervisorKind
from .folding import words
from .headings import supervisor_kinds
from .text import clean, clean_lines, is_blank

_REMEMBERED = 5000  # different sets of supervisors: few people supervise many


@dataclass(frozen=True, slots=True)
class Supervision:
    """The supervisors one row names, and of which kind each is ("" where it does not say)."""

    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Supervisors:
    """Reads the columns `supervisor` and `supervisor_kind` together."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._stated = [column for column in columns if column.field == Field.supervisor_kind]
        self._groups: dict[SupervisorKind | None, list[Column]] = {}
        for column in columns:
            if column.field == Field.supervisor:
                self._groups.setdefault(column.supervisor_kind, []).append(column)
        self._indices = [c.index for group in self._groups.values() for c in group]
        self._indices += [column.index for column in self._stated]
        self._known: dict[tuple[str, ...], Supervision] = {}

    def read(self, raw: tuple[str, ...]) -> Supervision:
        """What a row says of supervisors."""
        key = tuple([raw[index] for index in self._indices])
        known = self._known.get(key)
        if known is None:
            known = self._read(dict(zip(self._indices, key, strict=True)))
            if len(self._known) < _REMEMBERED:
                self._known[key] = known
        return known

    def _read(self, raw: Mapping[int, str]) -> Supervision:
        people: list[str] = []
        kinds: list[str] = []
        for kind, group in self._groups.items():
            found = _people([raw[column.index] for column in group])
            people.extend(found)
            kinds.extend([kind or ""] * len(found))
        if not people:
            return Supervision()
        stated, problems = self._stated_kinds(raw)
        if len(stated) == 1:
            stated *= len(people)
        stated += [""] * (len(people) - len(stated))
        both = zip(kinds, stated, strict=False)
        return Supervision(tuple(people), tuple(kind or said for kind, said in both), problems)

    def _stated_kinds(self, raw: Mapping[int, str]) -> tuple[list[str], tuple[Problem, ...]]:
        kinds: list[str] = []
        problems: list[Problem] = []
        for column in self._stated:
            for text in lists.items(clean_lines(raw[column.index])):
                kind = supervisor_kinds().get(words(text))
                if kind is None and not is_blank(text):
                    problems.append(Problem(ProblemCode.unknown_kind, column.heading, text))
                kinds.append(kind or "")
        return kinds, tuple(problems)


def _people(texts: Sequence[str]) -> list[str]:
    """The supervisors in the columns of one kind; a name and its address become one."""
    people = [[p for p in lists.people(clean_lines(t)) if not is_blank(clean(p))] for t in texts]
    if len(people) == 2 and len(people[0]) == len(people[1]):
        # Whichever column holds the addresses, they go behind the names.
        names, addresses = sorted(people, key=lambda column: any("@" in p for p in column))
        if all("@" in p for p in addresses) and not any("@" in p for p in names):
            pairs = zip(names, addresses, strict=True)
            return [f"{name} <{address}>" for name, address in pairs]
    return [person for column in people for person in column]
