"""What the buttons in emails about an address ask and do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kollega.domains.people import actions, queries
from kollega.domains.people.vocabulary import STOP_ADDRESS, USE_ADDRESS
from kollega.foundation.errors import NotPossible
from kollega.web.bymail import register
from kollega.web.bymail.register import Question

if TYPE_CHECKING:
    from kollega.domains.people.models import Person


def register_deeds() -> None:
    """Say what these buttons do; called once, with the addresses."""
    register.add(USE_ADDRESS, ask=_ask_use, act=_use)
    register.add(STOP_ADDRESS, ask=_ask_stop, act=_stop)


def _ask_use(person: Person, key: int) -> Question:
    asked = queries.wished_address(person, key)
    return Question(
        title=_("Use {address} from now on?").format(address=asked.email),
        detail=_("You sign in with it then, and our emails go to it and no longer to the old one."),
        button=_("Use this address"),
    )


def _use(person: Person, key: int, choices: Sequence[str]) -> str:
    person = actions.use_address(person=person, by=person, asked_key=key)
    return _("From now on you sign in with {address}.").format(address=person.email)


def _ask_stop(person: Person, key: int) -> Question:
    if queries.new_address_of(person) is None:
        raise NotPossible(_("There is nothing left to change: it has already been taken back."))
    return Question(
        title=_("Keep the address as it is?"),
        detail=_("The link in the email to the other address then does nothing."),
        button=_("Stop the change"),
        warm=True,
    )


def _stop(person: Person, key: int, choices: Sequence[str]) -> str:
    actions.take_back_address(person=person, by=person)
    return _(
        "Your address stays as it is. If somebody else may be signed in as you, choose a new "
        "password now: it signs them out."
    )
