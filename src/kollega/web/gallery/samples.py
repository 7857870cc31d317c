"""What the gallery shows in its components."""

from django.urls import reverse
from django.utils.translation import gettext as _


def samples() -> dict[str, object]:
    """Values for the lists among the components, under the names that the page uses."""
    here = reverse("gallery")
    return {
        "mentor": "Dr Janet Ross",
        "tabs_items": [
            {"label": _("Messages"), "url": here, "current": True, "count": None},
            {"label": _("Shared notes"), "url": here, "current": False, "count": 3},
            {"label": _("Agenda"), "url": here, "current": False, "count": None},
            {"label": _("Files"), "url": here, "current": False, "count": None},
        ],
        "crumb_items": [
            {"label": _("Programmes"), "url": here},
            {"label": _("First six months"), "url": here},
            {"label": _("August intake"), "url": here},
        ],
        "step_labels": [_("About you"), _("What would help"), _("Who"), _("What stays between us")],
        "step_urls": [here, here],
        "timeline_items": [
            {"title": _("First session"), "when": _("2 October, 19:30"), "stage": "done"},
            {"title": _("Second session"), "when": _("30 October, 19:30"), "stage": "done"},
            {
                "title": _("Third session"),
                "when": _("Thursday 4 December, 19:30"),
                "detail": _("60 minutes by video"),
                "stage": "now",
                "url": here,
            },
            {"title": _("Fourth session"), "when": _("Before 5 February"), "stage": "coming"},
        ],
        "fact_pairs": [
            (_("Mentor"), "Dr Janet Ross"),
            (_("Began"), _("18 September")),
            (_("Where"), _("By video, evenings")),
        ],
    }
