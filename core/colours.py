"""Colours from the site settings: is this one readable?"""

import re

from django.core.exceptions import ValidationError

HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# WCAG 2.2, success criterion 1.4.3: text of ordinary size.
READABLE_CONTRAST = 4.5


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", 0 (black) to 1 (white), as WCAG defines it."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def validate_colour(value: str) -> None:
    """Refuse what isn't a colour of six hexadecimal digits."""
    if not HEX_COLOUR.fullmatch(value):
        raise ValidationError("Write the colour as # and six digits, for example #00703c.")


def validate_readable_on_white(value: str) -> None:
    """Refuse a colour that white text could not be read on, or that could not be read on white."""
    validate_colour(value)
    ratio = contrast(value, "#ffffff")
    if ratio < READABLE_CONTRAST:
        raise ValidationError(
            f"This colour is too pale: its contrast with white is {ratio:.1f} to 1, and text needs "
            f"{READABLE_CONTRAST} to 1. Choose a darker one."
        )
