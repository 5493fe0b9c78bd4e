"""The child process that draws: reads one request on standard input, writes PNG on its output.

Run as `python -m library.safety.drawing_worker`.
"""

import io
import json
import os
import sys
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from .pdf.canvas import Canvas
from .report import Box, Limits
from .worker import restrict

WIDEST, TALLEST = 900, 1200  # pixels
LARGEST_SCALE = 2.5  # pixels a point
AROUND = 110.0  # points shown above and below
LEAST_WIDTH = 600.0  # points shown across, where the page has them
FRAME, RIM = (214, 0, 92), (255, 255, 255)
BESIDE = (200, 200, 200)  # what is not page
MARGIN = 40.0  # points of it where the place is off the page
THICK = 3


def draw(path: Path, number: int, box: Box | None) -> bytes:
    """PNG of a place on a page, framed, with what is around it; the whole page without a box."""
    with pypdfium2.PdfDocument(path) as document:
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()
        page = document[number - 1]
        canvas, frame = _view(page, box)
        image = Image.fromarray(np.ascontiguousarray(canvas.render()[..., :3]))
        _shade_beside(image, canvas)
        if frame is not None:
            _draw_frame(image, frame)
        page.close()
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _view(page: pypdfium2.PdfPage, box: Box | None) -> tuple[Canvas, np.ndarray | None]:
    """What to draw, and where in it the frame lies in pixels."""
    width, height = page.get_size()
    whole = np.array([0.0, 0.0, width, height])
    if box is None:
        return _canvas(page, whole), None
    # A picture of a pixel a point: its measure is points as they are seen, page turned or not.
    points = Canvas.whole(page, 1.0, most_pixels=10**12)
    sizes = np.array([width / points.width, height / points.height] * 2)
    place = points.boxes(np.array([box], dtype=np.float64))[0] * sizes
    if _is_on(place, width, height):
        region = _around(place, width, height)
    else:  # the frame stands on the edge that is nearest to the place
        region = whole + np.array([-MARGIN, -MARGIN, MARGIN, MARGIN])
        place = _moved_in(place, region)
    canvas = _canvas(page, region)
    return canvas, (place - np.tile(region[:2], 2)) * canvas.scale


def _is_on(place: np.ndarray, width: float, height: float) -> bool:
    left, top, right, bottom = place
    return bool(right > 0 and bottom > 0 and left < width and top < height)


def _around(place: np.ndarray, width: float, height: float) -> np.ndarray:
    left, top, right, bottom = np.clip(place, 0, np.array([width, height] * 2))
    half = max((right - left) / 2 + AROUND, LEAST_WIDTH / 2)
    middle = np.clip((left + right) / 2, min(half, width / 2), max(width - half, width / 2))
    return np.array(
        [
            max(middle - half, 0),
            max(top - AROUND, 0),
            min(middle + half, width),
            min(bottom + AROUND, height),
        ]
    )


def _moved_in(place: np.ndarray, region: np.ndarray) -> np.ndarray:
    sides = np.minimum(place[2:] - place[:2], MARGIN * 0.8)
    corner = np.clip(place[:2], region[:2] + 2, region[2:] - sides - 2)
    return np.concatenate([corner, corner + sides])


def _canvas(page: pypdfium2.PdfPage, region: np.ndarray) -> Canvas:
    across, down = np.maximum(region[2:] - region[:2], 1)
    scale = float(min(WIDEST / across, TALLEST / down, LARGEST_SCALE))
    left, top = (round(float(side) * scale) for side in region[:2])
    size = (max(round(float(side) * scale), 1) for side in (across, down))
    return Canvas(page, scale, left, top, *size)


def _shade_beside(image: Image.Image, canvas: Canvas) -> None:
    """Grey for what lies off the page."""
    width, height = canvas.page.get_size()
    paper = (
        -canvas.left,
        -canvas.top,
        round(width * canvas.scale) - canvas.left,
        round(height * canvas.scale) - canvas.top,
    )
    shade = Image.new("L", image.size, 255)
    ImageDraw.Draw(shade).rectangle((paper[0], paper[1], paper[2] - 1, paper[3] - 1), fill=0)
    image.paste(BESIDE, (0, 0, *image.size), shade)


def _draw_frame(image: Image.Image, frame: np.ndarray) -> None:
    """A frame just outside the place, so that it covers nothing of it, with a light rim."""
    left, top, right, bottom = (float(side) for side in frame)
    pen = ImageDraw.Draw(image)
    for grown, colour, thick in ((THICK + 4, RIM, THICK + 2), (THICK + 3, FRAME, THICK)):
        corners = (
            (max(left - grown, 0), max(top - grown, 0)),
            (min(right + grown, image.width - 1), min(bottom + grown, image.height - 1)),
        )
        pen.rectangle(corners, outline=colour, width=thick)


def main() -> None:
    """Answer one request; without a picture there is no answer."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # libraries may print
    restrict(limits)
    box = request["box"]
    stream.write(draw(Path(request["path"]), request["page"], tuple(box) if box else None))
    stream.close()


if __name__ == "__main__":
    main()
