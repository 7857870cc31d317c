"""Rows of spreadsheets as mentees and mentors."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kollega.ops.match.sheets import OFFERING, SEEKING, Sheet
from kollega.ops.match.words import MatchError
from kollega.ops.match.words import gettext as _
from kollega.pure.matching.grades import Ladder, ladder
from kollega.pure.matching.people import Mentee, Mentor, PairOfKeys
from kollega.pure.spreadsheets import Directory, Field, Row, name_key


class Entry(NamedTuple):
    """A person by key, and the row that tells about them."""

    key: str
    row: Row


class Finder:
    """Finds people by name or address; made ready only once somebody is named."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self._directory: Directory[str] | None = None

    def find(self, name: str) -> tuple[str, ...]:
        """Keys of everyone meant, () if nobody is."""
        return self._ready().find(name)

    def find_near(self, name: str) -> tuple[str, ...]:
        """Keys of everyone who may be meant: "Dr Smith" is everybody of that family name."""
        return self._ready().find_near(name)

    def _ready(self) -> Directory[str]:
        if self._directory is None:
            self._directory = Directory()
            for key, row in self._entries:
                self._directory.add(key, name=row.full_name, email=row.text(Field.email))
        return self._directory


@dataclass(frozen=True, slots=True)
class People:
    """Both sides of a round.

    names     by key, as written in the file
    spelling  by code (needs, specialties, places ...), as first written
    apart     pairs that the files rule out: reporting lines and "not with"
    found     finds people of a side, SEEKING or OFFERING, by name or address
    notes     sentences about rows left out and words not understood
    """

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    names: dict[str, str]
    spelling: dict[str, str]
    apart: frozenset[PairOfKeys]
    found: dict[str, Finder]
    notes: tuple[str, ...]


def read_people(sheets: Sequence[Sheet], *, capacity: int, grades: Sequence[str]) -> People:
    """Everyone in the sheets. `capacity` is for mentors whose row says none; `grades` is the
    scheme's own ladder, lowest first, or empty. Raises MatchError if a side is missing."""
    notes = _left_alone(sheets)
    entries = _entries(sheets, notes)
    if not entries[SEEKING]:
        raise MatchError(_("There is no mentee in what was given."))
    if not entries[OFFERING]:
        raise MatchError(_("There is no mentor in what was given."))
    everyone = [*entries[SEEKING], *entries[OFFERING]]
    said = [entry.row.text(Field.grade) for entry in everyone]
    steps = ladder([grade for grade in said if grade], grades)
    notes.extend(_unknown_grades(said, steps))
    found = {side: Finder(entries[side]) for side in entries}
    codes = _Codes()
    apart = frozenset(_apart(entries, found, notes))
    return People(
        mentees=tuple(_mentee(e, found[OFFERING], steps, codes) for e in entries[SEEKING]),
        mentors=tuple(
            _mentor(e, found[SEEKING], steps, codes, capacity) for e in entries[OFFERING]
        ),
        names={entry.key: entry.row.full_name or entry.key for entry in everyone},
        spelling=codes.spelling,
        apart=apart,
        found=found,
        notes=tuple(notes),
    )


def _left_alone(sheets: Sequence[Sheet]) -> list[str]:
    """A sentence for each file of which some column counts for nothing: a wish may be in it."""
    return [
        _("{file}: not recognised and left alone: {columns}.").format(
            file=sheet.path.name, columns=", ".join(f"“{one}”" for one in sheet.left_alone)
        )
        for sheet in sheets
        if sheet.left_alone
    ]


def _entries(sheets: Sequence[Sheet], notes: list[str]) -> dict[str, list[Entry]]:
    """Each side's people, each once, in the order of the files."""
    rows = [row for sheet in sheets for row in sheet.rows]
    alone = any(not row.text(Field.email) for row in rows)
    addresses = _addresses_by_name(rows) if alone else {}
    sides: dict[str, dict[str, Entry]] = {OFFERING: {}, SEEKING: {}}
    for sheet in sheets:
        for row in sheet.rows:
            entry = Entry(_key(row, addresses), row)
            places = sheet.sides(row)
            sentence = _left_out(entry, places, sides)
            if sentence:
                where = _("{file}, row {number}").format(file=sheet.path.name, number=row.number)
                notes.append(f"{where}: {sentence}")
                continue
            for side in places:
                sides[side][entry.key] = entry
    return {side: list(found.values()) for side, found in sides.items()}


def _left_out(
    entry: Entry, places: Sequence[str], sides: dict[str, dict[str, Entry]]
) -> str | None:
    if not entry.key:
        return _("left out, without a name and an address.")
    if not places:
        return _("left out, neither mentor nor mentee.")
    if any(entry.key in sides[side] for side in places):
        return _("left out, the same person is already there.")
    return None


def _addresses_by_name(rows: Iterable[Row]) -> dict[str, set[str]]:
    addresses: dict[str, set[str]] = {}
    for row in rows:
        if row.text(Field.email):
            addresses.setdefault(name_key(row.full_name), set()).add(row.text(Field.email))
    return addresses


def _key(row: Row, addresses: dict[str, set[str]]) -> str:
    """The address; without one, the one person of that name who has one, else the name."""
    if row.text(Field.email):
        return row.text(Field.email)
    key = name_key(row.full_name)
    known = addresses.get(key, set())
    return next(iter(known)) if len(known) == 1 else key


def _unknown_grades(said: Sequence[str], steps: Ladder) -> Iterator[str]:
    unknown = sorted({grade for grade in said if grade and grade not in steps})
    if unknown:
        sentence = _("Grades that cannot be compared with the others: {grades}.")
        yield sentence.format(grades=", ".join(unknown))


class _Codes:
    """Words in the form in which they are compared; remembers how each was first written."""

    def __init__(self) -> None:
        self.spelling: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def one(self, word: str) -> str:
        code = self._known.get(word)
        if code is None:
            code = self._known[word] = " ".join(word.casefold().split())
            self.spelling.setdefault(code, word)
        return code

    def many(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.one(word) for word in words))

    def any(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(self.many(words))


def _mentee(entry: Entry, mentors: Finder, steps: Ladder, codes: _Codes) -> Mentee:
    return Mentee(
        key=entry.key,
        needs=codes.many(entry.row.many(Field.needs)),
        wishes=_meant(entry.row.many(Field.wishes), mentors),
        identities=_identities_asked_for(entry.row, codes),
        **_common(entry.row, steps, codes),
    )


def _mentor(entry: Entry, mentees: Finder, steps: Ladder, codes: _Codes, capacity: int) -> Mentor:
    said = entry.row.number_of(Field.capacity)
    return Mentor(
        key=entry.key,
        offers=codes.any(entry.row.many(Field.offers)),
        capacity=capacity if said is None else said,
        ranks=_meant(entry.row.many(Field.wishes), mentees),
        identities=codes.any(entry.row.many(Field.characteristics)),
        **_common(entry.row, steps, codes),
    )


def _common(row: Row, steps: Ladder, codes: _Codes) -> dict[str, Any]:
    levels = (Field.region, Field.organisation, Field.site, Field.department)
    return {
        "languages": codes.any(row.many(Field.languages)),
        "specialty": codes.one(row.text(Field.specialty)),
        "grade": steps.get(row.text(Field.grade)),
        "places": codes.any(row.many(Field.places)),
        "meets_by": frozenset(row.many(Field.meets_by)),
        "organisations": tuple(codes.one(row.text(level)) for level in levels),
        "experiences": codes.any(row.many(Field.experiences)),
    }


def _identities_asked_for(row: Row, codes: _Codes) -> frozenset[str]:
    """Only what the person asked to share: the identity to match, or, where only the question
    was answered with yes, their own characteristics."""
    asked = row.yes(Field.match_similar)
    named = row.text(Field.identity_to_match)
    if asked is False or (asked is None and Field.match_similar in row.values):
        return frozenset()
    if named:
        return codes.any(part for part in named.replace(";", ",").split(",") if part.strip())
    return codes.any(row.many(Field.characteristics)) if asked else frozenset()


def _meant(names: Iterable[str], finder: Finder) -> tuple[str, ...]:
    """Keys of the people named; who is not in the round, or not told apart, is passed over."""
    found = (finder.find(name) for name in names)
    return tuple(dict.fromkeys(keys[0] for keys in found if len(keys) == 1))


def _apart(
    entries: dict[str, list[Entry]], found: dict[str, Finder], notes: list[str]
) -> Iterator[PairOfKeys]:
    """Reporting lines and "not with", from either side. A name that fits several keeps all away."""
    said: dict[str, None] = {}
    for entry in entries[SEEKING]:
        for mentor in _kept_away(entry.row, found[OFFERING], said):
            yield entry.key, mentor
    for entry in entries[OFFERING]:
        for mentee in _kept_away(entry.row, found[SEEKING], said):
            yield mentee, entry.key
    notes.extend(said)


def _kept_away(row: Row, finder: Finder, said: dict[str, None]) -> Iterator[str]:
    """Keys of whoever may be meant; `said` gets a sentence for each name that fits several."""
    for field in (Field.supervisor, Field.not_with):
        for name in row.many(field):
            meant = finder.find_near(name)
            if len(meant) > 1:
                sentence = _("“{name}” may be any of {count} people here: all are kept away.")
                said[sentence.format(name=name, count=len(meant))] = None
            yield from meant
