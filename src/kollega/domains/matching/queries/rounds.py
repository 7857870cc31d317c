"""A round as a coordinator sees it: names, fit in words, states; never what anybody needs.

Whoever stands in a reporting line with the viewer is in no row, search or figure.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kollega.domains.matching.lifecycle import OPEN_OFFER, RoundStage
from kollega.domains.matching.models import ForbiddenPair, Offer, Proposal, Round
from kollega.domains.matching.vocabulary import FitWord
from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Programme
from kollega.foundation.errors import NotFound
from kollega.pure.matching import fit_word

UNDER_WAY = (RoundStage.COMPUTING, RoundStage.REVIEW, RoundStage.FAILED)
# What people said for the matching is not even read for a coordinator's page.
UNREAD = (
    "reasons",
    *(
        f"{side}__{field}"
        for side in ("mentee", "mentor")
        for field in (
            "topics",
            "meets_by",
            "places",
            "experiences",
            "portrait",
            "words_for_mentor",
            "other_specialty",
            "may_share_roof",
            "own_columns",
        )
    ),
)
_KEPT = ("capacity_kept", "rules_kept", "nobody_twice", "locked_kept")
NOTHING_IN_COMMON = Value(-1.0)


@dataclass(frozen=True)
class Figures:
    """A round in figures, of the people the viewer may see.

    Attributes:
        total, matched: mentees in the round, and those with a mentor.
        needs_met: how many met their first, second, ... need, by its place.
        load: how many mentors have one mentee, two, ..., by that number.
        broken: kinds of rules that are not kept; the matching checks its own answer.
    """

    total: int
    matched: int
    needs_met: Mapping[int, int]
    load: Mapping[int, int]
    broken: int

    @property
    def waiting(self) -> int:
        return self.total - self.matched

    @property
    def mean_load(self) -> float:
        """Mentees for each mentor who has any; 0 without pairs."""
        mentors = sum(self.load.values())
        return self.matched / mentors if mentors else 0.0

    @property
    def uneven(self) -> bool:
        """Whether somebody would carry at least two more than somebody else."""
        return bool(self.load) and max(self.load) - min(self.load) >= 2


def under_way(programme: Programme) -> Round | None:
    """The round that is being computed or reviewed, if there is one."""
    return Round.objects.filter(programme=programme, stage__in=UNDER_WAY).first()


def to_review(programme: Programme, *, viewer: Person) -> int:
    """How many proposed pairs wait for this coordinator; two queries, one without a round."""
    round = under_way(programme)
    if not round or round.stage != RoundStage.REVIEW:
        return 0
    return proposals(round, viewer=viewer).filter(mentor__isnull=False).count()


def locked_round(round: Round) -> Round:
    """The same round, its row locked until the transaction ends."""
    return (
        Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round.pk)
    )


def proposals(round: Round, *, viewer: Person) -> QuerySet[Proposal]:
    """The lines of a round whose two people the viewer may see.

    Ordered by whoever asks; `fit_order` puts those without a mentor last when descending.
    """
    hidden = programmes.out_of_sight(viewer, round.programme)
    return (
        Proposal.objects.filter(round=round)
        .exclude(Q(mentee__person__in=hidden) | Q(mentor__person__in=hidden))
        .select_related("mentee__person", "mentor__person", "round__programme")
        .defer(*UNREAD)
        .annotate(fit_order=Coalesce(F("fit"), NOTHING_IN_COMMON))
    )


def filtered(rows: QuerySet[Proposal], *, words: str = "", state: str = "") -> QuerySet[Proposal]:
    """Those of the rows that a search and a choice of state let through.

    Args:
        words: beginnings of names, of either side; empty: everybody.
        state: a key of `STATES`; anything else: every state.
    """
    if words.strip():
        named = people.named_like(words).order_by().values("pk")
        rows = rows.filter(Q(mentee__person__in=named) | Q(mentor__person__in=named))
    return rows.filter(STATES[state]) if state in STATES else rows


STATES: Mapping[str, Q] = {
    "ready": Q(mentor__isnull=False, locked=False),
    "locked": Q(locked=True),
    "waiting": Q(mentor__isnull=True),
    "check": Q(mentor__isnull=False) & ~Q(cautions=[]),
}


def proposal(public_id: str, *, viewer: Person, programme: Programme) -> Proposal:
    """A line of the round under way.

    Raises:
        NotFound: there is none, or one of its people is out of the viewer's sight.
    """
    round = under_way(programme)
    found = round and proposals(round, viewer=viewer).filter(public_id=public_id).first()
    if not found:
        raise NotFound(_("There is nothing here for you."))
    return found


def proposed_between(pairs: Iterable[tuple[int, int]]) -> QuerySet[Proposal]:
    """Lines under review that pair these people, by person ids, mentee first; locked."""
    condition = Q(pk__in=[])
    for mentee, mentor in pairs:
        condition |= Q(mentee__person=mentee, mentor__person=mentor)
    return (
        Proposal.objects.select_for_update(of=("self",))
        .filter(condition, round__stage__in=UNDER_WAY)
        .select_related("mentee__programme", "mentor", "round")
        .order_by("pk")
    )


def under_way_among(everyone: Collection[int]) -> set[frozenset[int]]:
    """Pairs of people with an open offer, or a line in a round under review, between them."""
    both = {"mentee__person__any_of": everyone, "mentor__person__any_of": everyone}
    ends = ("mentee__person_id", "mentor__person_id")
    offers = Offer.objects.filter(**both, stage__in=OPEN_OFFER).values_list(*ends)
    lines = Proposal.objects.filter(**both, round__stage__in=UNDER_WAY).values_list(*ends)
    return {frozenset(two) for two in offers.union(lines)}


def figures(round: Round, *, viewer: Person) -> Figures:
    """The round in figures; three queries."""
    rows = proposals(round, viewer=viewer).order_by()
    pairs = rows.filter(mentor__isnull=False)
    met = pairs.exclude(need_met=None).values_list("need_met").annotate(count=Count("pk"))
    carried = pairs.values_list("mentor").annotate(count=Count("pk"))
    load = Counter(count for _mentor, count in carried)
    return Figures(
        total=rows.count(),
        matched=sum(count * mentors for count, mentors in load.items()),
        needs_met=dict(sorted(met)),
        load=dict(sorted(load.items(), reverse=True)),
        broken=sum(not round.checks.get(kept, True) for kept in _KEPT),
    )


def ruled_out(programme: Programme, *, viewer: Person) -> QuerySet[ForbiddenPair]:
    """The pairs that coordinators ruled out by hand and that the viewer may see."""
    hidden = programmes.out_of_sight(viewer, programme)
    return (
        ForbiddenPair.objects.filter(programme=programme)
        .exclude(Q(mentee__in=hidden) | Q(mentor__in=hidden))
        .select_related("mentee", "mentor")
        .order_by("mentee__sort_key", "mentor__sort_key", "pk")
    )


def word_for(fit: float | None) -> FitWord | None:
    """A fit in words; None where there is none."""
    return None if fit is None else FitWord(fit_word(fit).value)


def helpers(proposal: Proposal, *, viewer: Person) -> list[str]:
    """Whom or what the single change is about: names of mentors in sight, or languages as stored."""
    if proposal.single_change != "capacity":
        return [str(word) for word in proposal.change_detail]
    rows = programmes.people_of(proposal.round.programme, viewer=viewer)
    found = {part.pk: part.person.name for part in rows.filter(pk__in=proposal.change_detail)}
    return [found[pk] for pk in proposal.change_detail if pk in found]
