"""Pictures on paper: read, made small and plain enough for typst, whatever was uploaded."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

# At 150 dots an inch, a little more than the width of the text on A4.
MOST_PIXELS = 1200
JPEG_QUALITY = 82
READING_ERRORS = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


@dataclass(frozen=True)
class Picture:
    """A picture that may be printed.

    `name` stands for its bytes: a file that was replaced has another. `load` gives the file as it
    was uploaded and may raise OSError.
    """

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True)
class LoadedPicture:
    """Bytes that typst can draw, and the size in pixels."""

    content: bytes
    form: str
    width: int
    height: int

    @property
    def file_name(self) -> str:
        """Its name beside the template: typst goes by the end of it."""
        return f"{hashlib.sha256(self.content).hexdigest()[:24]}.{self.form}"

    @property
    def for_template(self) -> dict[str, str | int]:
        """Where typst finds it, and its size in pixels."""
        return {"path": f"/{self.file_name}", "width": self.width, "height": self.height}


def loaded(picture: Picture, most_pixels: int = MOST_PIXELS) -> LoadedPicture | None:
    """The picture ready to print; None when it can't be read."""
    try:
        with Image.open(BytesIO(picture.load())) as opened:
            opened.draft("RGB", (most_pixels, most_pixels))
            opened.thumbnail((most_pixels, most_pixels))
            return _encoded(opened)
    except READING_ERRORS:
        return None


def _encoded(image: Image.Image) -> LoadedPicture:
    is_clear = "A" in image.getbands() or "transparency" in image.info
    form = "png" if is_clear or image.format in {"PNG", "GIF"} else "jpeg"
    content = BytesIO()
    image.convert("RGBA" if is_clear else "RGB").save(content, form, quality=JPEG_QUALITY)
    return LoadedPicture(content.getvalue(), form, image.width, image.height)
