"""From rows to a plan: who is new, who is known, what is refused and why."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kollega.domains.people.queries import lookup, organisations_above
from kollega.domains.programmes.actions.imports.intents import (
    Intent,
    Meant,
    Plan,
    Reason,
    ReasonCode,
)
from kollega.domains.programmes.actions.imports.names import names_meant
from kollega.domains.programmes.actions.imports.standing import Standing
from kollega.domains.programmes.models import Programme
from kollega.domains.programmes.queries.participations import people_in
from kollega.domains.programmes.vocabulary import Outcome
from kollega.foundation.progress import Stretch
from kollega.pure.spreadsheets import Directory, name_key

AT_A_TIME = 5000


def plan(
    intents: Iterable[Intent],
    *,
    programme: Programme,
    hidden: Collection[int] = (),
    stretch: Stretch,
) -> Plan:
    """Settle what becomes of every row, some thousands at a time.

    Args:
        intents: read while they are planned.
        hidden: people whom the one who brings the file must not see.
        stretch: told from the first row known to the last one settled.
    """
    merged = _one_for_each_person(intents)
    taken = [one for one in merged if one.outcome == Outcome.CREATED]
    named = _only_named(taken)
    for done, some in _portions(taken):
        _recognise(some, named, programme=programme, hidden=hidden)
        stretch.tell(done / len(taken) / 2)
    meant = names_meant(taken, programme=programme, hidden=hidden)
    for one in taken:
        _judge_names(one, meant)
    here = _place_of(programme)
    people = {one.key: one.person for one in taken}
    settled = [one for one in taken if one.outcome == Outcome.CREATED]
    for done, some in _portions(settled):
        standing = Standing.of(programme, [one.person for one in some if one.person is not None])
        for one in some:
            if (
                not one.place
                and (one.grade or one.specialty)
                and not (standing.works_elsewhere(one.person, than=here))
            ):
                one.place = here
            one.outcome = _outcome(one, meant, people, standing)
        stretch.tell(0.5 + done / len(settled) / 2)
    return Plan(merged, meant)


def _place_of(programme: Programme) -> tuple[tuple[str, str], ...]:
    """Where people work of whom a file says a grade or specialty and no place."""
    way = organisations_above(programme.organisation)
    return tuple((one.kind, one.name) for one in way)


def _one_for_each_person(intents: Iterable[Intent]) -> list[Intent]:
    """A person in two rows is one intent with both roles; the same role twice is refused."""
    by_key: dict[str, Intent] = {}
    kept = []
    for one in intents:
        kept.append(one)
        if one.outcome == Outcome.REFUSED:
            continue
        first = by_key.setdefault(one.key, one)
        if first is one:
            continue
        if first.folded != one.folded:
            one.refuse(ReasonCode.TAKEN, first.name)
        else:
            _merge(first, one)
    return kept


def _merge(first: Intent, second: Intent) -> None:
    """The second row of one person adds its role and names to the first and is done with."""
    for role, part in second.parts.items():
        first.parts.setdefault(role, part)
    first.supervises = first.supervises and second.supervises
    first.place = first.place or second.place
    first.grade = first.grade or second.grade
    first.specialty = first.specialty or second.specialty
    first.supervisors = tuple(dict.fromkeys(first.supervisors + second.supervisors))
    first.avoided = tuple(dict.fromkeys(first.avoided + second.avoided))
    first.characteristics = tuple(dict.fromkeys(first.characteristics + second.characteristics))
    second.parts, second.supervisors, second.avoided = {}, (), ()
    second.outcome = Outcome.LEFT
    second.reasons.append(Reason(ReasonCode.TWICE, str(first.number)))


def _only_named(intents: Iterable[Intent]) -> dict[str, int]:
    """Whoever is known by a name alone, once, and stands in the file once: by that name."""
    known = Counter[str]()
    rows = Counter(one.folded for one in intents)
    keys = {}
    for person in lookup.without_address():
        keys[name_key(person.name)] = person.pk
        known[name_key(person.name)] += 1
    return {name: key for name, key in keys.items() if known[name] == rows[name] == 1}


def _recognise(
    intents: Sequence[Intent],
    named: Mapping[str, int],
    *,
    programme: Programme,
    hidden: Collection[int],
) -> None:
    """Find whom we know already: by address, or by name if there is just one of that name here.

    By name only people of the programme are found, and whoever is known without an address: a
    name must not lead to the address of somebody who has nothing to do with the programme.

    Somebody was perhaps named before they came themselves, as a supervisor: by their name alone, or
    by an address alone, which then stands for the name. The row completes what is known of them.
    """
    by_email = lookup.known_by_email([one.facts.email for one in intents if one.facts.email])
    nameless = [one for one in intents if not one.facts.email]
    by_name = Directory[lookup.Known]()
    called_so = lookup.known_by_name([one.facts.name or one.name for one in nameless])
    here = set(people_in(programme).filter(person__in=[known.pk for known in called_so]))
    for known in called_so:
        if not known.email or known.pk in here:
            by_name.add(known, name=known.name)
    for one in intents:
        if known_here := by_email.get(one.facts.email):
            one.person = known_here.pk
            one.completes = known_here.name == known_here.email.partition("@")[0]
            if not one.completes and not _alike(known_here, one):
                _put_aside(one, unseen=known_here.pk in hidden)
        elif one.facts.email and one.folded in named:
            one.person, one.completes = named[one.folded], True
        elif not one.facts.email and len(found := by_name.find(one.name)) == 1:
            one.person = found[0].pk
        one.unseen = one.person in hidden


def _put_aside(one: Intent, *, unseen: bool) -> None:
    """The address is somebody else's. To whoever must not see that person it is like a new one."""
    if unseen:
        one.outcome = Outcome.LEFT
    else:
        one.refuse(ReasonCode.TAKEN_ELSEWHERE)


def _alike(known: lookup.Known, one: Intent) -> bool:
    """Whether two names share a word: a changed family name is no other person."""
    key = name_key(known.name)
    return key == one.folded or not set(key.split()).isdisjoint(one.folded.split())


def _judge_names(one: Intent, meant: Mapping[str, Meant]) -> None:
    """Refuse what would make a conflict uncertain: better no pair than a wrong one."""
    for name, _kind in one.supervisors:
        who = meant[name]
        if who.key == one.key or (who.person is not None and who.person == one.person):
            one.refuse(ReasonCode.NAME_INCOMPLETE if who.near else ReasonCode.OWN_SUPERVISOR, name)
        else:
            _judge(one, name, who)
    for name in one.avoided:
        _judge(one, name, meant[name])


def _judge(one: Intent, name: str, who: Meant) -> None:
    if who.unclear:
        one.refuse(who.unclear, name)
    elif who.near:
        one.reasons.append(Reason(ReasonCode.NAME_NEAR, name))


def _outcome(
    one: Intent,
    meant: Mapping[str, Meant],
    people: Mapping[str, int | None],
    standing: Standing,
) -> Outcome:
    """New, changed or left, by comparing with what is known."""
    if one.person is None:
        return Outcome.CREATED
    if one.parts and not standing.takes_part(one.person):
        return Outcome.CREATED
    if one.completes or standing.would_change(one, meant, people):
        return Outcome.CHANGED
    if one.parts and standing.answered(one.person):
        one.reasons.append(Reason(ReasonCode.ANSWERED))
    return Outcome.LEFT


def _portions(intents: list[Intent]) -> Iterator[tuple[int, list[Intent]]]:
    """Some at a time, and how many are done with them."""
    for start in range(0, len(intents), AT_A_TIME):
        some = intents[start : start + AT_A_TIME]
        yield start + len(some), some
