"""From rows to a plan: who is new, who is known, whom a name means, what is refused and why."""

from collections.abc import Iterable, Iterator

from kollega.domains.people.actions.bulk import Facts
from kollega.domains.people.queries import lookup
from kollega.domains.programmes.actions.imports.intents import (
    Intent,
    Meant,
    Plan,
    Reason,
    ReasonCode,
)
from kollega.domains.programmes.actions.imports.standing import Standing
from kollega.domains.programmes.models import Programme
from kollega.domains.programmes.vocabulary import Outcome
from kollega.pure.spreadsheets import Directory, mailbox, name_key


def plan(intents: Iterable[Intent], *, programme: Programme) -> Plan:
    """Settle what becomes of every row, in a number of queries that hardly grows with the rows."""
    merged = _one_for_each_person(intents)
    taken = [one for one in merged if one.outcome != Outcome.REFUSED]
    _recognise(taken)
    meant = _meant(taken)
    for one in taken:
        _judge_names(one, meant)
    standing = Standing.of(programme, [one.person for one in taken if one.person is not None])
    for one in taken:
        if one.outcome == Outcome.CREATED:
            one.outcome = _outcome(one, meant, standing)
    return Plan(merged, meant)


def _one_for_each_person(intents: Iterable[Intent]) -> list[Intent]:
    """A person in two rows is one intent with both roles; the same role twice is refused."""
    by_key: dict[str, Intent] = {}
    kept = []
    for one in intents:
        first = by_key.get(one.key)
        if first is None or one.outcome == Outcome.REFUSED:
            if one.outcome != Outcome.REFUSED:
                by_key[one.key] = one
            kept.append(one)
        elif name_key(first.name) != name_key(one.name):
            one.refuse(ReasonCode.TAKEN, first.name)
            kept.append(one)
        else:
            _merge(first, one)
            kept.append(one)
    return kept


def _merge(first: Intent, second: Intent) -> None:
    """The second row of one person adds its role and names to the first and is done with."""
    for role, part in second.parts.items():
        first.parts.setdefault(role, part)
    first.supervisors = tuple(dict.fromkeys(first.supervisors + second.supervisors))
    first.avoided = tuple(dict.fromkeys(first.avoided + second.avoided))
    first.characteristics = tuple(dict.fromkeys(first.characteristics + second.characteristics))
    second.parts, second.supervisors, second.avoided = {}, (), ()
    second.outcome = Outcome.LEFT
    second.reasons.append(Reason(ReasonCode.TWICE, str(first.number)))


def _recognise(intents: list[Intent]) -> None:
    """Find whom we know already: by address, or by name if there is just one of that name."""
    by_email = lookup.known_by_email([one.facts.email for one in intents if one.facts.email])
    nameless = [one for one in intents if not one.facts.email]
    by_name = Directory[lookup.Known]()
    for known in lookup.known_by_name([one.name for one in nameless]):
        by_name.add(known, name=known.name)
    for one in intents:
        if known_here := by_email.get(one.facts.email):
            one.person = known_here.pk
            if name_key(known_here.name) != name_key(one.name) and not _alike(known_here, one):
                one.refuse(ReasonCode.TAKEN, known_here.name)
        elif not one.facts.email and len(found := by_name.find(one.name)) == 1:
            one.person = found[0].pk


def _alike(known: lookup.Known, one: Intent) -> bool:
    """Whether two names share a word: a changed family name is no other person."""
    return bool(set(name_key(known.name).split()) & set(name_key(one.name).split()))


def _meant(intents: list[Intent]) -> dict[str, Meant]:
    """Whom every name or address in a cell means; who is several is left out."""
    said = {name for one in intents for name, _ in one.supervisors}
    said |= {name for one in intents for name in one.avoided}
    if not said:
        return {}
    here = Directory[str]()
    people = {one.key: one for one in intents}
    for key, one in people.items():
        here.add(key, name=one.name, email=one.facts.email)
    elsewhere = Directory[int]()
    boxes = [mailbox(text) for text in said]
    for known in _known_elsewhere(boxes):
        elsewhere.add(known.pk, name=known.name, email=known.email)
    return {text: who for text in sorted(said) if (who := _who(text, here, people, elsewhere))}


def _known_elsewhere(boxes: list[tuple[str, str | None]]) -> Iterator[lookup.Known]:
    yield from lookup.known_by_email([address for _, address in boxes if address]).values()
    yield from lookup.known_by_name([name for name, _ in boxes if name])


def _who(
    text: str, here: Directory[str], people: dict[str, Intent], elsewhere: Directory[int]
) -> Meant | None:
    """One person, or None where the text fits several."""
    in_file, known = here.find(text), elsewhere.find(text)
    persons = {people[key].person for key in in_file} - {None}
    if len(in_file) == 1 and set(known) <= persons:
        return Meant(key=in_file[0])
    if not in_file and len(known) == 1:
        return Meant(person=known[0])
    if in_file or known:
        return None
    name, address = mailbox(text)
    given, _, family = (name or (address or "").partition("@")[0]).rpartition(" ")
    return Meant(new=Facts(given_name=given[:100], family_name=family[:100], email=address or ""))


def _judge_names(one: Intent, meant: dict[str, Meant]) -> None:
    """Refuse what would make a conflict uncertain: better no pair than a wrong one."""
    for name, _kind in one.supervisors:
        who = meant.get(name)
        if who is None:
            one.refuse(ReasonCode.SUPERVISOR_UNCLEAR, name)
        elif who.key == one.key or (who.person is not None and who.person == one.person):
            one.refuse(ReasonCode.OWN_SUPERVISOR, name)
    for name in one.avoided:
        if name not in meant:
            one.refuse(ReasonCode.AVOIDED_UNCLEAR, name)


def _outcome(one: Intent, meant: dict[str, Meant], standing: Standing) -> Outcome:
    """New, changed or left, by comparing with what is known."""
    if not one.parts:
        return Outcome.LEFT
    if one.person is None or not standing.takes_part(one.person):
        return Outcome.CREATED
    if standing.would_change(one, meant):
        return Outcome.CHANGED
    if standing.answered(one.person):
        one.reasons.append(Reason(ReasonCode.ANSWERED))
    return Outcome.LEFT
