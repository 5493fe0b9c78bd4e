"""TIFF, saved anew: its notes are spread all over the file."""

import io
import warnings

from PIL import Image, ImageSequence

from .trouble import Unreadable

MOST_PIXELS = 400_000_000


def strip(data: bytes) -> bytes:
    """All pictures with their resolution and profile, upright, compressed without loss."""
    buffer = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the errors say all that counts
            with Image.open(io.BytesIO(data), formats=["TIFF"]) as image:
                first, *rest = [_plain(frame) for frame in ImageSequence.Iterator(image)]
        first.save(buffer, "TIFF", save_all=True, append_images=rest, **first.encoderinfo)
    except (OSError, SyntaxError, ValueError, EOFError, KeyError) as error:
        raise Unreadable("not to be read") from error
    return buffer.getvalue()


def _plain(frame: Image.Image) -> Image.Image:
    """A copy that has forgotten everything but how it looks, and knows how to be saved."""
    if frame.width * frame.height > MOST_PIXELS:
        raise Unreadable("too large")
    frame.load()  # which also turns it upright
    known = {key: frame.info[key] for key in ("dpi", "icc_profile") if key in frame.info}
    copy = frame.copy()
    copy.info = {}
    copy.encoderinfo = {
        **known,
        "compression": "group4" if frame.mode == "1" else "tiff_deflate",
    }
    return copy
