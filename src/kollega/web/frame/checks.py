"""Refuses to start with a brand that would break every page."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from kollega.web.frame import brand
from kollega.web.frame.colours import is_colour


@register()
def the_brand_can_be_shown(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """The accent is a colour, and the logo is a picture on this machine."""
    found = brand.current()
    problems: list[CheckMessage] = []
    if found.accent and not is_colour(found.accent):
        problems.append(
            Error(
                f"KOLLEGA_BRAND_ACCENT is {found.accent!r}, which is no colour.",
                hint="Write it as # and six digits, for example #14585a.",
                id="kollega.web.E001",
            )
        )
    if found.logo and (why := brand.picture_problem(found.logo)):
        problems.append(
            Error(
                f"KOLLEGA_BRAND_LOGO is {found.logo!r}, {why}.",
                hint="Give the whole path of a picture up to 200 kB, such as /etc/kollega/logo.svg.",
                id="kollega.web.E002",
            )
        )
    return problems
