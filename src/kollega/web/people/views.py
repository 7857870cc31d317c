"""A person's own pages: who they are, where they work, what they are part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from kollega.domains.people import actions, queries
from kollega.domains.people.vocabulary import OrganisationKind, Step
from kollega.domains.programmes import permissions
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation.errors import NotFound
from kollega.foundation.permissions import who_can_see
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.people import forms
from kollega.web.people.posted import posted
from kollega.web.people.words import KINDS, languages, workplace_detail

if TYPE_CHECKING:
    from kollega.domains.people.models import Affiliation


@signed_in
@require_safe
def me(request: PersonRequest) -> HttpResponse:
    """Everything about oneself on one page, each thing with the way to change it."""
    person = request.person
    return render(
        request,
        "people/me.html",
        {
            "person": person,
            "facts": [
                (_("Email address"), person.email or _("none")),
                (_("Telephone number"), person.telephone or _("none")),
                (_("Languages"), languages(person) or _("none")),
            ],
            "workplaces": [
                (place, workplace_detail(place)) for place in queries.affiliations_of(person)
            ],
            "parts": [(part, KINDS[part.stage]) for part in programmes.of_person(person)],
            "told": len(programmes.told_to(person)),
            "has_password": request.user.has_usable_password(),
        },
    )


@signed_in
def profile(request: PersonRequest) -> HttpResponse:
    """Name, telephone number and languages."""
    known = {name: getattr(request.person, name) for name in forms.Profile.base_fields}
    form = forms.Profile(posted(request), initial=known)
    form.audiences = {**form.audiences, **_who_sees_a_name(request)}
    if request.method == "POST" and form.is_valid():
        actions.change_person(person=request.person, by=request.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("me")
    return render(request, "people/profile.html", {"form": form})


@signed_in
def add_workplace(request: PersonRequest) -> HttpResponse:
    """Where somebody works, worked or will work."""
    return _workplace(request, None)


@signed_in
def workplace(request: PersonRequest, key: int) -> HttpResponse:
    """Change one of them."""
    return _workplace(request, _own_workplace(request, key))


@signed_in
@require_POST
def remove_workplace(request: PersonRequest, key: int) -> HttpResponse:
    """Take one of them away."""
    actions.remove_affiliation(affiliation=_own_workplace(request, key), by=request.person)
    messages.success(request, _("Removed."))
    return redirect("me")


@signed_in
def characteristics(request: PersonRequest) -> HttpResponse:
    """Protected things: said by nobody but oneself, seen by nobody, used only for the matching."""
    form = forms.Characteristic(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.name_characteristic(
            person=request.person,
            by=request.person,
            value=form.cleaned_data["value"],
            wanted_in_a_mentor=form.cleaned_data["whose"] == "wanted",
        )
        messages.success(request, _("Kept. Nobody but you can see it."))
        return redirect("my-characteristics")
    told = queries.characteristics_of(request.person)
    return render(request, "people/characteristics.html", {"form": form, "characteristics": told})


@signed_in
@require_POST
def answer_characteristic(request: PersonRequest, key: int) -> HttpResponse:
    """Confirm what a file said, or remove one's own word; nothing of it stays."""
    one = queries.characteristics_of(request.person).filter(pk=key).first()
    if one and request.POST.get("answer") == "yes":
        actions.confirm_characteristic(characteristic=one, by=request.person)
    elif one:
        actions.remove_characteristic(characteristic=one, by=request.person)
        messages.success(request, _("Removed."))
    return redirect("my-characteristics")


@sensitive_post_parameters()
@signed_in
@reauthentication_required(enabled=lambda request: not request.user.has_usable_password())
def password(request: PersonRequest) -> HttpResponse:
    """A first password for somebody whom a mail's button let in. Later ones go by allauth."""
    if request.user.has_usable_password():
        return redirect("account_change_password")
    form = forms.Password(posted(request), account=request.user)
    if request.method == "POST" and form.is_valid():
        account = actions.choose_password(
            account=request.user, by=request.person, password=form.cleaned_data["password"]
        )
        update_session_auth_hash(request, account)
        messages.success(request, _("You can sign in with your email address and this password."))
        return redirect("me")
    return render(request, "people/password.html", {"form": form})


def _who_sees_a_name(request: PersonRequest) -> dict[str, str]:
    """The widest audience of the name, over everything the person is part of."""
    roles = {part.role for part in programmes.of_person(request.person)}
    seen = permissions.SEES["offered_name" if Role.MENTOR in roles else "asked_name"]
    return dict.fromkeys(("title", "given_name", "family_name"), who_can_see(seen))


def _workplace(request: PersonRequest, known: Affiliation | None) -> HttpResponse:
    form = forms.Workplace(posted(request), initial=_said(known))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        place = queries.organisation_named(said["organisation"]) or actions.add_organisation(
            name=said["organisation"], kind=OrganisationKind.ORGANISATION
        )
        if known and (known.organisation_id, known.starts_on) != (place.pk, said["starts_on"]):
            actions.remove_affiliation(affiliation=known, by=request.person)
        actions.affiliate(
            person=request.person,
            by=request.person,
            organisation=place,
            grade=said["grade"],
            step=Step(said["stage"]),
            specialty=said["specialty"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
        )
        messages.success(request, _("Saved."))
        return redirect("me")
    return render(
        request,
        "people/workplace.html",
        {
            "form": form,
            "known": known,
            "organisations": queries.known_organisations(),
            "specialties": queries.known_specialties(),
        },
    )


def _said(known: Affiliation | None) -> dict[str, Any]:
    if known is None:
        return {}
    return {
        "organisation": known.organisation.name,
        "grade": known.grade,
        "stage": known.step,
        "specialty": known.specialty,
        "starts_on": known.starts_on,
        "ends_on": known.ends_on,
    }


def _own_workplace(request: PersonRequest, key: int) -> Affiliation:
    known = queries.affiliations_of(request.person).filter(pk=key).first()
    if known is None:
        raise NotFound(_("There is nothing here."))
    return known
