"""Photos inside a PDF: as they came from the camera, with everything that it noted."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from ..pictures import check_inside
from ..sink import Sink
from .walk import DEEPEST, MOST_NODES, get, text


def check(document: pikepdf.Pdf, sink: Sink) -> None:
    """What the notes of embedded JPEG files say."""
    check_inside(_photos(document), sink)


def _photos(document: pikepdf.Pdf) -> Iterator[bytes]:
    """Those on pages. Asking the pages keeps the thousands of other objects out of memory."""
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        waiting = [_resources(page.obj)]
        while waiting and len(seen) < MOST_NODES:
            drawings = get(waiting.pop(), "/XObject")
            for _, one in drawings.items() if isinstance(drawings, pikepdf.Dictionary) else ():
                number = getattr(one, "objgen", (0, 0))
                if not isinstance(one, pikepdf.Stream) or number in seen:
                    continue
                seen.add(number)
                waiting.append(get(one, "/Resources"))
                if is_jpeg(one):
                    yield one.read_raw_bytes()


def _resources(node: Any) -> Any:
    """A page's resources, which it may have from the pages above it."""
    for _ in range(DEEPEST):
        found = get(node, "/Resources")
        if found is not None or node is None:
            return found
        node = get(node, "/Parent")
    return None


def is_jpeg(stream: pikepdf.Stream) -> bool:
    """Whether a stream is a picture whose bytes in the file are a JPEG file's."""
    kind = get(stream, "/Filter")
    if isinstance(kind, pikepdf.Array):
        kind = kind[0] if len(kind) == 1 else None
    return text(kind) == "/DCTDecode" and text(get(stream, "/Subtype")) == "/Image"
