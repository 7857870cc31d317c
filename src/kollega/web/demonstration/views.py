"""Doors that only the demonstration has: pick a person, read every mail, move the clock.

``config.urls`` includes them in the demonstration alone; each view refuses once more by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people_queries
from kollega.foundation import clock, later, mail
from kollega.web.account.second_factor import SESSION_KEY
from kollega.web.demonstration import cast

P = ParamSpec("P")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def in_the_demonstration_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """404 anywhere else, even if an address was included by mistake."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.DEMONSTRATION:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@in_the_demonstration_only
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Whom one can be, programme by programme."""
    return render(
        request, "demonstration/people.html", {"scenes": cast.scenes(), "now": clock.now()}
    )


@in_the_demonstration_only
@require_POST
def enter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sign in as an invented person."""
    person = people_queries.by_public_id(public_id)
    if not person.invented:
        raise Http404
    account = people_actions.account_of(person=person)
    login(request, account, backend=BACKEND)
    request.session[SESSION_KEY] = True
    return redirect("home")


@in_the_demonstration_only
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Every mail that was sent, the newest first."""
    letters = mail.outbox()
    if address := request.GET.get("to", "").strip():
        letters = letters.filter(to__icontains=address)
    page = Paginator(letters, 30).get_page(request.GET.get("page"))
    return render(request, "demonstration/outbox.html", {"page": page, "address": address})


@in_the_demonstration_only
@require_safe
def letter(request: HttpRequest, mail_id: int) -> HttpResponse:
    """One mail as its recipient reads it, its addresses as links."""
    found = mail.outbox().filter(pk=mail_id).first()
    if found is None:
        raise Http404
    return render(request, "demonstration/letter.html", {"letter": found})


@in_the_demonstration_only
@require_safe
def attachment(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """A file that went with a mail, to download."""
    found = mail.attachment(attachment_id)
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.content), content_type=found.content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.filename}"'
    return answer


@in_the_demonstration_only
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Have days pass: a job moves the clock one by one and runs every sweep that falls due."""
    days = min(max(int(request.POST.get("days", "1") or 1), 1), 31)
    later.start("pass_days", days=days)
    messages.success(
        request,
        ngettext(
            "A day passes. What is due arrives in the outbox within seconds.",
            "{days} days pass. What is due arrives in the outbox within seconds.",
            days,
        ).format(days=days),
    )
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return redirect("demonstration")
    return redirect(back)
