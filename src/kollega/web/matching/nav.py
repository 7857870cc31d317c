"""The way around a programme's matching, for its coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.web.programmes.nav import programme_nav

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme


def frame(programme: Programme, current: str = "matching") -> dict[str, object]:
    """What every page of a programme's matching shows: its name, its tabs, the bar.

    Args:
        current: the name of the address among the tabs.
    """
    places = [
        ("matching", _("Pairs")),
        ("matching-requests", _("Requests and introductions")),
        ("matching-waiting", _("Waiting list")),
    ]
    tabs = [
        {
            "label": label,
            "url": reverse(name, args=[programme.public_id]),
            "current": name == current,
            "count": None,
        }
        for name, label in places
    ]
    return {"programme": programme, "tabs": tabs, "nav": programme_nav(programme, "matching")}
