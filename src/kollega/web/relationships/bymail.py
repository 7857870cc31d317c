"""What the buttons in mails about a pair ask and do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kollega.domains.relationships import actions, permissions, queries
from kollega.foundation.permissions import require
from kollega.web.bymail import register
from kollega.web.bymail.register import Question

if TYPE_CHECKING:
    from kollega.domains.people.models import Person


def register_deeds() -> None:
    """Say what these buttons do; called once, with the addresses."""
    register.add("we_are_fine", ask=_ask_fine, act=_fine)
    register.add("rematch", ask=_ask_rematch, act=_rematch)


def _ask_fine(person: Person, relationship_id: int) -> Question:
    relationship = queries.by_key(relationship_id)
    require(permissions.may_change(person, relationship))
    return Question(
        title=_("Are you both fine?"),
        detail=_("Then nobody asks any more. You can switch it on again on your page."),
        button=_("We are fine, no need to ask"),
    )


def _fine(person: Person, relationship_id: int, choices: Sequence[str]) -> str:
    actions.stop_nudges(relationship=queries.by_key(relationship_id), by=person)
    return _("Thank you. We won't ask again.")


def _ask_rematch(person: Person, relationship_id: int) -> Question:
    relationship = queries.by_key(relationship_id)
    require(permissions.may_ask_rematch(person, relationship))
    return Question(
        title=_("Look for another mentor?"),
        detail=_("Your mentoring with {name} ends. Nobody is told a reason.").format(
            name=queries.partner(relationship, person).name
        ),
        button=_("Look for another mentor"),
    )


def _rematch(person: Person, relationship_id: int, choices: Sequence[str]) -> str:
    actions.ask_rematch(relationship=queries.by_key(relationship_id), by=person)
    return _("Another mentor is being looked for. You will hear from us.")
