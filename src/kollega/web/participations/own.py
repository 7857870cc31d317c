"""One's own part in a programme: see it, change it, pause it, leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.people import queries as people
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ANSWERING, ParticipationStage
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock, days
from kollega.foundation.errors import NotFound
from kollega.web.frame.forms import Form
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.participations.sign_up import steps
from kollega.web.participations.sign_up.review import shown
from kollega.web.people.posted import posted
from kollega.web.people.words import KINDS
from kollega.web.programmes.prose import blocks
from kollega.web.programmes.words import plan

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Participation


class Pause(Form):
    """Until when somebody would like to be left in peace."""

    until = forms.DateField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy("Leave it empty if you don't know. You can come back at any time."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_until(self) -> object:
        """A day to come."""
        until = self.cleaned_data["until"]
        if until and until <= clock.today():
            raise forms.ValidationError(_("Please choose a day that is still to come."))
        return until


@signed_in
@require_safe
def part(request: PersonRequest, public_id: str) -> HttpResponse:
    """Where one stands, what others see, and everything one can change."""
    found = _own(request, public_id)
    stage = ParticipationStage(found.stage)
    page = {
        "me_url": reverse("me"),
        "part": found,
        "programme": found.programme,
        "stage": stage,
        "stage_kind": KINDS[stage],
        "role": Role(found.role).label,
        "plan": plan(queries.answers_of(found.programme)),
        "coordinators": queries.coordinators_of(found.programme),
    }
    if found.stage in ANSWERING:
        place = steps.place(found, steps.REVIEW.slug)
        where = people.current_affiliation(request.person, on=clock.today())
        text = queries.current_text(found.programme)
        page |= {
            "shown": shown(place, where),
            "accepted": queries.has_accepted(found),
            "limits": blocks(text.limits) if text else [],
        }
    return render(request, "participations/part.html", page)


@signed_in
@require_POST
def begin(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say yes to an invitation, or come back."""
    found = _own(request, public_id)
    actions.begin_sign_up(programme=found.programme, person=request.person, role=Role(found.role))
    return redirect("sign-up", found.public_id)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: PersonRequest, public_id: str) -> HttpResponse:
    """See no need now."""
    found = _own(request, public_id)
    if request.method == "POST":
        actions.decline(participation=found, by=request.person)
        messages.success(request, _("That is fine. You can come back whenever you like."))
        return redirect("my-part", found.public_id)
    return render(request, "participations/part_decline.html", {"part": found})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: PersonRequest, public_id: str) -> HttpResponse:
    """Be left in peace for a while."""
    found = _own(request, public_id)
    form = Pause(posted(request))
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        actions.pause(participation=found, by=request.person, until=until)
        messages.success(
            request,
            _("You have paused until {day}.").format(day=days.in_full(until))
            if until
            else _("You have paused until you say otherwise."),
        )
        return redirect("my-part", found.public_id)
    return render(request, "participations/part_pause.html", {"part": found, "form": form})


@signed_in
@require_POST
def resume(request: PersonRequest, public_id: str) -> HttpResponse:
    """Take part again."""
    found = actions.resume(participation=_own(request, public_id), by=request.person)
    messages.success(request, _("You take part again."))
    return redirect("my-part", found.public_id)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: PersonRequest, public_id: str) -> HttpResponse:
    """Go, without a reason."""
    found = _own(request, public_id)
    if request.method == "POST":
        actions.leave(participation=found, by=request.person)
        messages.success(request, _("You have left. You can come back whenever you like."))
        return redirect("my-part", found.public_id)
    return render(request, "participations/part_leave.html", {"part": found})


@signed_in
@require_POST
def show_portrait(request: PersonRequest, public_id: str) -> HttpResponse:
    """Let the portrait be seen as it stands."""
    found = _own(request, public_id)
    actions.confirm_portrait(participation=found, by=request.person)
    messages.success(request, _("Your portrait is shown now."))
    return redirect("my-part", found.public_id)


def _own(request: PersonRequest, public_id: str) -> Participation:
    found = queries.participation(public_id, request.person)
    if found.person_id != request.person.pk:
        raise NotFound(_("There is nobody here."))
    return found
