"""The colours of one site as CSS custom properties, kept readable whatever was chosen."""

import colorsys
from dataclasses import dataclass

from core.colours import READABLE_CONTRAST, contrast
from core.models import SiteSettings

WHITE = "#ffffff"
INK = "#14211f"
# The page's background in dark mode; tokens.css uses the same colour.
NIGHT = "#141b1b"
STEP = 0.04
# Ink on a tint, and accent on the dark background: more than the least WCAG allows.
COMFORTABLE_CONTRAST = 10
DARK_MODE_CONTRAST = 7
# A strong colour on a dark page glares.
DARK_MODE_SATURATION = 0.5


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it."""
    channels = [
        round(int(colour[i : i + 2], 16) * (1 - share) + int(other[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def until_readable(colour: str, on: str, towards: str, least: float) -> str:
    """`colour`, moved towards another as far as its contrast with `on` needs."""
    share = 0.0
    moved = colour
    while contrast(moved, on) < least and share < 1:
        share = min(1.0, share + STEP)
        moved = mix(colour, towards, share)
    return moved


def lit(colour: str) -> str:
    """The same hue, calmer and as light as text on the dark background needs to be."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels)
    calm = min(saturation, DARK_MODE_SATURATION)
    while True:
        rgb = colorsys.hls_to_rgb(hue, lightness, calm)
        moved = "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)
        if contrast(moved, NIGHT) >= DARK_MODE_CONTRAST or lightness >= 1:
            return moved
        lightness = min(1.0, lightness + STEP)


@dataclass(frozen=True)
class Theme:
    """What tokens.css takes from the site settings, for light and for dark mode."""

    accent: str
    accent_deep: str
    accent_link: str
    tint: str
    night_accent: str
    night_tint: str

    @classmethod
    def of(cls, settings: SiteSettings) -> "Theme":
        """The theme of a site."""
        tint = until_readable(settings.tint_colour, INK, WHITE, COMFORTABLE_CONTRAST)
        accent = settings.accent_colour
        return cls(
            accent=accent,
            accent_deep=mix(accent, "#000000", 0.3),
            accent_link=until_readable(accent, tint, "#000000", READABLE_CONTRAST),
            tint=tint,
            night_accent=lit(accent),
            night_tint=mix(NIGHT, accent, 0.18),
        )

    @property
    def css(self) -> str:
        """The colours as a part of the site's style sheet."""
        return (
            f":root{{--accent:{self.accent};--accent-deep:{self.accent_deep};"
            f"--accent-link:{self.accent_link};--tint:{self.tint}}}\n"
            "@media (prefers-color-scheme:dark){"
            f":root{{--accent-link:{self.night_accent};--tint:{self.night_tint}}}}}\n"
        )
