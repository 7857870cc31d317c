"""Who must not be matched with whom. One rule, asked by every way into a relationship.

The answer never says why: a reporting line, a veto and a shared department look alike, so that
nobody can find out by elimination that somebody would rather not meet them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from kollega.domains.people.models import Affiliation, Organisation, Person, ReportingLine, Veto
from kollega.domains.people.vocabulary import OrganisationKind

DAYS_IN_A_MONTH = 31  # rounded up: a conflict counts a day too long rather than too short


@dataclass(frozen=True)
class ConflictPolicy:
    """What counts as a conflict in one programme.

    Attributes:
        past_months: how long an ended reporting line still counts; coming ones always count.
        same: the level of organisation two people must not share (None: they may).
    """

    past_months: int = 24
    same: OrganisationKind | None = None


def counting(
    lines: QuerySet[ReportingLine], *, on: date, past_months: int
) -> QuerySet[ReportingLine]:
    """The lines that count on a day: current, coming, or ended less than so many months ago."""
    horizon = on - timedelta(days=past_months * DAYS_IN_A_MONTH)
    return lines.filter(Q(ends_on=None) | Q(ends_on__gte=horizon))


def conflicts_among(
    ones: Collection[int], others: Collection[int], *, policy: ConflictPolicy, on: date
) -> set[tuple[int, int]]:
    """Every impossible pair between two sets of people, without its reason.

    Args:
        ones, others: primary keys of people.
        policy: what the programme counts as a conflict.
        on: the day it is asked for.

    Returns:
        Pairs (one, other); the number of queries does not depend on the number of people.
    """
    pairs: set[tuple[int, int]] = {(key, key) for key in set(ones) & set(others)}
    left, right = _as_named(ones, others)
    lines = counting(ReportingLine.objects.all(), on=on, past_months=policy.past_months)
    for table, first, second in (
        (lines, "senior", "junior"),
        (Veto.objects.all(), "holder", "named"),
    ):
        for one, other in ((first, second), (second, first)):
            found = table.filter(**{f"{one}__in": list(left), f"{other}__in": list(right)})
            for here, there in found.values_list(f"{one}_id", f"{other}_id"):
                pairs.update((x, y) for x in left[here] for y in right[there] if x != y)
    if policy.same:
        pairs |= _under_one_roof(ones, others, level=policy.same, on=on)
    return pairs


def lines_of(junior: Person) -> QuerySet[ReportingLine]:
    """Who judges this person, as far as is known; for the junior's own page."""
    return (
        ReportingLine.objects.filter(junior=junior)
        .select_related("senior")
        .order_by("senior__sort_key", "pk")
    )


def vetoes_of(holder: Person) -> QuerySet[Veto]:
    """Whom this person would rather not meet; for their own page alone."""
    return Veto.objects.filter(holder=holder).select_related("named").order_by("named__sort_key")


def vetoes_told(holders: Collection[int] | QuerySet[Any, Any]) -> QuerySet[Veto]:
    """What people wanted a named contact to know about whom they avoid, by who said it."""
    return (
        Veto.objects.filter(holder__in=holders, told_contact=True)
        .select_related("holder", "named")
        .order_by("holder__sort_key", "named__sort_key", "pk")
    )


def lines_with(person: Person, *, on: date, past_months: int) -> set[int]:
    """Primary keys of everybody who judges somebody or is judged by them, as far as it counts.

    A line to somebody known only by name counts for whoever bears the name.
    """
    keys = set(_as_named([person.pk], [])[0])
    lines = counting(
        ReportingLine.objects.filter(Q(senior__in=keys) | Q(junior__in=keys)),
        on=on,
        past_months=past_months,
    )
    pairs = lines.values_list("senior_id", "junior_id")
    return {key for pair in pairs for key in pair} - keys


def judged_by(senior: Person, *, on: date, past_months: int = 24) -> set[int]:
    """Primary keys of everybody whom this person judges, as far as it counts."""
    keys = set(_as_named([senior.pk], [])[0])
    lines = counting(ReportingLine.objects.filter(senior__in=keys), on=on, past_months=past_months)
    return set(lines.values_list("junior_id", flat=True)) - keys


def people_of_line(line_id: int) -> tuple[int, int] | None:
    """Primary keys of senior and junior; None when the line was taken back."""
    return ReportingLine.objects.filter(pk=line_id).values_list("senior_id", "junior_id").first()


def pairs_of_lines(line_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Primary keys of senior and junior, by that of the line."""
    rows = ReportingLine.objects.filter(pk__any_of=line_ids)
    return {pk: frozenset(two) for pk, *two in rows.values_list("pk", "senior_id", "junior_id")}


def people_of_veto(veto_id: int) -> tuple[int, int] | None:
    """Primary keys of the two people; None when it was taken back. For jobs, never for pages."""
    return Veto.objects.filter(pk=veto_id).values_list("holder_id", "named_id").first()


def _as_named(
    ones: Collection[int], others: Collection[int]
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Every person of either side under their own key, and under those of mere names.

    Somebody who was named without an address, before they came, is a row of their own with a name
    and nothing else. It stands for everybody who bears the name: an innocent namesake is kept
    apart from one person, rather than a judge let near.
    """
    sides = (set(ones), set(others))
    everybody = Person.objects.filter(pk__in=sides[0] | sides[1])
    only_named = Person.objects.filter(
        Exists(ReportingLine.objects.filter(senior=OuterRef("pk")))
        | Exists(Veto.objects.filter(named=OuterRef("pk"))),
        sort_key__in=everybody.values("sort_key"),
        email=None,
        account=None,
    )
    rows = everybody.values_list("pk", "sort_key", Value(value=False)).union(
        only_named.values_list("pk", "sort_key", Value(value=True)), all=True
    )
    bearers: dict[str, set[int]] = {}
    mere_names: list[tuple[int, str]] = []
    for key, name, mere in rows:
        if mere:
            mere_names.append((key, name))
        else:
            bearers.setdefault(name, set()).add(key)
    meant = [{key: {key} for key in side} for side in sides]
    for key, name in mere_names:
        for side, keys in zip(meant, sides, strict=True):
            if bearers[name] & keys:
                side[key] = side.get(key, set()) | (bearers[name] & keys)
    return meant[0], meant[1]


def _under_one_roof(
    ones: Collection[int], others: Collection[int], *, level: OrganisationKind, on: date
) -> set[tuple[int, int]]:
    """Pairs who work in the same department, site or organisation on a day."""
    rows = (
        Affiliation.objects.filter(person__in={*ones, *others})
        .filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))
        .values_list("person_id", "organisation__path")
    )
    roofs = set(Organisation.objects.filter(kind=level).values_list("pk", flat=True))
    first, second = set(ones), set(others)
    under: dict[int, tuple[set[int], set[int]]] = {}
    for person, path in rows:
        for roof in roofs.intersection(int(step) for step in (path or "").split("/") if step):
            here = under.setdefault(roof, (set(), set()))
            if person in first:
                here[0].add(person)
            if person in second:
                here[1].add(person)
    return {(one, other) for left, right in under.values() for one in left for other in right}
