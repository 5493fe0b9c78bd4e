"""Photos inside a PDF: as they came from the camera, with everything that it noted."""

from collections.abc import Iterator

import pikepdf

from ..pictures import check_inside
from ..sink import Sink
from .walk import get, text


def check(document: pikepdf.Pdf, sink: Sink) -> None:
    """What the notes of embedded JPEG files say."""
    check_inside(_photos(document), sink)


def _photos(document: pikepdf.Pdf) -> Iterator[bytes]:
    for one in document.objects:
        if isinstance(one, pikepdf.Stream) and is_jpeg(one):
            yield one.read_raw_bytes()


def is_jpeg(stream: pikepdf.Stream) -> bool:
    """Whether a stream is a picture whose bytes in the file are a JPEG file's."""
    kind = get(stream, "/Filter")
    if isinstance(kind, pikepdf.Array):
        kind = kind[0] if len(kind) == 1 else None
    return text(kind) == "/DCTDecode" and text(get(stream, "/Subtype")) == "/Image"
