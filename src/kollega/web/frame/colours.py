"""An organisation's colour, made readable on every surface of the page.

Contrast is that of WCAG 2.2 (relative luminance of sRGB). Lightness is moved in OKLab, so that the
colour keeps its hue (Björn Ottosson, "A perceptual color space for image processing", 2020).
"""

import re
from dataclasses import dataclass

READABLE = 4.5
PAPERS = {
    "light": ("#faf7f1", "#ffffff", "#f3eee5"),
    "dark": ("#12181a", "#1a2225", "#151c1e"),
}
INKS = {"light": "#1e2a2f", "dark": "#0d1f20"}
WHITE = "#ffffff"
# Share of the accent in the tinted surface behind initials and notes.
SOFT = {"light": 0.12, "dark": 0.16}

Channels = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Accent:
    """What one theme needs of an accent colour; every pair named here has contrast of 4.5 or more.

    `colour` is readable as text on paper, surface, sunken and `soft`; `ink` is readable on `colour`.
    """

    colour: str
    ink: str
    soft: str


def is_colour(text: str) -> bool:
    """Whether the text is a colour such as #14585a."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """Contrast ratio between 1 and 21 of two colours written #rrggbb."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def accent_for(theme: str, wanted: str) -> Accent:
    """The colour nearest to the wanted one that can be read in a theme, `light` or `dark`."""
    lightness, green_red, blue_yellow = _to_oklab(wanted)
    step = -0.01 if theme == "light" else 0.01
    while True:
        colour = _from_oklab(lightness, green_red, blue_yellow)
        soft = _mix(colour, PAPERS[theme][1], SOFT[theme])
        if all(contrast(colour, paper) >= READABLE for paper in (*PAPERS[theme], soft)):
            return Accent(colour=colour, ink=_ink_on(colour, theme), soft=soft)
        lightness = min(1.0, max(0.0, lightness + step))


def _ink_on(colour: str, theme: str) -> str:
    return max((WHITE, INKS[theme]), key=lambda ink: contrast(ink, colour))


def _mix(colour: str, ground: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _written(*(share * one + (1 - share) * other for one, other in pairs))


def _channels(colour: str) -> Channels:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _written(*channels: float) -> str:
    return "#" + "".join(f"{round(min(1, max(0, channel)) * 255):02x}" for channel in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklab(colour: str) -> Channels:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, green_red: float, blue_yellow: float) -> str:
    """The nearest colour a screen can show: chroma gives way, lightness and hue stay."""
    for share in (step / 20 for step in range(20, -1, -1)):
        channels = _oklab_to_linear(lightness, green_red * share, blue_yellow * share)
        if all(-0.0005 <= channel <= 1.0005 for channel in channels):
            break
    return _written(*(_gamma(min(1.0, max(0.0, channel))) for channel in channels))


def _oklab_to_linear(lightness: float, green_red: float, blue_yellow: float) -> Channels:
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
