"""A reporting line or a veto that comes up later: the pairs it breaks are offered a quiet re-match.

Both sides get the same kind of letter whatever the reason, so that neither a senior nor somebody
who was named learns more than that this pair does not go on. Nobody else is told anything.
"""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people import queries as people
from kollega.domains.relationships import queries
from kollega.domains.relationships.actions.ending import part
from kollega.domains.relationships.actions.letters import button, write
from kollega.domains.relationships.lifecycle import OPEN
from kollega.domains.relationships.models import MentoringRelationship
from kollega.domains.relationships.vocabulary import TIME_TO_PART
from kollega.foundation import clock


@transaction.atomic
def part_for_line(line_id: int) -> None:
    """Look again at the pairs of the two people of a reporting line, new or changed."""
    _look_again(people.people_of_line(line_id))


@transaction.atomic
def part_for_veto(veto_id: int) -> None:
    """Look again at the pairs of two people one of whom would rather not meet the other."""
    _look_again(people.people_of_veto(veto_id))


def lines_between_pairs(line_ids: Collection[int]) -> set[int]:
    """Those of many reporting lines that come between two people who have each other."""
    pairs = people.pairs_of_lines(line_ids)
    standing = queries.standing_among(set().union(*pairs.values()))
    return {line for line, two in pairs.items() if two in standing}


def part_broken() -> None:
    """Look at every pair that is breaking, known or not: mark it, lift the mark where nothing
    stands between the two any more, end it where they let the time go by. A sweep."""
    for relationship in queries.to_look_at():
        with transaction.atomic():
            people.locked_in_order([relationship.mentor_id, relationship.mentee_id])
            locked = queries.locked(relationship)
            if locked.stage not in OPEN:
                continue
            settle(locked)
            if locked.broken_on and locked.broken_on + TIME_TO_PART <= clock.today():
                part(locked)


def _look_again(pair: tuple[int, int] | None) -> None:
    if pair is None:
        return
    people.locked_in_order(pair)
    for relationship in queries.standing_between(*pair):
        settle(relationship)


def settle(relationship: MentoringRelationship) -> None:
    """Mark a locked relationship as breaking and tell its two people once, or lift the mark."""
    day = queries.breaks_on(relationship, on=clock.today())
    known = relationship.broken_on
    if day == known or (day and known and known <= day):
        return
    relationship.broken_on = day
    relationship.save(update_fields=["broken_on"])
    if day and not known:
        _offer_rematch(relationship)


def _offer_rematch(relationship: MentoringRelationship) -> None:
    words = {
        "mentor": relationship.mentor.name,
        "mentee": relationship.mentee.name,
        "programme": relationship.programme.name,
    }
    write(
        to=relationship.mentee,
        about=relationship,
        text=_(
            "You and {mentor} will not be able to go on as mentor and mentee in {programme}. "
            "Nobody is at fault, and nobody is told a reason.\n\n"
            "If you like, another mentor is looked for. One tap is enough:\n"
            "{rematch}\n\n"
            "Your page:"
        ).format(
            rematch=button("rematch", of=relationship.mentee, subject_id=relationship.pk), **words
        ),
    )
    write(
        to=relationship.mentor,
        about=relationship,
        text=_(
            "You and {mentee} will not be able to go on as mentor and mentee in {programme}. "
            "Nobody is at fault, and nobody is told a reason.\n\n"
            "There is nothing you have to do. If you like, you can end it now:"
        ).format(**words),
    )
