"""What the buttons in letters about requests and introductions do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kollega.domains.matching import actions, permissions, queries
from kollega.domains.matching.actions import letters
from kollega.domains.matching.actions.offering import require_open
from kollega.foundation.permissions import require
from kollega.web.bymail import register as buttons

if TYPE_CHECKING:
    from kollega.domains.matching.models import Offer
    from kollega.domains.people.models import Person


def register() -> None:
    """Make the buttons known; called once, by this door's addresses."""
    buttons.add(letters.ACCEPT, ask=_ask_accept, act=_accept)
    buttons.add(letters.TALK_FIRST, ask=_ask_talk, act=_talk)
    buttons.add(letters.DECLINE, ask=_ask_decline, act=_decline)
    buttons.add(letters.AGREE, ask=_ask_agree, act=_agree)
    buttons.add(letters.NOT_THIS_ONE, ask=_ask_not_this_one, act=_decline)


def _ask_accept(person: Person, subject: int) -> buttons.Question:
    offer = _of_mentor(person, subject)
    return buttons.Question(
        title=_("Would you like to meet {mentee} as a mentor?").format(
            mentee=offer.mentee.person.name
        ),
        button=_("Yes, I would like to"),
    )


def _accept(person: Person, subject: int, _choices: Sequence[str]) -> str:
    if actions.accept_offer(offer=_of_mentor(person, subject), by=person):
        return _("You can meet now. They have been told.")
    return _("Thank you. The other side is being asked as well.")


def _ask_talk(person: Person, subject: int) -> buttons.Question:
    offer = _of_mentor(person, subject)
    return buttons.Question(
        title=_("Would you like to talk with {mentee} first?").format(
            mentee=offer.mentee.person.name
        ),
        detail=_("They are shown your address {address} and can write to you.").format(
            address=person.email
        ),
        button=_("Show them my address"),
    )


def _talk(person: Person, subject: int, _choices: Sequence[str]) -> str:
    offer = actions.talk_first(offer=_of_mentor(person, subject), by=person)
    return _("{mentee} can reach you now.").format(mentee=offer.mentee.person.name)


def _ask_decline(person: Person, subject: int) -> buttons.Question:
    _of_mentor(person, subject)
    return buttons.Question(
        title=_("Not just now?"),
        detail=_(
            "Nobody asks why. They read that you are not free just now, as they would if you "
            "were full."
        ),
        button=_("Not just now"),
        warm=True,
    )


def _decline(person: Person, subject: int, _choices: Sequence[str]) -> str:
    actions.decline_offer(offer=queries.offer_by_key(subject), by=person)
    return _("Thank you. Nobody asks why.")


def _ask_agree(person: Person, subject: int) -> buttons.Question:
    offer = _of_mentee(person, subject)
    return buttons.Question(
        title=_("Would you like {mentor} as your mentor?").format(mentor=offer.mentor.person.name),
        detail=_("If you say yes, they can read what you would like help with."),
        button=_("Yes, I would like to"),
    )


def _agree(person: Person, subject: int, _choices: Sequence[str]) -> str:
    if actions.agree_as_mentee(offer=_of_mentee(person, subject), by=person):
        return _("You can meet now. Your mentor has been told.")
    return _("Thank you. Now it is your mentor's turn to answer.")


def _ask_not_this_one(person: Person, subject: int) -> buttons.Question:
    _of_mentee(person, subject)
    return buttons.Question(
        title=_("Would you rather have somebody else?"),
        detail=_("Nobody asks why, and you keep your place in the queue."),
        button=_("Somebody else, please"),
        warm=True,
    )


def _of_mentor(person: Person, subject: int) -> Offer:
    offer = queries.offer_by_key(subject)
    require(permissions.may_answer_as_mentor(person, offer))
    require_open(offer)
    return offer


def _of_mentee(person: Person, subject: int) -> Offer:
    offer = queries.offer_by_key(subject)
    require(permissions.may_answer_as_mentee(person, offer))
    return offer
