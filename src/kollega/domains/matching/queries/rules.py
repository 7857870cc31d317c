"""The rules and weights of one programme, in the words of the matching package."""

from collections.abc import Collection
from datetime import date, timedelta

from kollega.domains.matching.lifecycle import UNMET
from kollega.domains.matching.models import ForbiddenPair, Offer
from kollega.domains.matching.queries.facts import same_specialty
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.relationships import queries as relationships
from kollega.foundation import clock
from kollega.pure.matching import Rules, Weights

# A mentor who was not free is not suggested to the same mentee again for so long, whatever the
# reason was: a shorter time for some reasons would tell which it was.
AGAIN_AFTER = timedelta(days=90)


def rules_for(
    programme: Programme,
    *,
    mentees: Collection[Participation],
    mentors: Collection[Participation],
    on: date,
) -> Rules:
    """The hard rules between these people; the number of queries does not depend on theirs."""
    pairs = impossible(programme, mentees=mentees, mentors=mentors, on=on)
    return Rules(
        forbidden=frozenset((str(mentee), str(mentor)) for mentee, mentor in pairs),
        common_language=True,
        different_specialty=programme.other_specialty,
        way_to_meet=True,
    )


def weights_for(programme: Programme) -> Weights:
    """How much each wish counts; sharing a specialty counts for nothing where it is ruled out."""
    return Weights(specialty=0) if programme.other_specialty else Weights()


def impossible(
    programme: Programme,
    *,
    mentees: Collection[Participation],
    mentors: Collection[Participation],
    on: date,
) -> set[tuple[int, int]]:
    """Every pair that must not be proposed, by person ids, mentee first, without its reason.

    To what relationships rule out come pairs a coordinator ruled out, requests that were in vain
    not long ago, and mentors of the same specialty where the mentee asked for another.
    """
    pairs = relationships.impossible_pairs(programme, mentees=mentees, mentors=mentors, on=on)
    pairs.update(
        ForbiddenPair.objects.filter(programme=programme).values_list("mentee_id", "mentor_id")
    )
    pairs.update(
        Offer.objects.filter(
            mentee__programme=programme,
            stage__in=UNMET,
            asked_at__gt=clock.now() - AGAIN_AFTER,
        ).values_list("mentee__person_id", "mentor__person_id")
    )
    return pairs | same_specialty(mentees, mentors, on=on)
