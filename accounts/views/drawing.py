"""The square that an authenticator app scans."""

import segno
from django.utils.safestring import SafeString, mark_safe


def square_code(address: str) -> SafeString:
    """As SVG, in the page itself: it is a secret, and has no address of its own."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="sign-in-square", omitsize=True
    )
    # Segno draws modules only; nothing of the address stands in it as text.
    return mark_safe(drawn)  # noqa: S308
