"""The organisation's name, colour and logo, as the settings say them.

KOLLEGA_BRAND_NAME    shown beside "Kollega" in the bar
KOLLEGA_BRAND_ACCENT  a colour such as #14585a; empty keeps Kollega's own
KOLLEGA_BRAND_LOGO    an address on this server, or below STATIC_URL; empty shows the name alone
"""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from kollega.web.frame.colours import Accent, accent_for


@dataclass(frozen=True, slots=True)
class Brand:
    """Who runs this installation, for the bar and for brand.css; `accent` and `logo` may be empty."""

    name: str
    accent: str
    logo: str

    @property
    def stylesheet_url(self) -> str:
        """Address of the colour's stylesheet, new whenever the colour is; empty without a colour."""
        if not self.accent:
            return ""
        version = sha256(self.stylesheet.encode()).hexdigest()[:12]
        return f"{reverse('brand-stylesheet')}?v={version}"

    @property
    def logo_url(self) -> str:
        if not self.logo or self.logo.startswith("/"):
            return self.logo
        return static(self.logo)

    @property
    def stylesheet(self) -> str:
        """The accent for light and dark; empty when the organisation keeps Kollega's own."""
        if not self.accent:
            return ""
        light = _variables(accent_for("light", self.accent))
        dark = _variables(accent_for("dark", self.accent))
        return (
            f":root{{{light}}}\n"
            f"@media screen and (prefers-color-scheme:dark)"
            f"{{:root:not([data-bs-theme=light]){{{dark}}}}}\n"
            f"@media screen{{:root[data-bs-theme=dark]{{{dark}}}}}\n"
        )


def current() -> Brand:
    """The brand of this installation."""
    return Brand(
        name=getattr(settings, "KOLLEGA_BRAND_NAME", ""),
        accent=getattr(settings, "KOLLEGA_BRAND_ACCENT", ""),
        logo=getattr(settings, "KOLLEGA_BRAND_LOGO", ""),
    )


def _variables(accent: Accent) -> str:
    return f"--k-accent:{accent.colour};--k-accent-ink:{accent.ink};--k-accent-soft:{accent.soft}"
