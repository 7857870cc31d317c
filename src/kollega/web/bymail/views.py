"""Buttons in mails: a page that asks, and a touch that does it, without signing in."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kollega.domains.people import queries as people
from kollega.foundation import maillinks
from kollega.foundation.errors import DomainError, NotPossible
from kollega.web.bymail.register import DEEDS, Deed, Question
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import CheckCards


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_mail(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask whether the deed is wanted; do it when the button on that page is touched."""
    try:
        if request.method == "POST":
            sentence = _redeemed(secret, request.POST.getlist("choice"))
            return render(request, "bymail/done.html", {"sentence": sentence})
        link = maillinks.read(secret)
        question = _deed(link.deed).ask(people.by_key(link.person_id), link.subject_id)
    except DomainError as problem:
        return render(request, "bymail/closed.html", {"reason": str(problem)}, status=410)
    return render(request, "bymail/ask.html", {"question": question, "form": _choices(question)})


@transaction.atomic
def _redeemed(secret: str, choices: list[str]) -> str:
    """Use the button up and do its deed: both or neither."""
    link = maillinks.redeem(secret)
    return _deed(link.deed).act(people.by_key(link.person_id), link.subject_id, choices)


def _choices(question: Question) -> Form | None:
    """What is to be ticked, if the deed needs an answer."""
    if not question.choices:
        return None
    form = Form()
    form.fields["choice"] = forms.MultipleChoiceField(
        label=question.hint, choices=question.choices, widget=CheckCards
    )
    return form


def _deed(name: str) -> Deed:
    if name not in DEEDS:
        raise NotPossible(_("This link no longer exists. Please sign in to continue."))
    return DEEDS[name]
