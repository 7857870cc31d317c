"""A coordinator invites a few people by hand; more come by spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import Stage
from kollega.domains.programmes.vocabulary import Role, WayIn
from kollega.web.frame.forms import Form
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.frame.widgets import RadioCards
from kollega.web.people.posted import posted
from kollega.web.programmes.nav import programme_nav

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme

MOST = 200
LINE = re.compile(r"^(?P<name>[^<>,;]+?)[\s,;<]+(?P<email>[^\s<>,;]+@[^\s<>,;]+)>?[\s,;]*$")


class Inviting(Form):
    """Who, as what, in which cohort."""

    role = forms.ChoiceField(label=gettext_lazy("As what?"), widget=RadioCards)
    cohort = forms.ChoiceField(label=gettext_lazy("In which cohort?"), required=False)
    people = forms.CharField(
        label=gettext_lazy("Who?"),
        help_text=gettext_lazy(
            "One person a line, name and email address: Amara Osei, amara@example.org"
        ),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cohorts = [(str(one.pk), one.name) for one in queries.cohorts_of(programme)]
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (Role.MENTEE, _("To have a mentor")),
            (Role.MENTOR, _("To be a mentor")),
        ]
        self.fields["cohort"].choices = [("", _("none")), *cohorts]  # type: ignore[attr-defined]  # a ChoiceField
        if not cohorts:
            del self.fields["cohort"]

    def clean_people(self) -> list[dict[str, str]]:
        """Given name, family name and address of each line."""
        lines = [line.strip() for line in self.cleaned_data["people"].splitlines()]
        return [self._person(line) for line in lines if line][: MOST + 1]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if len(values.get("people", [])) > MOST:
            self.add_error("people", _("Please bring in more than 200 people by a spreadsheet."))
        return values

    @staticmethod
    def _person(line: str) -> dict[str, str]:
        found = LINE.match(line)
        try:
            validate_email(found["email"] if found else "")
        except ValidationError:
            raise forms.ValidationError(
                _("This line has no name and address that can be read: {line}").format(line=line)
            ) from None
        assert found
        given, _blank, family = found["name"].strip().rpartition(" ")
        return {"given_name": given, "family_name": family, "email": found["email"]}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask a few people; whoever is known already keeps what they said."""
    programme = queries.coordinated(public_id, request.person)
    form = Inviting(posted(request), programme=programme)
    if request.method == "POST" and form.is_valid():
        _invite(request, programme, form.cleaned_data)
        return redirect("programme-people", programme.public_id)
    return render(
        request,
        "participations/invite.html",
        {
            "programme": programme,
            "form": form,
            "join_url": _open_door(programme),
            "nav": programme_nav(programme, "people"),
        },
    )


def _invite(request: PersonRequest, programme: Programme, said: dict[str, Any]) -> None:
    cohorts = {str(one.pk): one for one in queries.cohorts_of(programme)}
    for one in said["people"]:
        actions.invite(
            programme=programme,
            person=people.by_email(one["email"]) or people_actions.add_person(**one),
            role=Role(said["role"]),
            by=request.person,
            cohort=cohorts.get(said.get("cohort", "")),
        )
    number = len(said["people"])
    if programme.stage == Stage.OPEN:
        sentence = ngettext("%(n)d person invited.", "%(n)d people invited.", number)
    else:
        sentence = ngettext(
            "%(n)d person is on the list; the email goes out when the programme opens.",
            "%(n)d people are on the list; the emails go out when the programme opens.",
            number,
        )
    messages.success(request, sentence % {"n": number})


def _open_door(programme: Programme) -> str:
    """The address to pass on where people apply; empty elsewhere."""
    if programme.stage != Stage.OPEN or programme.way_in != WayIn.APPLY:
        return ""
    return settings.SITE_URL + reverse("join-programme", args=[programme.public_id])
