"""The lines of a round: how a pair, or the lack of one, is written down."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kollega.domains.matching.models import Proposal, Round
from kollega.domains.matching.queries.facts import position
from kollega.domains.matching.queries.pool import Pool
from kollega.domains.matching.queries.reasons import need_met, stored
from kollega.domains.matching.vocabulary import Caution, FitWord, Obstacle
from kollega.domains.people import queries as people
from kollega.domains.programmes.models import Participation
from kollega.foundation import clock
from kollega.pure.matching import CAPACITY, NOT_POSSIBLE, Pair, Solution, Unmatched, fit_word

# Of several things in the way, the coordinator reads of the first that can be changed.
NAMED_FIRST = (CAPACITY, "common_language", "different_specialty", "way_to_meet")


def lines(round: Round, solution: Solution, pool: Pool) -> list[Proposal]:
    """One unsaved line for every mentee of a solution."""
    drawn = [_line(round, pool.mentees[pair.mentee]) for pair in solution.pairs]
    for line, pair in zip(drawn, solution.pairs, strict=True):
        pair_up(line, pool.mentors[pair.mentor], pair)
    for left in solution.unmatched:
        line = _line(round, pool.mentees[left.mentee])
        _leave(line, left, pool)
        drawn.append(line)
    caution_of_load(drawn)
    return drawn


def pair_up(line: Proposal, mentor: Participation, pair: Pair) -> None:
    """Write a pair into a line, with its fit and its reasons."""
    on = clock.today()
    line.mentor, line.fit = mentor, pair.fit
    line.reasons = stored(pair, mentor, on=on)
    line.need_met = need_met(pair, line.mentee)
    line.cautions = list(_cautions(line, mentor, pair))
    line.obstacle, line.single_change, line.change_detail = "", "", []


def part(line: Proposal, obstacle: Obstacle) -> None:
    """Write into a line that the mentee has no mentor in this round."""
    line.mentor, line.fit, line.need_met = None, None, None
    line.reasons, line.cautions = [], []
    line.obstacle, line.single_change, line.change_detail = obstacle, "", []
    line.locked, line.locked_by, line.set_by_hand = False, None, False


def caution_of_load(drawn: Sequence[Proposal]) -> None:
    """Mark the pairs of mentors who carry at least two more than another mentor of the round."""
    load = Counter(line.mentor_id for line in drawn if line.mentor_id)
    if not load:
        return
    least = min(load.values())
    for line in drawn:
        others = [word for word in line.cautions if word != Caution.CARRIES_MOST]
        heavy = line.mentor_id is not None and load[line.mentor_id] - least >= 2
        line.cautions = [*others, Caution.CARRIES_MOST] if heavy else others


def _line(round: Round, mentee: Participation) -> Proposal:
    here = position(mentee.person, on=clock.today())
    return Proposal(round=round, mentee=mentee, grade=here.grade, place=here.place)


def _leave(line: Proposal, left: Unmatched, pool: Pool) -> None:
    found = {obstacle.code for obstacle in left.obstacles}
    change = left.single_change
    part(line, _obstacle(found, change.code if change else "", anybody=bool(pool.mentors)))
    if change:
        line.single_change = change.code
        line.change_detail = (
            [pool.mentors[key].pk for key in change.detail]
            if change.code == CAPACITY
            else list(change.detail)
        )


def _obstacle(found: set[str], change: str, *, anybody: bool) -> Obstacle:
    """What to name: what a change would help against, else the rule that stands in the way.

    What lies between two people is only ever named as "nobody suitable is free", whatever it is.
    """
    if not anybody:
        return Obstacle.NO_MENTORS
    named = [code for code in (change, *NAMED_FIRST) if code in found]
    return Obstacle(named[0] if named and found != {NOT_POSSIBLE} else Obstacle.NOT_POSSIBLE)


def _cautions(line: Proposal, mentor: Participation, pair: Pair) -> Iterable[Caution]:
    """Plain facts a coordinator may know anyhow; nothing that somebody wished for."""
    mentee, rules_out_same = line.mentee, line.round.programme.other_specialty
    on = clock.today()
    if fit_word(pair.fit).value == FitWord.POSSIBLE:
        yield Caution.WEAK_FIT
    here, there = position(mentee.person, on=on), position(mentor.person, on=on)
    both = here.specialty and there.specialty
    if both and not rules_out_same and people.fold(here.specialty) != people.fold(there.specialty):
        yield Caution.OTHER_SPECIALTY
    if mentor.free_from and mentor.free_from > on:
        yield Caution.FREE_LATER
