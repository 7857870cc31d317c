"""What the buttons in mails do. Every door that sends such mails adds its own deeds here.

A deed is asked about first and done by a second touch, so that a mail scanner's visit does nothing::

    register.add("accept_offer", ask=_ask_offer, act=_accept_offer)

where ``maillinks.issue(deed="accept_offer", person_id=..., subject_id=...)`` made the link. Import
the module that adds them from the door's ``urls.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kollega.domains.people.models import Person


@dataclass(frozen=True, slots=True)
class Question:
    """What a button's page says before anything is done.

    Attributes:
        title: the whole question or sentence, such as "Take Thursday, 19:30?".
        button: the words on the one button.
        detail: a line below the title.
        choices: values and labels to tick, where the deed needs an answer (such as new times).
        hint: above the choices.
        warm: whether the button ends or declines something.
    """

    title: str
    button: str
    detail: str = ""
    choices: Sequence[tuple[str, str]] = ()
    hint: str = ""
    warm: bool = False


Ask = Callable[["Person", int], Question]
Act = Callable[["Person", int, Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of button: what is asked, and what is done.

    Attributes:
        ask: from the person and the subject's primary key; may refuse with a DomainError.
        act: from the person, the subject's primary key and the ticked values; returns the
            sentence that says what is now. It runs in the transaction that uses the button up.
    """

    ask: Ask
    act: Act


DEEDS: dict[str, Deed] = {}


def add(name: str, *, ask: Ask, act: Act) -> None:
    """Register a deed under the name its links are issued with."""
    DEEDS[name] = Deed(ask=ask, act=act)
