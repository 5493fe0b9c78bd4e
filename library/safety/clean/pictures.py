"""Pictures without what cameras, phones and programs write into them."""

from collections.abc import Callable

from . import chunks, gif, jpeg, tiff
from .trouble import Unreadable

__all__ = ["Unreadable", "strip"]

STRIPPERS: dict[str, Callable[[bytes], bytes]] = {
    "jpeg": jpeg.strip,
    "png": chunks.strip_png,
    "webp": chunks.strip_webp,
    "gif": gif.strip,
    "tiff": tiff.strip,
}


def strip(data: bytes, kind: str) -> bytes:
    """The same picture without place, camera, names, comments, thumbnails or data after its end.

    Pixels, colour profile, animation and orientation stay. `kind` is jpeg, png, webp, gif or tiff.
    Raises Unreadable (a ValueError) for a picture that is broken.
    """
    return STRIPPERS[kind](data)
