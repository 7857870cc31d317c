"""What is left to do for a programme, in words, with the page where it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.programmes import queries
from kollega.domains.programmes.queries import Task

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme


@dataclass(frozen=True)
class Words:
    """One thing to do: what, why, and the button."""

    title: str
    why: str
    done: bool
    required: bool
    label: str
    url: str


def tasks(programme: Programme) -> list[Words]:
    """The list of a programme, done or not, in the order in which it is best done."""
    return [_words(programme, to_do) for to_do in queries.to_do(programme)]


def _words(programme: Programme, to_do: queries.ToDo) -> Words:
    title, why, label, page = _SAID[to_do.task]()
    return Words(
        title=title,
        why=why,
        done=to_do.done,
        required=to_do.required,
        label=label,
        url=reverse(page, args=[programme.public_id]) if label else "",
    )


_SAID: dict[Task, Callable[[], tuple[str, str, str, str]]] = {
    Task.SIGN_TEXT: lambda: (
        _("Get the promise signed off"),
        _(
            "Somebody who knows the law here reads what stays between two people, and where that "
            "ends, and answers for it with their name."
        ),
        _("Read the text"),
        "programme-text",
    ),
    Task.SECOND_COORDINATOR: lambda: (
        _("Ask a second coordinator"),
        _(
            "A coordinator never sees anybody they supervise or who supervises them. With only "
            "one, nobody can look after such a person."
        ),
        _("Ask somebody"),
        "programme-team-ask",
    ),
    Task.NAMED_CONTACT: lambda: (
        _("Name a contact"),
        _("Somebody outside the matching whom people can turn to."),
        _("Ask somebody"),
        "programme-team-ask",
    ),
    Task.COHORT: lambda: (
        _("Add the cohort"),
        _("This programme is offered to everybody who begins together."),
        _("Add a cohort"),
        "programme-cohort-add",
    ),
    Task.WAIT_FOR_KIND: lambda: (
        _("Programmes of this kind will come"),
        _("Everything you set up is kept until they can be opened."),
        "",
        "programme",
    ),
}
