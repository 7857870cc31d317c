"""The way around one programme, for its coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Programme


def programme_nav(programme: Programme, current: str = "") -> list[dict[str, Any]]:
    """Items for a page's ``nav``.

    Args:
        current: ``overview``, ``people``, ``matching`` or ``sessions``; anything else: none.
    """
    own, root = reverse("programme", args=[programme.public_id]), get_script_prefix()
    pairs = f"{root}relationships/programme/{programme.public_id}/"
    matching = f"{root}matching/{programme.public_id}/"
    items: list[dict[str, Any]] = [
        {"key": "overview", "label": _("Overview"), "url": own, "icon": "house"},
        {"key": "people", "label": _("People"), "url": f"{own}people/", "icon": "people"},
        {"key": "matching", "label": _("Matching"), "url": matching, "icon": "shuffle"},
        {"key": "sessions", "label": _("Sessions"), "url": pairs, "icon": "calendar3"},
    ]
    return [{**item, "current": item["key"] == current, "news": False} for item in items]


def programme_tabs(programme: Programme, current: str) -> list[dict[str, Any]]:
    """What belongs to the overview of a programme, for its ``tabs``."""
    places = [
        ("programme", _("At a glance")),
        ("programme-settings", _("Settings")),
        ("programme-text", _("Promise")),
        ("programme-team", _("Team")),
        ("programme-cohorts", _("Cohorts")),
    ]
    return [
        {
            "label": label,
            "url": reverse(name, args=[programme.public_id]),
            "current": name == current,
            "count": None,
        }
        for name, label in places
    ]
