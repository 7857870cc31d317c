"""The organisation's name, colour and logo, as the settings say them.

KOLLEGA_BRAND_NAME    shown beside "Kollega" in the bar
KOLLEGA_BRAND_ACCENT  a colour such as #14585a; empty keeps Kollega's own
KOLLEGA_BRAND_LOGO    a picture's file on this machine; empty shows the name alone
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from kollega.web.frame.colours import Accent, accent_for

PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
LARGEST = 200_000  # bytes; it is on every page


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
        """Address of the logo, new whenever the file is; empty without one that can be shown."""
        if picture_problem(self.logo):
            return ""
        version = sha256(self.picture).hexdigest()[:12]
        return f"{reverse('brand-logo')}?v={version}"

    @property
    def picture(self) -> bytes:
        """The logo's content; ask ``picture_problem`` first."""
        file = Path(self.logo)
        return _read(file, file.stat().st_mtime_ns)

    @property
    def picture_type(self) -> str:
        return PICTURES[Path(self.logo).suffix.lower()]

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


def picture_problem(logo: str) -> str:
    """Why a logo can't be shown, in a phrase for the operator; empty when it can."""
    file = Path(logo)
    if file.suffix.lower() not in PICTURES:
        return "no SVG, PNG, WebP or JPEG file"
    if not file.is_absolute():
        return "no whole path, from / on"
    try:
        size = file.stat().st_size
        file.open("rb").close()
    except OSError as problem:
        return f"a file that can't be read: {problem.strerror}"
    return "" if size <= LARGEST else "larger than 200 kB"


@lru_cache(maxsize=2)
def _read(file: Path, _changed_at: int) -> bytes:
    return file.read_bytes()


def current() -> Brand:
    """The brand of this installation."""
    return Brand(
        name=getattr(settings, "KOLLEGA_BRAND_NAME", ""),
        accent=getattr(settings, "KOLLEGA_BRAND_ACCENT", ""),
        logo=getattr(settings, "KOLLEGA_BRAND_LOGO", ""),
    )


def _variables(accent: Accent) -> str:
    return f"--k-accent:{accent.colour};--k-accent-ink:{accent.ink};--k-accent-soft:{accent.soft}"
