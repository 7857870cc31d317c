"""A programme's open door, where people apply: a name and an address, then a button in a mail.

Nothing is written down before the button in the mail is pressed, and the page answers alike
whether the address is known here or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import Stage
from kollega.domains.programmes.vocabulary import Role, WayIn
from kollega.foundation import mail
from kollega.foundation.errors import NotFound
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import RadioCards
from kollega.web.participations import buttons, entry
from kollega.web.people import limits
from kollega.web.people.posted import posted
from kollega.web.programmes.prose import blocks
from kollega.web.programmes.words import plan

if TYPE_CHECKING:
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Programme

ROLES = [
    (Role.MENTEE, gettext_lazy("I would like to have a mentor")),
    (Role.MENTOR, gettext_lazy("I would like to be a mentor")),
]


class Joining(Form):
    """As what somebody comes."""

    role = forms.ChoiceField(
        label=gettext_lazy("What brings you here?"), choices=ROLES, widget=RadioCards
    )


class Introducing(Joining):
    """The same of somebody who is not signed in."""

    given_name = forms.CharField(
        label=gettext_lazy("Given name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_name = forms.CharField(
        label=gettext_lazy("Family name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("We will send a link to it. Nothing is kept before you use it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the programme is; whoever is signed in begins at once, others get a mail."""
    programme = _open_door(public_id)
    known = request.user.is_authenticated
    form = (Joining if known else Introducing)(posted(request))
    if request.method == "POST" and form.is_valid():
        if known:
            return _begin(request.user.person, programme, Role(form.cleaned_data["role"]))
        limits.count_door(get_adapter().get_client_ip(request), form.cleaned_data["email"])
        _send_button(programme, form.cleaned_data)
        return render(request, "participations/joining_sent.html", {"programme": programme})
    return render(request, "participations/join.html", _page(programme) | {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def joining(request: HttpRequest, token: str) -> HttpResponse:
    """The button of that mail: asks once, then writes the person down and begins the sign-up."""
    said = buttons.read(token)
    programme = _open_door(said["programme"])
    if request.method != "POST":
        return render(request, "participations/joining.html", _page(programme) | {"said": said})
    person = people.by_email(said["email"])
    if not (person and _is(request, person)):
        buttons.use_up(token)
    if person and entry.must_sign_in(person) and not _is(request, person):
        return redirect_to_login(reverse("join-programme", args=[programme.public_id]))
    person = person or people_actions.add_person(
        given_name=said["given_name"], family_name=said["family_name"], email=said["email"]
    )
    answer = _begin(person, programme, Role(said["role"]))
    if not _is(request, person):
        entry.let_in(request, person)
    return answer


def _begin(person: Person, programme: Programme, role: Role) -> HttpResponse:
    part = actions.begin_sign_up(programme=programme, person=person, role=role)
    return redirect("sign-up", part.public_id)


def _is(request: HttpRequest, person: Person) -> bool:
    return request.user.is_authenticated and request.user.person.pk == person.pk


def _open_door(public_id: str) -> Programme:
    programme = queries.programme(public_id)
    if programme.stage != Stage.OPEN or programme.way_in != WayIn.APPLY:
        raise NotFound(_("There is no such programme."))
    return programme


def _page(programme: Programme) -> dict[str, Any]:
    return {
        "programme": programme,
        "about": blocks(programme.about),
        "plan": plan(queries.answers_of(programme)),
    }


def _send_button(programme: Programme, said: dict[str, Any]) -> None:
    token = buttons.issue({**said, "programme": programme.public_id})
    mail.send(
        to=said["email"],
        subject=_("The link you asked for"),
        text="\n\n".join(
            [
                # Nothing that a stranger typed stands in it: it may go to somebody else.
                _("Hello,"),
                _("You, or somebody with your address, asked to take part in {programme}.").format(
                    programme=programme.name
                ),
                _("To begin (about five minutes, saved as you go):")
                + f"\n{settings.SITE_URL}{reverse('joining', args=[token])}",
                _("If it was not you, do nothing: nothing is kept. The link works for 3 days."),
            ]
        ),
    )
