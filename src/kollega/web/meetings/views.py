"""Sessions of the person who is signed in: planned, moved, called off, noted as held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.meetings import actions, permissions, queries
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.programmes.vocabulary import Medium
from kollega.domains.relationships import permissions as pair_permissions
from kollega.domains.relationships import queries as relationships
from kollega.foundation import clock
from kollega.foundation.permissions import require
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.meetings.forms import HeldForm, HowForm, ProposeForm, TimesForm
from kollega.web.meetings.words import agenda, shown

if TYPE_CHECKING:
    from kollega.domains.meetings.models import Meeting
    from kollega.domains.relationships.models import MentoringRelationship

LATEST = 12  # held sessions on the page; the page of two people has all of theirs
FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def index(request: PersonRequest) -> HttpResponse:
    """Everything that lies ahead, in all relationships, and what was held last."""
    person = request.person
    context = {
        "to_answer": [shown(one, person) for one in queries.to_answer(person)],
        "to_mark": [shown(one, person) for one in queries.to_mark(person)],
        "ahead": agenda(queries.ahead_for(person), person),
        "held": agenda(queries.held_for(person)[:LATEST], person),
        "pairs": [
            (one, relationships.partner(one, person)) for one in relationships.open_for(person)
        ],
    }
    return render(request, "meetings/index.html", context)


@require_safe
@signed_in
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """One session."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    counts = meeting.stage in (Stage.AGREED, Stage.HELD)
    context = {
        "session": shown(
            meeting, request.person, number=queries.number_of(meeting) if counts else 0
        ),
        "relationship": meeting.relationship,
        "may_accept": permissions.may_accept(request.person, meeting),
        "may_move": permissions.may_move(request.person, meeting),
        "may_cancel": permissions.may_cancel(request.person, meeting),
        "may_mark_held": permissions.may_mark_held(request.person, meeting),
        "may_mark_not_held": permissions.may_mark_not_held(request.person, meeting),
        "may_plan": pair_permissions.may_plan(request.person, meeting.relationship),
    }
    return render(request, "meetings/show.html", context)


@FORM
@signed_in
def propose(request: PersonRequest, public_id: str) -> HttpResponse:
    """Propose times for a new session."""
    relationship = relationships.of_its_people(public_id, viewer=request.person)
    require(pair_permissions.may_plan(request.person, relationship))
    programme = relationship.programme
    first = {"minutes": programme.session_minutes, "medium": programme.medium}
    form = ProposeForm(request.POST or None, initial=first, zone=programme.time_zone)
    if request.method == "POST" and form.is_valid():
        actions.propose_session(
            relationship=relationship,
            by=request.person,
            times=form.cleaned_data["times"],
            minutes=form.cleaned_data["minutes"],
            medium=Medium(form.cleaned_data["medium"]),
            place=form.cleaned_data["place"],
        )
        partner = relationships.partner(relationship, request.person)
        messages.success(
            request, _("{name} is asked to take one of these times.").format(name=partner.name)
        )
        return redirect("relationship", relationship.public_id)
    context = {
        "form": form,
        "relationship": relationship,
        "partner": relationships.partner(relationship, request.person),
    }
    return render(request, "meetings/propose.html", context, status=_status(form))


@require_POST
@signed_in
def accept(request: PersonRequest, public_id: str) -> HttpResponse:
    """Take one of the times on offer."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    option = request.POST.get("option", "")
    meeting = actions.accept_time(
        meeting=meeting, by=request.person, option_id=int(option) if option.isdecimal() else 0
    )
    agreed = shown(meeting, request.person)
    messages.success(request, _("Agreed: {when}.").format(when=agreed.when))
    return redirect("relationship", meeting.relationship.public_id)


@FORM
@signed_in
def move(request: PersonRequest, public_id: str) -> HttpResponse:
    """Propose other times."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    require(permissions.may_move(request.person, meeting))
    form = TimesForm(request.POST or None, zone=meeting.time_zone)
    if request.method == "POST" and form.is_valid():
        actions.move(meeting=meeting, by=request.person, times=form.cleaned_data["times"])
        messages.success(request, _("Other times have been proposed."))
        return redirect("relationship", meeting.relationship.public_id)
    context = {"form": form, "session": shown(meeting, request.person)}
    return render(request, "meetings/move.html", context, status=_status(form))


@FORM
@signed_in
def place(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say anew how and where."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    require(permissions.may_move(request.person, meeting))
    first = {"medium": meeting.medium, "place": meeting.place}
    form = HowForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        actions.change_place(
            meeting=meeting,
            by=request.person,
            medium=Medium(form.cleaned_data["medium"]),
            place=form.cleaned_data["place"],
        )
        messages.success(request, _("Changed."))
        return redirect("session", meeting.public_id)
    context = {"form": form, "session": shown(meeting, request.person)}
    return render(request, "meetings/place.html", context, status=_status(form))


@FORM
@signed_in
def cancel(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask once, then call it off."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    require(permissions.may_cancel(request.person, meeting))
    if request.method == "POST":
        actions.cancel(meeting=meeting, by=request.person)
        messages.success(request, _("The session is called off."))
        return redirect("relationship", meeting.relationship.public_id)
    return render(request, "meetings/cancel.html", {"session": shown(meeting, request.person)})


@FORM
@signed_in
def held(request: PersonRequest, public_id: str) -> HttpResponse:
    """Note that it took place, or correct the day and the minutes."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    require(permissions.may_mark_held(request.person, meeting))
    if request.method == "POST" and "as_planned" in request.POST:
        actions.mark_held(meeting=meeting, by=request.person)
        return _noted(request, meeting)
    planned = permissions.day_of(meeting) if meeting.starts_at else clock.today()
    first = {
        "on": meeting.held_on or planned,
        "minutes": meeting.held_minutes or meeting.minutes,
    }
    form = HeldForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        actions.mark_held(
            meeting=meeting,
            by=request.person,
            on=form.cleaned_data["on"],
            minutes=form.cleaned_data["minutes"],
        )
        return _noted(request, meeting)
    return _held_page(request, form, meeting.relationship)


@FORM
@signed_in
def record(request: PersonRequest, public_id: str) -> HttpResponse:
    """Note a session that was arranged elsewhere."""
    relationship = relationships.of_its_people(public_id, viewer=request.person)
    require(pair_permissions.may_change(request.person, relationship))
    first = {"on": clock.today(), "minutes": relationship.programme.session_minutes}
    form = HeldForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        meeting = actions.record_held(
            relationship=relationship,
            by=request.person,
            on=form.cleaned_data["on"],
            minutes=form.cleaned_data["minutes"],
        )
        return _noted(request, meeting)
    return _held_page(request, form, relationship)


@require_POST
@signed_in
def not_held(request: PersonRequest, public_id: str) -> HttpResponse:
    """Note that it did not take place."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    actions.mark_not_held(meeting=meeting, by=request.person)
    return _noted(request, meeting)


@require_safe
@signed_in
def appointment(request: PersonRequest, public_id: str) -> HttpResponse:
    """The file that puts an agreed session into a calendar."""
    meeting = queries.of_its_people(public_id, viewer=request.person)
    require(permissions.may_download(request.person, meeting))
    answer = HttpResponse(
        actions.calendar_file(meeting, of=request.person),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return answer


def _held_page(
    request: PersonRequest, form: HeldForm, relationship: MentoringRelationship
) -> HttpResponse:
    context = {
        "form": form,
        "partner": relationships.partner(relationship, request.person).name,
        "back_url": reverse("relationship", args=[relationship.public_id]),
    }
    return render(request, "meetings/held.html", context, status=_status(form))


def _noted(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    messages.success(request, _("It is noted."))
    return redirect("relationship", meeting.relationship.public_id)


def _status(form: TimesForm | HowForm | HeldForm) -> int:
    return 422 if form.is_bound and form.errors else 200
