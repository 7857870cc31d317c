"""Whom to call now: open to everybody, without an account, without a query."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kollega.domains.programmes.catalogue import HELP_NOW
from kollega.domains.programmes.vocabulary import Country


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """The crisis lines of a country, asked for by the address; England's to begin with."""
    asked = request.GET.get("country", "")
    country = Country(asked) if asked in Country.values else Country.ENGLAND
    lines = HELP_NOW[country]
    return render(
        request,
        "help/now.html",
        {
            "country": country,
            "countries": [
                {"label": one.label, "url": f"?country={one.value}", "current": one is country}
                for one in HELP_NOW
            ],
            "emergency": next(line for line in lines if line.emergency),
            "lines": [line for line in lines if not line.emergency],
            "checked_on": min(line.checked_on for line in lines),
        },
    )
