"""What an evaluator sees of a programme: protected counts, and nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kollega.domains.programmes import queries
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.vocabulary import PairState
from kollega.pure.disclosure import Count, protected
from kollega.web.frame.viewers import PersonRequest, signed_in

if TYPE_CHECKING:
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Programme

OVER = (PairState.COMPLETE, PairState.ENDED)


@require_safe
@signed_in
def progress(request: PersonRequest, public_id: str) -> HttpResponse:
    """How far a programme has come, in counts that tell of no single person."""
    programme = queries.evaluated(public_id, request.person)
    shown = protected(_counts(programme, request.person), secret=_secret(programme))
    labels = {
        "mentees": _("Mentees who take part"),
        "mentors": _("Mentors who take part"),
        "meeting": _("Pairs that meet"),
        "complete": _("Pairs that are complete"),
        "ended": _("Pairs that ended early"),
        "sessions": _("Sessions held"),
    }
    tiles = [(label, _in_words(shown[name])) for name, label in labels.items()]
    context = {"programme": programme, "tiles": tiles}
    return render(request, "programmes/evaluating.html", context)


def _counts(programme: Programme, viewer: Person) -> dict[str, int]:
    """Parts that do not overlap, and never their total."""
    people = queries.figures(programme, viewer=viewer)
    pairs = relationships.standing(relationships.states(programme, viewer=viewer))
    return {
        "mentees": people.mentees,
        "mentors": people.mentors,
        "meeting": sum(count for state, count in pairs.states.items() if state not in OVER),
        "complete": pairs.states[PairState.COMPLETE],
        "ended": pairs.states[PairState.ENDED],
        "sessions": pairs.held,
    }


def _secret(programme: Programme) -> bytes:
    """The same at every look, whoever looks; made from the installation's own secret."""
    return salted_hmac("kollega.figures", str(programme.pk), algorithm="sha256").digest()


def _in_words(count: Count) -> str:
    if count.about is None:
        return _("fewer than {number}").format(number=count.under)
    return _("about {number}").format(number=count.about)
