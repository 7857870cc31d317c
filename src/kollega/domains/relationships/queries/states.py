"""How pairs stand, for their coordinator: states and counts, worked out by the database."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Programme
from kollega.domains.relationships.lifecycle import Stage
from kollega.domains.relationships.models import MentoringRelationship
from kollega.domains.relationships.vocabulary import SILENT_AFTER, PairState
from kollega.foundation import clock

DAYS_IN_A_MONTH = 30.44

# What a coordinator may read of a pair; its agreement, goals and contacts are not among it.
STATE = (
    "public_id",
    "programme_id",
    "stage",
    "began_on",
    "ended_on",
    "sessions_planned",
    "sessions_held",
    "nudges_stopped",
    *(
        f"{side}__{field}"
        for side in ("mentor", "mentee")
        for field in ("public_id", "title", "given_name", "family_name", "sort_key")
    ),
)


def states(programme: Programme, *, viewer: Person) -> QuerySet[MentoringRelationship]:
    """Every pair of a programme with its ``state`` and ``urgency`` (0 is the most pressing).

    Pairs with somebody the viewer stands in a reporting line with are left out of the rows and so
    out of every count; the agreement is never loaded.
    """
    hidden = programmes.out_of_sight(viewer, programme)
    return (
        _with_state(programme)
        .exclude(mentor__in=hidden)
        .exclude(mentee__in=hidden)
        .select_related("mentor", "mentee")
        .only(*STATE)
    )


def these(
    rows: QuerySet[MentoringRelationship], keys: Iterable[int]
) -> list[MentoringRelationship]:
    """Some of these pairs, in the order of their primary keys given."""
    order = list(keys)
    found = {pair.pk: pair for pair in rows.filter(pk__in=order)}
    return [found[key] for key in order if key in found]


@dataclass(frozen=True)
class Standing:
    """How many pairs stand how.

    Attributes:
        states: pairs by state; every state is there, with 0 where there is none.
        by_sessions: (sessions, pairs) of the open and completed ones, rising.
        held: sessions of all of these pairs together, the ended ones too.
    """

    states: dict[PairState, int]
    by_sessions: list[tuple[int, int]]
    held: int


def standing(rows: QuerySet[Any]) -> Standing:
    """Count pairs that carry their ``state``; one query."""
    counted = (
        rows.order_by()
        .values("state", "sessions_held")
        .annotate(count=Count("pk"))
        .values_list("state", "sessions_held", "count")
    )
    found, held = dict.fromkeys(PairState, 0), 0
    by_sessions: Counter[int] = Counter()
    for state, sessions, count in counted:
        found[PairState(state)] += count
        held += sessions * count
        if state != PairState.ENDED:
            by_sessions[sessions] += count
    return Standing(states=found, by_sessions=sorted(by_sessions.items()), held=held)


def to_nudge(*, now: datetime) -> QuerySet[MentoringRelationship]:
    """Pairs that were silent for so long that the two are asked, once per silence."""
    return (
        MentoringRelationship.objects.filter(
            stage=Stage.ACTIVE,
            nudges_stopped=False,
            broken_on=None,
            programme__silence_days__isnull=False,
            last_sign_at__lt=_days_before(now, F("programme__silence_days")),
        )
        .filter(Q(last_nudged_at=None) | Q(last_nudged_at__lt=F("last_sign_at")))
        .select_related("programme")
        .order_by("pk")
    )


def _with_state(programme: Programme) -> QuerySet[MentoringRelationship]:
    now, today = clock.now(), clock.today()
    rows = MentoringRelationship.objects.filter(programme=programme)
    if programme.months:
        rows = rows.annotate(due_on=_next_due(programme.months))
    rules = [
        (Q(stage=Stage.ENDED), PairState.ENDED),
        (
            Q(stage=Stage.COMPLETED) | Q(sessions_held__gte=F("sessions_planned")),
            PairState.COMPLETE,
        ),
        (Q(stage=Stage.PAUSED), PairState.PAUSED),
        (_silent(programme, now), PairState.SILENT),
        (_overdue(programme, today), PairState.OVERDUE),
        (Q(sessions_held=0), PairState.WAITING),
    ]
    order = list(PairState)
    return rows.annotate(
        state=Case(
            *(When(rule, then=Value(state.value)) for rule, state in rules if rule),
            default=Value(PairState.ON_TRACK.value),
        ),
        urgency=Case(
            *(When(rule, then=Value(order.index(state))) for rule, state in rules if rule),
            default=Value(order.index(PairState.ON_TRACK)),
            output_field=IntegerField(),
        ),
    )


def _silent(programme: Programme, now: datetime) -> Q:
    """Asked after so many days, and no sign since. An empty rule where nobody is asked."""
    if programme.silence_days is None:
        return Q()
    return Q(
        nudges_stopped=False,
        last_nudged_at__gt=F("last_sign_at"),
        last_nudged_at__lt=now - SILENT_AFTER,
    )


def _overdue(programme: Programme, today: date) -> Q:
    """The next planned session should have been by now. An empty rule without a plan in time."""
    if not programme.months or not programme.dates_shown:
        return Q()
    return Q(sessions_planned__isnull=False, due_on__lt=today)


def _next_due(months: int) -> Combinable:
    """When the next session is due if the planned ones are spread evenly over the months."""
    days = months * DAYS_IN_A_MONTH
    after = (F("sessions_held") + 1) * Value(days) / F("sessions_planned")
    return ExpressionWrapper(F("began_on") + Cast(after, IntegerField()), output_field=DateField())


def _days_before(moment: datetime, days: F) -> Combinable:
    return ExpressionWrapper(
        Value(moment) - ExpressionWrapper(Value(timedelta(days=1)) * days, DurationField()),
        output_field=MentoringRelationship._meta.get_field("last_sign_at"),
    )
