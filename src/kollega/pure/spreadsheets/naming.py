"""Which columns hold people's names, where headings leave it open or say nothing."""

from collections.abc import Sequence
from dataclasses import replace

from .addresses import email
from .fields import NAMES, Field, Why
from .folding import words
from .headings import Meaning

_SHARE = 0.5  # of the people must have the column's words in their address
_CERTAINTY = 0.6
_SHORTEST = 2  # letters; single ones are found in any address

# In which order the two columns of a name are usually written, if addresses do not tell.
_PARTS = (Field.given_name, Field.family_name)


def settle_names(
    chosen: Sequence[Meaning], proposals: Sequence[Sequence[Meaning]]
) -> list[Meaning]:
    """ "Name" beside "Surname" is the given name, beside "First name" the family name."""
    fields = {meaning.field for meaning in chosen}
    missing = [part for part in _PARTS if part not in fields]
    if len(missing) != 1:
        return list(chosen)
    return [
        replace(meaning, field=missing[0])
        if meaning.field == Field.name and missing[0] in {m.field for m in options}
        else meaning
        for meaning, options in zip(chosen, proposals, strict=True)
    ]


def names_by_address(chosen: Sequence[Meaning], cells: Sequence[Sequence[str]]) -> list[Meaning]:
    """Where no column is known to hold names, find those whose words stand in the addresses."""
    settled = list(chosen)
    fields = [meaning.field for meaning in chosen]
    if Field.email not in fields or NAMES.intersection(fields):
        return settled
    locals_ = [(email(text) or "").partition("@")[0] for text in cells[fields.index(Field.email)]]
    found = [
        index
        for index, meaning in enumerate(chosen)
        if meaning.why == Why.unknown and _share(cells[index], locals_) >= _SHARE
    ]
    if len(found) == 1:
        settled[found[0]] = Meaning(Field.name, _CERTAINTY, Why.content)
    elif len(found) == 2:
        found.sort(key=lambda index: _mean_place(cells[index], locals_))
        for index, part in zip(found, _PARTS, strict=True):
            settled[index] = Meaning(part, _CERTAINTY, Why.content)
    return settled


def _share(names: Sequence[str], locals_: Sequence[str]) -> float:
    """The share of people all of whose name's words stand in their address."""
    both = [(_words(name), local) for name, local in zip(names, locals_, strict=True)]
    judged = [(parts, local) for parts, local in both if parts and local]
    fits = sum(all(part in local for part in parts) for parts, local in judged)
    return fits / len(judged) if judged else 0.0


def _mean_place(names: Sequence[str], locals_: Sequence[str]) -> float:
    places = [
        local.find(part)
        for name, local in zip(names, locals_, strict=True)
        for part in _words(name)[:1]
        if part in local
    ]
    return sum(places) / max(len(places), 1)


def _words(name: str) -> list[str]:
    return [part for part in words(name).split() if len(part) >= _SHORTEST]
