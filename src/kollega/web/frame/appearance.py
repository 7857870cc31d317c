"""Light, dark, or as the device says: kept in a cookie, so that the first paint is already right."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE: Final = "theme"
THEMES: Final = ("light", "dark")
A_YEAR: Final = 365 * 24 * 60 * 60


def chosen(request: HttpRequest) -> str:
    """The theme this browser asked for; empty when it follows the device."""
    theme = request.COOKIES.get(COOKIE, "")
    return theme if theme in THEMES else ""


def remember(response: HttpResponse, theme: str) -> None:
    """Keep the choice in this browser; anything but light and dark forgets it.

    Scripts may read it: it says nothing about a person.
    """
    if theme in THEMES:
        response.set_cookie(
            COOKIE,
            theme,
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
            httponly=False,
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
