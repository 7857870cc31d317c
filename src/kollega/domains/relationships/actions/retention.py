"""Pairs are forgotten two years after their end, and people once nothing holds them any more."""

from django.db.models import Exists, OuterRef, Q

from kollega.domains.people import actions as people
from kollega.domains.people import queries as people_queries
from kollega.domains.programmes import queries as programmes
from kollega.domains.relationships.lifecycle import OPEN
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.privacy import TWO_YEARS

AT_A_TIME = 500


def forget_old_pairs() -> None:
    """Delete pairs that closed two years ago, with their sessions, goals and agreement (a sweep).

    While both are still known to the programme the pair is kept, so that the two are not brought
    together a second time.
    """
    ended = MentoringRelationship.objects.exclude(stage__in=OPEN).filter(
        ended_on__lt=clock.today() - TWO_YEARS
    )
    both = programmes.has_a_part("mentor") & programmes.has_a_part("mentee")
    ended.filter(~both).delete()


def forget_people() -> None:
    """Delete people, some at a time, with whom nobody here has anything to do any more (a sweep).

    They take part in nothing and run nothing, had no pair, were named by nobody, and did not sign
    in for two years.
    """
    pairs = MentoringRelationship.objects.filter(
        Q(mentor=OuterRef("pk")) | Q(mentee=OuterRef("pk"))
    )
    idle = programmes.without_any_part(people_queries.idle(since=clock.now() - TWO_YEARS))
    people.forget(list(idle.filter(~Exists(pairs)).values_list("pk", flat=True)[:AT_A_TIME]))
