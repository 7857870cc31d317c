"""What a swap by hand would do, person by person, shown before it is done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, QuerySet, Value, When
from django.db.models.expressions import Combinable

from kollega.domains.matching.models import Proposal, Round
from kollega.domains.matching.queries.facts import ready
from kollega.domains.matching.queries.places import places_left
from kollega.domains.matching.queries.pool import pool
from kollega.domains.matching.queries.rounds import proposals
from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock
from kollega.pure.matching import Pair

MOST_OFFERED = 100  # mentors to choose from by hand; others are found by name


@dataclass(frozen=True)
class Move:
    """One mentee's mentor before and after; `judged` is None where there is none after."""

    proposal: Proposal
    mentor: Participation | None
    judged: Pair | None


@dataclass(frozen=True)
class Swap:
    """A change by hand: to a mentor with a place, or in exchange with another mentee.

    Attributes:
        possible: False where a rule forbids one of the new pairs; it is never said which rule.
        moves: empty where it is not possible.
    """

    possible: bool
    moves: tuple[Move, ...] = ()


NOT_POSSIBLE = Swap(possible=False)


def offering(
    round: Round, *, viewer: Person, words: str = "", to: Participation | None = None
) -> list[Participation]:
    """The mentors in the viewer's sight who have a place that nobody in sight has taken or asked for.

    Args:
        words: beginnings of names; empty: everybody.
        to: the mentee for whom one is looked for. At most `MOST_OFFERED` are found, first those who
            can help with most of what the mentee asks for.

    Returns:
        By name.
    """
    rows = _in_sight(round, viewer)
    if words.strip():
        rows = rows.filter(person__in=people.named_like(words).order_by().values("pk"))
    wanted = to.topics if to else []
    helping = rows.annotate(helps=_how_many_of(wanted)).order_by("-helps", "pk")
    free = _first_with_a_place(round.programme, helping, beside=_hidden(round, viewer))
    return list(rows.filter(pk__in=free).order_by("person__sort_key", "pk"))


def _how_many_of(topics: Sequence[str]) -> Combinable:
    """How many of these topics a mentor can help with."""
    helps = (Case(When(topics__contains=[one], then=1), default=0) for one in topics)
    return sum(helps, start=Value(0))


def _first_with_a_place(
    programme: Programme, rows: QuerySet[Participation], *, beside: Collection[int]
) -> list[int]:
    """The first of these mentors who have a place left, as primary keys; read a few at a time."""
    known = rows.values_list("pk", "person_id", "capacity", named=True)
    free: list[int] = []
    begin, some = 0, 2 * MOST_OFFERED
    while len(free) < MOST_OFFERED and (next_ones := list(known[begin : begin + some])):
        left = places_left(programme, next_ones, beside=beside)
        free += [one.pk for one in next_ones if left[one.pk] > 0]
        begin, some = begin + some, 4 * some
    return free[:MOST_OFFERED]


def offered(round: Round, *, viewer: Person, public_id: str) -> Participation | None:
    """One of those mentors; None where there is nobody of that id among them."""
    mentor = _in_sight(round, viewer).filter(public_id=public_id).first()
    beside = _hidden(round, viewer)
    if mentor and places_left(round.programme, [mentor], beside=beside)[mentor.pk] > 0:
        return mentor
    return None


def _in_sight(round: Round, viewer: Person) -> QuerySet[Participation]:
    return ready(round.programme, Role.MENTOR).exclude(person__in=_hidden(round, viewer))


def _hidden(round: Round, viewer: Person) -> Collection[int]:
    return programmes.out_of_sight(viewer, round.programme)


def room(
    round: Round, mentors: Sequence[Participation], *, seen_by: Person | None = None
) -> dict[int, int]:
    """Places that are neither taken, nor asked for, nor proposed in this round, by participation.

    Args:
        seen_by: count as if whoever this person must not see were not there; for figures that
            they read. None: as it is, for the rule itself.
    """
    beside = _hidden(round, seen_by) if seen_by else ()
    left = places_left(round.programme, mentors, beside=beside)
    lines = Proposal.objects.filter(round=round).exclude(mentee__person__in=beside)
    for mentor in lines.values_list("mentor", flat=True):
        if mentor in left:
            left[mentor] -= 1
    return left


def partners(round: Round, mentor: Participation, *, viewer: Person) -> list[Proposal]:
    """Lines of the round with that mentor that may be changed: in sight and not locked."""
    rows = proposals(round, viewer=viewer).filter(mentor=mentor, locked=False)
    return list(rows.order_by("mentee__person__sort_key", "pk"))


def swap_of(proposal: Proposal, mentor: Participation, *, partner: Proposal | None = None) -> Swap:
    """What it would do to give a mentee this mentor.

    Args:
        partner: the line whose mentee goes to the other's mentor, or to nobody; None: the mentor
            has a place.
    """
    if proposal.mentor_id == mentor.pk:
        return NOT_POSSIBLE
    new = [(proposal, mentor)]
    if partner and proposal.mentor:
        new.append((partner, proposal.mentor))
    judged = _judged(new)
    if None in judged:
        return NOT_POSSIBLE
    moves = [Move(line, to, pair) for (line, to), pair in zip(new, judged, strict=True)]
    if partner and len(new) == 1:
        moves.append(Move(partner, None, None))
    return Swap(possible=True, moves=tuple(moves))


def fits_of(proposal: Proposal, mentors: Sequence[Participation]) -> dict[int, Pair | None]:
    """How well one mentee fits each of these mentors, by participation; None: not possible.

    Args:
        mentors: as `offering` has just read them.
    """
    judged = _judged(
        [(proposal, mentor) for mentor in mentors], known={mentor.pk: mentor for mentor in mentors}
    )
    return {mentor.pk: pair for mentor, pair in zip(mentors, judged, strict=True)}


def _judged(
    new: Sequence[tuple[Proposal, Participation]], known: Mapping[int, Participation] | None = None
) -> list[Pair | None]:
    """Each pair's fit, in order; None where a rule forbids it or one of the two has gone.

    Args:
        known: the mentors who are there, where that was read before.
    """
    if not new:
        return []
    programme, on = new[0][0].round.programme, clock.today()
    mentees = _found(programme, Role.MENTEE, {line.mentee_id for line, _ in new})
    mentors = known or _found(programme, Role.MENTOR, {mentor.pk for _, mentor in new})
    everybody = pool(
        programme,
        mentees=list(mentees.values()),
        mentors=list(mentors.values()),
        places=dict.fromkeys(mentors, 1),
        on=on,
    )
    there = [(line.mentee_id, mentor.pk) for line, mentor in new]
    possible = [(one, other) for one, other in there if one in mentees and other in mentors]
    judged = everybody.judged((mentees[one], mentors[other]) for one, other in possible)
    return [judged.get(pair) for pair in there]


def _found(programme: Programme, role: Role, keys: Collection[int]) -> dict[int, Participation]:
    return {part.pk: part for part in ready(programme, role).filter(pk__in=keys)}
