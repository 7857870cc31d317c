"""Whom to call now: open to everybody, without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.http import require_safe

from kollega.domains.programmes import queries
from kollega.domains.programmes.catalogue import HELP_NOW
from kollega.domains.programmes.vocabulary import Country


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """The crisis lines of a country: the one asked for, else the one somebody is in."""
    asked = request.GET.get("country", "")
    country = Country(asked) if asked in Country.values else _near(request)
    return render(request, "help/now.html", _of(country))


def without_database(request: HttpRequest) -> HttpResponse:
    """The same page when the database is away: nobody is known then, and nobody need be."""
    asked = request.GET.get("country", "")
    country = Country(asked) if asked in Country.values else Country.ENGLAND
    return HttpResponse(loader.render_to_string("help/now.html", _of(country)))


def _of(country: Country) -> dict[str, Any]:
    lines = HELP_NOW[country]
    return {
        "country": country,
        "countries": [
            {"label": one.label, "url": f"?country={one.value}", "current": one is country}
            for one in HELP_NOW
        ],
        "emergency": next(line for line in lines if line.emergency),
        "lines": [line for line in lines if not line.emergency],
        "checked_on": min(line.checked_on for line in lines),
    }


def _near(request: HttpRequest) -> Country:
    return queries.country_near(request.user.person if request.user.is_authenticated else None)
