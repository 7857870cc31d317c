"""A reporting line or a veto that comes up later: proposals and requests it breaks come to an end.

A request ends like one to a mentor who is full, and a proposal like one that a coordinator ruled
out, so that nobody can tell what came up.
"""

from collections.abc import Collection

from django.db import transaction

from kollega.domains.matching import queries
from kollega.domains.matching.actions.offering import close
from kollega.domains.matching.actions.proposing import part
from kollega.domains.matching.lifecycle import OPEN_OFFER, OfferStage
from kollega.domains.matching.queries.rules import impossible
from kollega.domains.matching.vocabulary import Obstacle
from kollega.domains.people import queries as people
from kollega.domains.programmes.models import Participation
from kollega.foundation import clock


@transaction.atomic
def close_for_line(line_id: int) -> None:
    """Look again at what is under way between the two people of a reporting line."""
    _look_again(people.people_of_line(line_id))


def lines_between_offers(line_ids: Collection[int]) -> set[int]:
    """Those of many reporting lines that come between two people with something under way."""
    pairs = people.pairs_of_lines(line_ids)
    under_way = queries.under_way_among(set().union(*pairs.values()))
    return {line for line, two in pairs.items() if two in under_way}


@transaction.atomic
def close_for_veto(veto_id: int) -> None:
    """Look again at what is under way between two people one of whom avoids the other."""
    _look_again(people.people_of_veto(veto_id))


def _look_again(two: tuple[int, int] | None) -> None:
    if two is None:
        return
    people.locked_in_order(two)
    both_ways = [two, (two[1], two[0])]
    for offer in queries.open_between(both_ways):
        offer = queries.locked(offer)
        if offer.stage in OPEN_OFFER and _is_broken(offer.mentee, offer.mentor):
            close(offer, OfferStage.FULL, by=None)
    for line in queries.proposed_between(both_ways):
        if line.mentor and _is_broken(line.mentee, line.mentor):
            part(line, Obstacle.RULED_OUT)
            line.save()


@transaction.atomic
def close_for_leaver(participation_id: int) -> None:
    """Close what is under way for somebody who has left a programme."""
    for offer in queries.open_of(participation_id):
        offer = queries.locked(offer)
        if offer.stage in OPEN_OFFER:
            mentee_left = offer.mentee_id == participation_id
            close(offer, OfferStage.WITHDRAWN if mentee_left else OfferStage.FULL, by=None)


def _is_broken(mentee: Participation, mentor: Participation) -> bool:
    pairs = impossible(mentee.programme, mentees=[mentee], mentors=[mentor], on=clock.today())
    return (mentee.person_id, mentor.person_id) in pairs
