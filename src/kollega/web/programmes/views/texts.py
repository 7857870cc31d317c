"""The promise of a programme and its limits: read, written, signed off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kollega.domains.programmes import actions, queries
from kollega.foundation.errors import NotPossible
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.programmes.forms import Signature, Text
from kollega.web.programmes.nav import programme_nav, programme_tabs
from kollega.web.programmes.prose import blocks, fingerprint


@require_safe
@signed_in
def text(request: PersonRequest, public_id: str) -> HttpResponse:
    """The text that holds, the draft that waits for a signature, and earlier versions."""
    programme = queries.coordinated(public_id, request.person)
    versions = list(queries.texts_of(programme))
    signed = [one for one in versions if one.signed_off_at]
    latest = versions[0]
    return render(
        request,
        "programmes/text.html",
        {
            "programme": programme,
            "shown": latest,
            "promise": blocks(latest.promise),
            "limits": blocks(latest.limits),
            "holds": signed[0] if signed else None,
            "signed": signed,
            "tabs": programme_tabs(programme, "programme-text"),
            "nav": programme_nav(programme, "overview"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def write(request: PersonRequest, public_id: str) -> HttpResponse:
    """Write the draft, or a new version of what was signed."""
    programme = queries.coordinated(public_id, request.person)
    latest = queries.latest_text(programme)
    assert latest is not None  # a programme is made with its draft
    form = Text(request.POST or None, initial={"promise": latest.promise, "limits": latest.limits})
    if form.is_bound and form.is_valid():
        actions.write_consent_text(programme=programme, by=request.person, **form.cleaned_data)
        messages.success(request, _("Saved as a draft. It holds once a named person signs it."))
        return redirect("programme-text", programme.public_id)
    return render(
        request,
        "programmes/text_write.html",
        {
            "form": form,
            "programme": programme,
            "latest": latest,
            "nav": programme_nav(programme, "overview"),
        },
        status=422 if form.is_bound else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sign(request: PersonRequest, public_id: str) -> HttpResponse:
    """Have the draft signed off by name, as it stands on this page."""
    programme = queries.coordinated(public_id, request.person)
    latest = queries.latest_text(programme)
    assert latest is not None  # a programme is made with its draft
    if latest.signed_off_at:
        raise NotPossible(_("This text is already signed off."))
    mark = fingerprint(latest.promise, latest.limits)
    form = Signature(request.POST or None, initial={"read": mark})
    if form.is_bound and form.is_valid():
        if form.cleaned_data["read"] != mark:
            raise NotPossible(_("Somebody changed this text meanwhile. Please read it once more."))
        actions.sign_off(text=latest, by=request.person, name=form.cleaned_data["signed_off_by"])
        messages.success(request, _("Signed off. From now on this text applies."))
        return redirect("programme", programme.public_id)
    return render(
        request,
        "programmes/text_sign.html",
        {
            "form": form,
            "programme": programme,
            "promise": blocks(latest.promise),
            "limits": blocks(latest.limits),
            "anew": queries.current_text(programme) is not None,
            "nav": programme_nav(programme, "overview"),
        },
        status=422 if form.is_bound else 200,
    )
