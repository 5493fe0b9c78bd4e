"""A page as pixels: where a box of the page lies in them, and which pixels differ between two."""

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

FLAGS = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
LOG_STEPS = 84  # grey levels a factor of e in contrast


def steps_of(contrast: float) -> int:
    """How many steps of `perceived` a contrast ratio such as 1.25 is."""
    return round(float(np.log(contrast)) * LOG_STEPS)


def _perceived() -> np.ndarray:
    """Each channel value on the scale on which WCAG measures contrast: log of luminance + 0.05."""
    value = np.arange(256) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return np.round(np.log((linear + 0.05) / 0.05) * LOG_STEPS).astype(np.int16)


PERCEIVED = _perceived()


@dataclass(frozen=True)
class Canvas:
    """A rectangle of a page at some scale: `left`, `top` are pixels of the whole page's picture."""

    page: pypdfium2.PdfPage
    scale: float
    left: int
    top: int
    width: int
    height: int

    @classmethod
    def whole(cls, page: pypdfium2.PdfPage, scale: float, most_pixels: int) -> "Canvas":
        """The visible page, at a smaller scale where it would have too many pixels."""
        width, height = page.get_size()
        scale = min(scale, (most_pixels / max(width * height, 1)) ** 0.5)
        across, down = _pixels(width, height, scale)
        return cls(page, scale, 0, 0, across, down)

    def render(self, form: bool = True) -> np.ndarray:
        """(height, width, 4) bytes: red, green, blue and one that says nothing."""
        width, height = self.page.get_size()
        size = _pixels(width, height, self.scale)
        pixels = np.full((self.height, self.width, 4), 255, dtype=np.uint8)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            self.width,
            self.height,
            pdfium.FPDFBitmap_BGRx,
            pixels.ctypes.data_as(ctypes.c_void_p),
            self.width * 4,
        )
        try:
            place = (-self.left, -self.top, *size, 0)
            pdfium.FPDF_RenderPageBitmap(bitmap, self.page, *place, FLAGS)
            if form and self.page.formenv:
                pdfium.FPDF_FFLDraw(self.page.formenv, bitmap, self.page, *place, FLAGS)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels

    def boxes(self, boxes: np.ndarray) -> np.ndarray:
        """Page boxes (n, 4) as exact left, top, right, bottom in this canvas's pixels."""
        across, down, offset = self._matrix()
        first = boxes[:, 0:1] * across + boxes[:, 1:2] * down + offset
        second = boxes[:, 2:3] * across + boxes[:, 3:4] * down + offset
        corners = np.hstack([np.minimum(first, second), np.maximum(first, second)])
        return corners - np.array([self.left, self.top, self.left, self.top])

    def _matrix(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Where a step to the right and one upwards on the page lead, and where it starts.

        Pdfium knows about the page's turn and crop box. It answers in whole pixels, so it is asked
        about a huge picture.
        """
        across, down = self.page.get_size()
        width, height = _pixels(across, down, self.scale)
        fine = 1_000_000

        def ask(x: float, y: float) -> np.ndarray:
            column, row = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(self.page, 0, 0, fine, fine, 0, x, y, column, row)
            return np.array([column.value * width / fine, row.value * height / fine])

        reach = 100.0
        origin = ask(0, 0)
        return (ask(reach, 0) - origin) / reach, (ask(0, reach) - origin) / reach, origin


def _pixels(width: float, height: float, scale: float) -> tuple[int, int]:
    return max(1, round(width * scale)), max(1, round(height * scale))


def differing(one: np.ndarray, other: np.ndarray, steps: int) -> np.ndarray:
    """Which pixels differ by at least that many steps of contrast in a colour channel."""
    first, second = one.view(np.uint32).ravel(), other.view(np.uint32).ravel()
    changed = first != second
    places = np.flatnonzero(changed)
    first, second = first.take(places), second.take(places)
    # Green alone tells most pixels apart; only what it leaves needs the other two.
    far = np.abs(PERCEIVED.take(first >> 8 & 255) - PERCEIVED.take(second >> 8 & 255)) >= steps
    rest = np.flatnonzero(~far)
    for shift in (0, 16):
        channel = (PERCEIVED.take(pixels[rest] >> shift & 255) for pixels in (first, second))
        far[rest] |= np.abs(next(channel) - next(channel)) >= steps
    changed[places] = far
    return changed.reshape(one.shape[:2])


def grey(pixels: np.ndarray) -> np.ndarray:
    """(height, width) mean of the three colours."""
    total = np.add(pixels[..., 0], pixels[..., 1], dtype=np.uint16)
    total += pixels[..., 2]
    return total * np.float32(1 / 3)


class Sums:
    """Adds up a mask over many boxes at once."""

    def __init__(self, mask: np.ndarray) -> None:
        height, width = mask.shape
        self.table = np.zeros((height + 1, width + 1), dtype=np.int32)
        np.cumsum(mask, axis=1, dtype=np.int32, out=self.table[1:, 1:])
        for row in range(1, height + 1):  # a third of the time that numpy takes for it
            np.add(self.table[row], self.table[row - 1], out=self.table[row])

    def over(self, boxes: np.ndarray) -> np.ndarray:
        """How many pixels are set in each box of whole pixels (n, 4)."""
        limit = np.array(self.table.shape)[[1, 0, 1, 0]] - 1
        left, top, right, bottom = np.clip(boxes, 0, limit).T.astype(np.intp)
        right, bottom = np.maximum(right, left), np.maximum(bottom, top)
        table = self.table
        return table[bottom, right] - table[top, right] - table[bottom, left] + table[top, left]
