"""The sign-up, a page at a time: each answer is kept at once, and coming back goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ANSWERING, ParticipationStage
from kollega.foundation import clock
from kollega.foundation.errors import NotFound
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.participations.sign_up import steps
from kollega.web.participations.sign_up.review import shown
from kollega.web.people import naming
from kollega.web.people.posted import posted
from kollega.web.programmes.prose import blocks

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Participation


@signed_in
def sign_up(request: PersonRequest, public_id: str) -> HttpResponse:
    """Go on where one left off."""
    part = _own(request, public_id)
    if part.stage != ParticipationStage.SIGNING_UP:
        return redirect("my-part", part.public_id)
    return HttpResponseRedirect(steps.where_left_off(part))


@signed_in
def page(request: PersonRequest, public_id: str, slug: str) -> HttpResponse:
    """A page of questions."""
    place = steps.place(_own(request, public_id), slug)
    if place.page.form is None:
        raise NotFound
    form = place.page.form(posted(request), part=place.part)
    if request.method == "POST" and form.is_valid():
        part = form.keep(request.person, place.step)
        if slug == steps.WORK.slug and _too_late(part):
            return redirect("sign-up-too-late", part.public_id)
        return _onward(request, place)
    return render(
        request,
        "participations/sign_up/questions.html",
        {"place": place, "form": form, **_suggestions(slug)},
    )


@signed_in
def supervisors(request: PersonRequest, public_id: str) -> HttpResponse:
    """Who judges a mentee's work: so that none of them is ever suggested."""
    return _naming(request, public_id, "supervisors")


@signed_in
def apart(request: PersonRequest, public_id: str) -> HttpResponse:
    """Whom somebody would rather not meet."""
    return _naming(request, public_id, steps.APART.slug)


@signed_in
def about_me(request: PersonRequest, public_id: str) -> HttpResponse:
    """What a file told about protected things: each is confirmed or removed by the person."""
    place = steps.place(_own(request, public_id), steps.CHARACTERISTICS.slug)
    told = [one for one in people.characteristics_of(request.person) if not one.confirmed_at]
    return render(
        request, "participations/sign_up/about_me.html", {"place": place, "characteristics": told}
    )


@signed_in
@require_POST
def answer_about_me(request: PersonRequest, public_id: str, key: int) -> HttpResponse:
    """Confirm or remove one of them."""
    place = steps.place(_own(request, public_id), steps.CHARACTERISTICS.slug)
    one = people.characteristics_of(request.person).filter(pk=key).first()
    if one and request.POST.get("answer") == "yes":
        people_actions.confirm_characteristic(characteristic=one, by=request.person)
    elif one:
        people_actions.remove_characteristic(characteristic=one, by=request.person)
    if any(not other.confirmed_at for other in people.characteristics_of(request.person)):
        return redirect(steps.page_url(place.part, place.page))
    return HttpResponseRedirect(place.onward)


@signed_in
def promise(request: PersonRequest, public_id: str) -> HttpResponse:
    """The promise of confidentiality and its limits, to be accepted before the first contact."""
    place = steps.place(_own(request, public_id), steps.PROMISE.slug)
    if request.method == "POST":
        actions.accept_text(participation=place.part, by=request.person)
        actions.save_answers(participation=place.part, by=request.person, step=place.step)
        return HttpResponseRedirect(place.onward)
    text = queries.current_text(place.part.programme)
    return render(
        request,
        "participations/sign_up/promise.html",
        {
            "place": place,
            "promise": blocks(text.promise) if text else [],
            "limits": blocks(text.limits) if text else [],
            "accepted": queries.has_accepted(place.part),
        },
    )


@signed_in
def review(request: PersonRequest, public_id: str) -> HttpResponse:
    """What others see; the button takes part, or asks to."""
    place = steps.place(_own(request, public_id), steps.REVIEW.slug)
    if not place.signing_up:
        return redirect("my-part", public_id)
    if request.method == "POST":
        part = actions.submit(participation=place.part, by=request.person)
        return redirect("signed-up", part.public_id)
    where = people.current_affiliation(request.person, on=clock.today())
    return render(
        request,
        "participations/sign_up/review.html",
        {
            "place": place,
            "shown": shown(place, where),
            "missing": queries.missing(place.part),
            "accepted": queries.has_accepted(place.part),
        },
    )


@signed_in
def signed_up(request: PersonRequest, public_id: str) -> HttpResponse:
    """It is done; what happens now, and how to come back."""
    part = _own(request, public_id)
    return render(
        request,
        "participations/sign_up/done.html",
        {"part": part, "no_way_in": not request.user.has_usable_password()},
    )


@signed_in
def too_late(request: PersonRequest, public_id: str) -> HttpResponse:
    """Kindly: the programme is for an earlier time, until when it was, and what else there is."""
    part = _own(request, public_id)
    return render(
        request,
        "participations/sign_up/too_late.html",
        {
            "part": part,
            "until": queries.eligible_until(part),
            "work_url": steps.page_url(part, steps.WORK),
            "coordinators": queries.coordinators_of(part.programme),
        },
    )


def _own(request: PersonRequest, public_id: str) -> Participation:
    part = queries.participation(public_id, request.person)
    if part.person_id != request.person.pk or part.stage not in ANSWERING:
        raise NotFound(_("There is nobody here."))
    return part


def _too_late(part: Participation) -> bool:
    until = queries.eligible_until(part)
    return until is not None and until < clock.today()


def _onward(request: PersonRequest, place: steps.Place) -> HttpResponse:
    if not place.signing_up:
        messages.success(request, _("Saved."))
    return HttpResponseRedirect(place.onward)


def _naming(request: PersonRequest, public_id: str, slug: str) -> HttpResponse:
    place = steps.place(_own(request, public_id), slug)
    if request.method == "POST":
        actions.save_answers(participation=place.part, by=request.person, step=place.step)
        return HttpResponseRedirect(place.onward)
    return render(
        request,
        f"participations/sign_up/{slug.replace('-', '_')}.html",
        {"place": place, **naming.page(request, slug)},
    )


def _suggestions(slug: str) -> dict[str, object]:
    if slug != steps.WORK.slug:
        return {}
    return {
        "organisations": people.known_organisations(),
        "specialties": people.known_specialties(),
    }
