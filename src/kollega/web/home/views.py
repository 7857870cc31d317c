"""The first page: one thing to do next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kollega.web.home import next_steps


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is next for whoever is signed in; a stranger is shown the way in."""
    person = request.person  # type: ignore[attr-defined]  # set by PersonMiddleware
    if not person:
        return redirect("demonstration" if settings.DEMONSTRATION else "account_login")
    return render(request, "home/home.html", {"home": next_steps.of(person)})
