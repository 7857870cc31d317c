"""Who does what for a programme, and who was asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.vocabulary import Duty
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes.forms import Ask
from kollega.web.programmes.nav import programme_nav, programme_tabs

TITLES = {
    Duty.COORDINATOR: gettext_lazy("Coordinators"),
    Duty.EVALUATOR: gettext_lazy("Evaluators"),
    Duty.NAMED_CONTACT: gettext_lazy("Named contact"),
}


@require_safe
@signed_in
def team(request: PersonRequest, public_id: str) -> HttpResponse:
    """Coordinators, evaluators and the named contact, and who was asked to become one."""
    programme = queries.coordinated(public_id, request.person)
    appointed = list(queries.appointments_of(programme))
    offers = list(queries.duty_offers_of(programme))
    return render(
        request,
        "programmes/team.html",
        {
            "programme": programme,
            "duties": [
                {
                    "duty": duty,
                    "title": TITLES[duty],
                    "appointed": [one for one in appointed if one.duty == duty],
                    "offers": [one for one in offers if one.duty == duty],
                }
                for duty in Duty
            ],
            "alone": sum(one.duty == Duty.COORDINATOR for one in appointed) == 1,
            "tabs": programme_tabs(programme, "programme-team"),
            "nav": programme_nav(programme, "overview"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask somebody by mail; the answer looks the same whoever it is."""
    programme = queries.coordinated(public_id, request.person)
    form = Ask(request.POST or None, initial={"duty": request.GET.get("duty", Duty.COORDINATOR)})
    if form.is_bound and form.is_valid():
        actions.offer_duty(programme=programme, by=request.person, **form.cleaned_data)
        messages.success(request, _("Asked, by email. You see here when they say yes."))
        return redirect("programme-team", programme.public_id)
    return render(
        request,
        "programmes/team_ask.html",
        {"form": form, "programme": programme, "nav": programme_nav(programme, "overview")},
        status=422 if form.is_bound else 200,
    )


@require_POST
@signed_in
def relieve(request: PersonRequest, public_id: str) -> HttpResponse:
    """Take a duty back."""
    programme = queries.coordinated(public_id, request.person)
    appointed = queries.appointment(
        programme,
        public_id=request.POST.get("person", ""),
        duty=request.POST.get("duty", ""),
    )
    actions.relieve(
        programme=programme, person=appointed.person, duty=appointed.duty, by=request.person
    )
    if not queries.is_coordinator(request.person, programme):
        messages.success(request, _("You no longer coordinate this programme."))
        return redirect("programmes")
    messages.success(request, _("Done. Nobody else was told."))
    return redirect("programme-team", programme.public_id)


@require_POST
@signed_in
def take_back(request: PersonRequest, public_id: str) -> HttpResponse:
    """Stop asking somebody."""
    programme = queries.coordinated(public_id, request.person)
    offer = queries.duty_offer_of(request.POST.get("offer", ""), programme)
    actions.take_back_offer(offer=offer, by=request.person)
    messages.success(request, _("Taken back. The link in the email no longer does anything."))
    return redirect("programme-team", programme.public_id)
