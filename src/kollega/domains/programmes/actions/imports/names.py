"""Whom the names in a file's cells mean: supervisors, and people somebody is not to be matched with."""

from collections.abc import Collection, Iterable, Mapping

from kollega.domains.people.actions.bulk import Facts
from kollega.domains.people.queries import lookup
from kollega.domains.programmes.actions.imports.intents import Intent, Meant, ReasonCode
from kollega.domains.programmes.models import Programme
from kollega.domains.programmes.queries.participations import people_in
from kollega.pure.spreadsheets import Directory, mailbox, name_key, split_name, title_of


def names_meant(
    intents: Collection[Intent], *, programme: Programme, hidden: Collection[int] = ()
) -> dict[str, Meant]:
    """Whom every name or address in a cell means, by the cell's text.

    An exact name or address decides. Else the one person whose name is nearly it, in the file or
    in the programme's organisation: "Dr Smith" is Jane Smith where there is no other. Whoever is
    neither is somebody new, if the name is whole.

    Args:
        hidden: people whom no name means, because whoever brings the file must not see them. A
            mere name that is written down instead stands for all who bear it.
    """
    said = sorted({name for one in intents for name in names_in(one)})
    if not said:
        return {}
    people = {one.key: one for one in intents}
    here, elsewhere = _called(said, intents), _known_as(said, hidden)
    exact = {text: _one(here.find(text), elsewhere.find(text), people) for text in said}
    meant = {text: who for text, who in exact.items() if who}
    left = [text for text, who in exact.items() if not who]
    meant |= _nearly(left, intents, people, programme, hidden)
    return meant | _new([text for text in left if text not in meant])


def names_in(one: Intent) -> Iterable[str]:
    """Everybody a row names beside its own person."""
    yield from (name for name, _kind in one.supervisors)
    yield from one.avoided


def _one(
    in_file: Collection[str],
    known: Collection[int],
    people: Mapping[str, Intent],
    *,
    near: bool = False,
) -> Meant | None:
    """The one person meant; None where nobody is."""
    others = set(known) - {people[key].person for key in in_file}
    if len(in_file) + len(others) > 1:
        several = ReasonCode.NEAR_UNCLEAR if near else ReasonCode.SUPERVISOR_UNCLEAR
        return Meant(unclear=several)
    for key in in_file:
        return Meant(key=key, near=near)
    for person in others:
        return Meant(person=person, near=near)
    return None


def _called(said: Collection[str], intents: Iterable[Intent]) -> Directory[str]:
    """Those of the file who have one of these addresses or names: most have none."""
    boxes = [mailbox(text) for text in said]
    addresses = {address for _name, address in boxes if address}
    names = {name_key(name) for name, _address in boxes if name}
    here = Directory[str]()
    for one in intents:
        if one.folded in names or one.facts.email in addresses:
            here.add(one.key, name=one.name, email=one.facts.email)
    return here


def _known_as(said: Collection[str], hidden: Collection[int]) -> Directory[int]:
    boxes = [mailbox(text) for text in said]
    known = lookup.known_by_email([address for _name, address in boxes if address])
    elsewhere = Directory[int]()
    named = lookup.known_by_name([_bare(name) for name, _ in boxes if name])
    for one in [*known.values(), *(one for one in named if one.pk not in hidden)]:
        elsewhere.add(one.pk, name=one.name, email=one.email)
    return elsewhere


def _nearly(
    texts: Iterable[str],
    intents: Iterable[Intent],
    people: Mapping[str, Intent],
    programme: Programme,
    hidden: Collection[int],
) -> dict[str, Meant]:
    """Whoever has nearly that name; an address that nobody has is near to nobody."""
    names = {text: name for text in texts for name, address in [mailbox(text)] if not address}
    if not names:
        return {}
    words = {word for name in names.values() for word in name_key(name).split() if len(word) > 1}
    here, elsewhere = Directory[str](), Directory[int]()
    for one in intents:
        if not words.isdisjoint(one.folded.split()):
            here.add(one.key, name=one.name)
    known = lookup.known_nearly(
        [_bare(name) for name in names.values()],
        under=programme.organisation,
        also=people_in(programme),
    )
    for person in known:
        if person.pk not in hidden:
            elsewhere.add(person.pk, name=person.name)
    found = {
        text: _one(here.find_near(name), elsewhere.find_near(name), people, near=True)
        for text, name in names.items()
    }
    return {text: who for text, who in found.items() if who}


def _new(texts: Iterable[str]) -> dict[str, Meant]:
    """People whom nobody knew: one for all the ways in which a file writes the same name."""
    boxes = {text: mailbox(text) for text in texts}
    by_name: dict[str, dict[str, Meant]] = {}
    meant: dict[str, Meant] = {}
    for text, (name, address) in sorted(boxes.items(), key=lambda box: not box[1][1]):
        key = name_key(name) or address or ""
        same = by_name.setdefault(key, {})
        if address:
            meant[text] = same.setdefault(
                address, _named(name or address.partition("@")[0], address)
            )
        elif len(same) > 1:
            meant[text] = Meant(unclear=ReasonCode.SUPERVISOR_UNCLEAR)
        else:
            same.update({} if same else {"": _named(name, "")})
            [meant[text]] = same.values()
    return meant


def _named(name: str, address: str) -> Meant:
    given, family = split_name(name)
    if not address and not _is_whole(given, family):
        return Meant(unclear=ReasonCode.NAME_INCOMPLETE)
    facts = Facts(
        title=title_of(name)[:40],
        given_name=given[:100],
        family_name=family[:100],
        email=address,
    )
    return Meant(new=facts)


def _is_whole(given: str, family: str) -> bool:
    """Whether there is a family name and more of a given name than an initial."""
    words = name_key(given).split()
    return bool(family) and any(len(word) > 1 or not word.isascii() for word in words)


def _bare(name: str) -> str:
    """Without titles, as people are stored."""
    return " ".join(part for part in split_name(name) if part)
