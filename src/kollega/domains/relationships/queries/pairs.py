"""Which pairs cannot be, and whose places are taken: the one rule that every way in asks."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet

from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.people.queries import ConflictPolicy
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.relationships.lifecycle import OPEN, Stage
from kollega.domains.relationships.models import MentoringRelationship


def impossible_pairs(
    programme: Programme,
    *,
    mentees: Collection[Participation],
    mentors: Collection[Participation],
    on: date,
) -> set[tuple[int, int]]:
    """Every pair that must not be made, without its reason.

    Reporting lines, people somebody would rather not meet, a shared roof where the programme
    forbids it, and pairs that were: all look alike.

    Args:
        programme: whose rules are asked.
        mentees, mentors: participations of that programme.
        on: the day it is asked for.

    Returns:
        Pairs (mentee's person id, mentor's person id); the number of queries does not depend on
        the number of people.
    """
    mentor_keys = [mentor.person_id for mentor in mentors]
    alike: dict[ConflictPolicy, list[int]] = defaultdict(list)
    for mentee in mentees:
        alike[programmes.policy_for(programme, mentee=mentee)].append(mentee.person_id)
    pairs = past_pairs(
        programme, mentees=[mentee.person_id for mentee in mentees], mentors=mentor_keys
    )
    for policy, keys in alike.items():
        pairs |= people.conflicts_among(keys, mentor_keys, policy=policy, on=on)
    return pairs


def past_pairs(
    programme: Programme, *, mentees: Collection[int], mentors: Collection[int]
) -> set[tuple[int, int]]:
    """Pairs that are or were in this programme, or that one of the two ended in any.

    Args:
        mentees, mentors: primary keys of people.

    Returns:
        Pairs (mentee, mentor), whoever of the two was the mentor then.
    """
    rows = MentoringRelationship.objects.filter(Q(programme=programme) | Q(stage=Stage.ENDED))
    pairs: set[tuple[int, int]] = set()
    for mentee, mentor in (("mentee", "mentor"), ("mentor", "mentee")):
        pairs.update(
            rows.filter(
                **{f"{mentee}__in": list(mentees), f"{mentor}__in": list(mentors)}
            ).values_list(f"{mentee}_id", f"{mentor}_id")
        )
    return pairs


def taken(
    programme: Programme, mentors: Collection[int], *, beside: Collection[int] = ()
) -> dict[int, int]:
    """How many mentees each of these mentors has in a programme now, by the mentor's person id.

    Args:
        beside: people who are not counted, because whoever reads the figure must not see them.
    """
    rows = (
        MentoringRelationship.objects.filter(
            programme=programme, mentor__any_of=mentors, stage__in=OPEN
        )
        .exclude(mentee__in=beside)
        .values("mentor_id")
        .annotate(count=Count("pk"))
        .values_list("mentor_id", "count")
    )
    return dict(rows)


def mentored(programme: Programme) -> QuerySet[MentoringRelationship, Any]:
    """Mentees who have a mentor in a programme now, as a sub-query of person ids."""
    return MentoringRelationship.objects.filter(programme=programme, stage__in=OPEN).values(
        "mentee_id"
    )


def over(programme: Programme, *, mentee: OuterRef) -> QuerySet[MentoringRelationship]:
    """The relationships of a mentee in a programme that are over, the last first: for sub-queries."""
    return MentoringRelationship.objects.filter(
        programme=programme, mentee=mentee, ended_on__isnull=False
    ).order_by("-began_on", "-pk")


def standing_among(everyone: Collection[int]) -> set[frozenset[int]]:
    """The pairs that stand between any two of these people, in any programme."""
    rows = MentoringRelationship.objects.filter(
        mentor__any_of=everyone, mentee__any_of=everyone, stage__in=OPEN
    )
    return {frozenset(two) for two in rows.values_list("mentor_id", "mentee_id")}


def open_between(one: Person, other: Person) -> QuerySet[MentoringRelationship]:
    """The relationships that two people have now, whoever is the mentor, in any programme."""
    return MentoringRelationship.objects.filter(
        Q(mentor=one, mentee=other) | Q(mentor=other, mentee=one), stage__in=OPEN
    )
