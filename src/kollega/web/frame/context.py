"""What every page is given by the frame, whoever its view is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kollega.domains.programmes import queries as programmes
from kollega.web.frame import appearance, brand

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kollega.domains.people.models import Person


def frame(request: HttpRequest) -> dict[str, object]:
    """`brand`; `theme`: light, dark, or empty for whatever the device prefers; `viewer` and `nav`.

    A view that has its own way around, such as a programme's, gives its own `nav`.
    """
    person = getattr(request, "person", None)
    return {
        "brand": brand.current(),
        "theme": appearance.chosen(request),
        "viewer": _viewer(person) if person else None,
        "nav": SimpleLazyObject(lambda: _nav(request, person)) if person else [],
    }


def _viewer(person: Person) -> dict[str, Any]:
    links = [
        ("me", _("You")),
        ("my-supervisors", _("Who supervises you")),
        ("rather-not-meet", _("People you would rather not meet")),
        ("calendar", _("Your calendar")),
        ("mfa_index", _("How you sign in")),
    ]
    return {
        "name": person.name,
        "initials": person.initials,
        "links": [{"label": label, "url": reverse(name)} for name, label in links],
        "sign_out_url": reverse("account_logout"),
    }


def _nav(request: HttpRequest, person: Person) -> list[dict[str, Any]]:
    places = [
        ("home", _("Home"), "house"),
        ("sessions", _("Sessions"), "calendar3"),
        ("relationships", _("People"), "people"),
    ]
    if programmes.coordinated_by(person).exists() or programmes.opens_programmes(person):
        places.append(("programmes", _("Programmes"), "folder2"))
    return [
        {
            "label": label,
            "url": (url := reverse(name)),
            "icon": icon,
            "current": request.path == url,
        }
        for name, label, icon in places
    ]
