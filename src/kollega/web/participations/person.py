"""One person of a programme, as their coordinator sees them: state and work, no needs, no words."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kollega.domains.people import queries as people
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock, days
from kollega.foundation.errors import NotFound
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.participations.words import DEEDS
from kollega.web.people.words import KINDS, workplace_detail
from kollega.web.programmes.nav import programme_nav

DEEDS_DONE = {
    "approve": (actions.approve, gettext_lazy("{name} takes part now and is told by email.")),
    "refuse": (actions.refuse, gettext_lazy("{name} is not approved and is told by email.")),
    "invite-again": (actions.invite_again, gettext_lazy("The invitation is on its way to {name}.")),
    "remind": (actions.remind, gettext_lazy("The reminder is on its way to {name}.")),
}


@signed_in
@require_safe
def person(request: PersonRequest, public_id: str, part_id: str) -> HttpResponse:
    """Where somebody stands, and how they came there."""
    programme = queries.coordinated(public_id, request.person)
    part = queries.part_in(programme, part_id, viewer=request.person)
    work = people.current_affiliation(part.person, on=clock.today())
    stage = ParticipationStage(part.stage)
    return render(
        request,
        "participations/person.html",
        {
            "programme": programme,
            "part": part,
            "stage": stage,
            "stage_kind": KINDS[stage],
            "facts": [
                (_("Role"), Role(part.role).label),
                (_("Place of work"), work.organisation.name if work else _("not said")),
                (_("Grade and specialty"), workplace_detail(work) if work else _("not said")),
                (_("Email address"), part.person.email or _("none; please invite by hand")),
                *([(_("Places"), part.capacity)] if part.role == Role.MENTOR else []),
                *([(_("Cohort"), part.cohort.name)] if part.cohort else []),
                *(
                    [(_("Training began"), days.in_full(part.training_began_on))]
                    if part.training_began_on
                    else []
                ),
                (_("Agreed to the promise"), _("yes") if queries.has_accepted(part) else _("no")),
            ],
            "from_file": list(part.own_columns.items()),
            "history": [
                {"title": DEEDS[entry.deed], "when": days.in_full(entry.at), "stage": "done"}
                for entry in queries.history_of(part, viewer=request.person)
                if entry.deed in DEEDS
            ],
            "nav": programme_nav(programme, "people"),
        },
    )


@signed_in
@require_POST
def decide(request: PersonRequest, public_id: str, part_id: str, deed: str) -> HttpResponse:
    """Approve, refuse, invite again, remind."""
    programme = queries.coordinated(public_id, request.person)
    part = queries.part_in(programme, part_id, viewer=request.person)
    if deed not in DEEDS_DONE:
        raise NotFound(_("There is nothing here."))
    act, sentence = DEEDS_DONE[deed]
    act(participation=part, by=request.person)
    messages.success(request, str(sentence).format(name=part.person.name))
    return redirect("programme-person", programme.public_id, part.public_id)
