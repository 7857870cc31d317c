"""The mentee's page: whom to ask, what became of it, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.matching import actions, catalogue, permissions, queries
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.permissions import SEES
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation.permissions import who_can_see
from kollega.web.frame.forms import Form
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.people import shown
from kollega.web.people.posted import posted

if TYPE_CHECKING:
    from kollega.domains.matching.models import Offer
    from kollega.domains.matching.queries import Suggestion
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Participation


class Ask(Form):
    """Whether the request goes on if this mentor is not free."""

    goes_on = forms.BooleanField(
        label=gettext_lazy("If they are not free, ask the next on my list"),
        required=False,
        initial=True,
    )


@dataclass(frozen=True, slots=True)
class Card:
    """A mentor on the mentee's page, with the ways to say "my supervisor" or "not this person"."""

    mentor: Suggestion
    token: str


@signed_in
@require_safe
def choose(request: PersonRequest, public_id: str) -> HttpResponse:
    """Where somebody's search for a mentor stands: cards to choose from, or what waits."""
    mentee = _mentee(request, public_id)
    pending = queries.pending_for(mentee)
    relationship = queries.mentored_by(mentee)
    context: dict[str, object] = {
        "mentee": mentee,
        "programme": mentee.programme,
        "relationship": relationship,
        "before": [queries.asked(offer) for offer in queries.of_mentee(mentee) if offer != pending],
        "sees": who_can_see(SEES["words_for_mentor"]),
    }
    if relationship is None:
        context |= _pending(pending, mentee) if pending else _cards(request, mentee)
    return render(request, "matching/choose.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PersonRequest, public_id: str, mentor: str) -> HttpResponse:
    """Show what the mentor will read, then ask."""
    mentee = _mentee(request, public_id)
    suggestion, part = _suggested(mentee, mentor)
    form = Ask(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.ask_mentor(
            mentee=mentee, mentor=part, by=request.person, goes_on=form.cleaned_data["goes_on"]
        )
        messages.success(
            request,
            _("{mentor} has been asked. You will hear by email.").format(mentor=suggestion.name),
        )
        return redirect("matching-choose", public_id)
    context = {
        "mentee": mentee,
        "programme": mentee.programme,
        "suggestion": suggestion,
        "form": form,
        "topics": catalogue.topics(mentee.topics),
        "sees": who_can_see(SEES["words_for_mentor"]),
    }
    return render(request, "matching/ask.html", context)


@signed_in
@require_POST
def pass_over(request: PersonRequest, public_id: str, mentor: str) -> HttpResponse:
    """Show somebody else instead; nobody is told."""
    mentee = _mentee(request, public_id)
    _suggestion, part = _suggested(mentee, mentor)
    actions.show_someone_else(mentee=mentee, mentor=part, by=request.person)
    return redirect("matching-choose", public_id)


@signed_in
@require_POST
def again(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show everybody again whom one asked not to see."""
    actions.show_everyone_again(mentee=_mentee(request, public_id), by=request.person)
    return redirect("matching-choose", public_id)


@signed_in
@require_POST
def take_back(request: PersonRequest, public_id: str, offer: str) -> HttpResponse:
    """Take a request back."""
    found = queries.offer_of(offer, viewer=request.person)
    actions.withdraw_offer(offer=found, by=request.person)
    messages.success(request, _("You took your request back. Nobody asks why."))
    return redirect("matching-choose", public_id)


@signed_in
@require_POST
def answer(request: PersonRequest, public_id: str, offer: str) -> HttpResponse:
    """Say yes or no to somebody a coordinator suggested."""
    found = queries.offer_of(offer, viewer=request.person)
    if request.POST.get("do") == "agree":
        relationship = actions.agree_as_mentee(offer=found, by=request.person)
        if relationship:
            return redirect("relationship", relationship.public_id)
        messages.success(request, _("Thank you. Now it is your mentor's turn to answer."))
    else:
        actions.decline_offer(offer=found, by=request.person)
        messages.success(request, _("Thank you. Nobody asks why; you stay on the list."))
    return redirect("matching-choose", public_id)


def _mentee(request: PersonRequest, public_id: str) -> Participation:
    """One's own part as a mentee; everything else is none of one's business."""
    part = programmes.participation(public_id, request.person)
    if part.person_id != request.person.pk or part.role != Role.MENTEE:
        raise Http404
    return part


def _suggested(mentee: Participation, public_id: str) -> tuple[Suggestion, Participation]:
    """A mentor on the mentee's list; whoever is not on it might as well not exist."""
    suggestion = queries.suggested(mentee, public_id)
    part = suggestion and queries.mentor_of(suggestion, mentee)
    if not suggestion or not part:
        raise Http404
    return suggestion, part


def _pending(offer: Offer, mentee: Participation) -> dict[str, object]:
    """Somebody who was introduced and waits for one's word, or a request that waits for theirs."""
    asked = queries.asked(offer)
    if offer.mentee_agreed:
        return {"asked": asked}
    suggestion = queries.introduced(mentee, offer.mentor, offer.reasons)
    return {"introduced": _card(suggestion, mentee.person), "asked": asked}


def _cards(request: PersonRequest, mentee: Participation) -> dict[str, object]:
    verdict = permissions.may_choose(request.person, mentee)
    if not verdict:
        return {"reason": verdict.reason}
    shown_now = actions.refresh_short_list(mentee=mentee)
    cards = [_card(one, request.person) for one in shown_now.suggestions]
    return {"cards": cards, "passed_over": shown_now.passed_over}


def _card(suggestion: Suggestion, viewer: Person) -> Card:
    return Card(suggestion, shown.token(suggestion.person, viewer=viewer))
