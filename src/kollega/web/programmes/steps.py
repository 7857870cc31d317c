"""The pages of a new programme, in their order, for the stepper above each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.web.programmes.questions import QUESTIONS, Question

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme


def step_labels() -> list[str]:
    """Every page in a word or two."""
    return [
        _("Name"),
        _("About"),
        _("Way in"),
        _("Sessions"),
        _("Conflicts"),
        _("Pairs"),
        _("Topics"),
        _("Silence"),
    ]


def step_urls(programme: Programme) -> list[str]:
    """Where the pages are, so that one can go back to any of them."""
    first = reverse("programme-basics", args=[programme.public_id])
    return [first, *(_url(programme, question) for question in QUESTIONS)]


def number_of(question: type[Question]) -> int:
    """Which page a question is, from 1; the first is the name."""
    return QUESTIONS.index(question) + 2


def before(programme: Programme, question: type[Question]) -> str:
    """The page before a question."""
    return step_urls(programme)[number_of(question) - 2]


def after(programme: Programme, question: type[Question]) -> str:
    """The page after a question; after the last one: the overview."""
    urls = step_urls(programme)
    number = number_of(question)
    if number < len(urls):
        return urls[number]
    return reverse("programme", args=[programme.public_id])


def _url(programme: Programme, question: type[Question]) -> str:
    return reverse("programme-set-up", args=[programme.public_id, question.key])
