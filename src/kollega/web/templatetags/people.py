"""What a viewer can say about a person they are shown: `{% load people %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse

from kollega.web.people import shown

if TYPE_CHECKING:
    from kollega.domains.people.models import Person

register = template.Library()


@register.inclusion_tag("people/said_of.html", takes_context=True)
def said_of(context: Context, person: Person) -> dict[str, str]:
    """Two links for a `{% menu %}`: "is or was my supervisor", "I would rather not meet"."""
    return {
        "supervisor_url": supervisor_url(context, person),
        "avoided_url": _address(context, person, "is-avoided"),
    }


@register.simple_tag(takes_context=True)
def supervisor_url(context: Context, person: Person) -> str:
    """Where "This person is or was my supervisor" leads, for this viewer alone."""
    return _address(context, person, "is-supervisor")


def _address(context: Context, person: Person, deed: str) -> str:
    request = context["request"]
    token = shown.token(person, viewer=request.person)
    return f"{reverse(deed, args=[token])}?{urlencode({'next': request.get_full_path()})}"
