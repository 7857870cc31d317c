"""The coordinator's list of people: who stands where, never what they need or say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kollega.domains.people import queries as people_queries
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage, Stage
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock
from kollega.web.frame import downloads
from kollega.web.frame.listings import Bulk, Column, Listing
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.people.words import KINDS
from kollega.web.programmes.nav import programme_nav

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from kollega.domains.people.models import Affiliation
    from kollega.domains.programmes.models import Participation, Programme

COLUMNS = [
    Column("name", gettext_lazy("Name"), order=["person__sort_key", "pk"]),
    Column("role", gettext_lazy("Role"), order=["role", "person__sort_key", "pk"]),
    Column("work", gettext_lazy("Place of work")),
    Column("cohort", gettext_lazy("Cohort"), order=["cohort__name", "person__sort_key", "pk"]),
    Column("state", gettext_lazy("State"), order=["stage", "person__sort_key", "pk"]),
    Column("since", gettext_lazy("On the list since"), order=["-created_at", "pk"]),
]
BULK = [
    Bulk("approve", gettext_lazy("Approve"), kind="main"),
    Bulk("invite_again", gettext_lazy("Invite again")),
    Bulk("remind", gettext_lazy("Remind")),
]
DEEDS = {
    "approve": actions.approve_many,
    "invite_again": actions.invite_many_again,
    "remind": actions.remind_many,
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: PersonRequest, public_id: str) -> HttpResponse:
    """Filter, sort, find, select; the whole page, out of which HTMX takes the list."""
    programme = queries.coordinated(public_id, request.person)
    everybody = queries.people_of(programme, viewer=request.person)
    rows = _filtered(request, everybody)
    if request.method == "POST":
        return _in_bulk(request, programme, rows)
    # Where nobody comes in any more, nobody is approved, invited or reminded.
    bulk = [] if programme.stage == Stage.CLOSED else BULK
    listing = Listing(request, id="people", sort="name", columns=COLUMNS, bulk=bulk)
    listing.show(rows.order_by(*listing.ordering()))
    return render(
        request,
        "participations/people.html",
        {
            "programme": programme,
            "listing": listing,
            "rows": _with_work(list(listing)),
            "asked": request.GET,
            "anybody": everybody.exists(),
            "roles": Role.choices,
            "stages": ParticipationStage.choices,
            "cohorts": queries.cohorts_of(programme),
            "nav": programme_nav(programme, "people"),
        },
    )


@signed_in
@require_safe
def export(request: PersonRequest, public_id: str) -> HttpResponse:
    """The list as the filters show it, as a CSV file that spreadsheets open as it is."""
    programme = queries.coordinated(public_id, request.person)
    rows = _filtered(request, queries.people_of(programme, viewer=request.person))
    header = [
        _("Title"),
        _("Given name"),
        _("Family name"),
        _("Email address"),
        _("Role"),
        _("Organisation"),
        _("Grade"),
        _("Specialty"),
        _("Cohort"),
        _("State"),
    ]
    return downloads.table("people", "csv", header, _cells(rows))


def _filtered(request: HttpRequest, rows: QuerySet[Participation]) -> QuerySet[Participation]:
    asked = request.GET
    if words := asked.get("q", "").strip():
        found = people_queries.named_like(words).order_by()
        rows = rows.filter(person__in=found.values("pk"))
    if asked.get("role") in Role.values:
        rows = rows.filter(role=asked["role"])
    if asked.get("state") in ParticipationStage.values:
        rows = rows.filter(stage=asked["state"])
    if asked.get("cohort", "").isdecimal():
        rows = rows.filter(cohort=int(asked["cohort"]))
    return rows


def _in_bulk(
    request: PersonRequest, programme: Programme, rows: QuerySet[Participation]
) -> HttpResponse:
    deed, chosen = request.POST.get("do", ""), Listing.selection(request)
    if deed in DEEDS:
        if not chosen.everything:
            rows = rows.filter(public_id__in=chosen.ids)
        done = DEEDS[deed](programme=programme, by=request.person, among=rows)
        messages.success(request, _told(deed, done))
    return redirect(request.get_full_path())


def _told(deed: str, done: int) -> str:
    sentences = {
        "approve": ngettext("%(n)d person approved.", "%(n)d people approved.", done),
        "invite_again": ngettext("%(n)d invitation sent.", "%(n)d invitations sent.", done),
        "remind": ngettext("%(n)d reminder sent.", "%(n)d reminders sent.", done),
    }
    return sentences[deed] % {"n": done}


def _with_work(parts: list[Participation]) -> list[tuple[Participation, Affiliation | None]]:
    places = people_queries.workplaces([part.person_id for part in parts], on=clock.today())
    for part in parts:
        part.stage_kind = KINDS[part.stage]  # type: ignore[attr-defined]  # for the template
    return [(part, places.get(part.person_id)) for part in parts]


def _cells(rows: QuerySet[Participation]) -> Iterator[list[str]]:
    """The table's rows, as plain values: of thousands of people, objects would take seconds."""
    roles = {role.value: str(role.label) for role in Role}
    stages = {stage.value: str(stage.label) for stage in ParticipationStage}
    name = ("person__title", "person__given_name", "person__family_name", "person__email")
    found = list(
        rows.order_by("person__sort_key", "pk").values_list(
            "person_id", *name, "role", "stage", "cohort__name"
        )
    )
    places = people_queries.workplaces([row[0] for row in found], on=clock.today())
    for key, title, given_name, family_name, email, role, stage, cohort in found:
        work = places.get(key)
        here = [work.organisation.name, work.grade, work.specialty] if work else ["", "", ""]
        person = [title, given_name, family_name, email or ""]
        yield [*person, roles[role], *here, cohort or "", stages[stage]]
