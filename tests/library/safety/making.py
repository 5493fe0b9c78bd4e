"""Small tools that the corpus is made with. Every name and word in it is made up."""

import io
from collections.abc import Callable

import pikepdf
import typst
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], object]
WIDTH, HEIGHT = A4
SECRET = "Quillfeather"
INVISIBLE, CLIP = 3, 7


def page(draw: Draw, size: tuple[float, float] = A4) -> bytes:
    """A PDF of one page that reportlab draws."""
    return pages([draw], size)


def pages(draws: list[Draw], size: tuple[float, float] = A4) -> bytes:
    """A PDF of some pages that reportlab draws."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for draw in draws:
        canvas.setFont("Helvetica", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def page_with_prose(draw: Draw) -> bytes:
    """A PDF of one page with some visible lines and more."""

    def both(canvas: Canvas) -> None:
        prose(canvas)
        draw(canvas)

    return page(both)


def prose(canvas: Canvas, top: float = 780, lines: int = 8) -> None:
    """Some lines that everybody can see."""
    for number in range(lines):
        canvas.drawString(60, top - 16 * number, f"Line {number}: practitioners met and talked.")


def secret(canvas: Canvas, x: float = 200, y: float = 500, size: float = 12) -> None:
    """The word that gets hidden."""
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, SECRET)


def typeset(source: str) -> bytes:
    """A PDF that typst makes."""
    head = '#set document(title: "Made for a test")\n#set text(lang: "en", size: 11pt)\n'
    return typst.compile((head + source).encode())


def by_fpdf(draw: Callable[[FPDF], None]) -> bytes:
    """A PDF of one page that fpdf2 makes."""
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=12)
    draw(document)
    return bytes(document.output())


def surgery(data: bytes, cut: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF after pikepdf changed it."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        cut(document)
        document.save(buffer)
    return buffer.getvalue()


def append(document: pikepdf.Pdf, content: bytes, index: int = 0) -> None:
    """Draw more on a page, after all that is there."""
    document.pages[index].contents_add(content, prepend=False)


def picture(draw: Callable[[ImageDraw.ImageDraw], None], size: tuple[int, int]) -> ImageReader:
    """A picture that Pillow draws, for reportlab."""
    image = Image.new("RGB", size, "white")
    draw(ImageDraw.Draw(image))
    return ImageReader(image)


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font that Pillow brings along."""
    return ImageFont.load_default(size)


SCAN_SCALE = 150 / 72
SCANNED = [
    ("The", 60, 700), ("meeting", 100, 700), ("of", 180, 700), ("Thursday", 205, 700),
    ("was", 60, 670), ("attended", 100, 670), ("by", 180, 670), (SECRET, 205, 670),
    ("and", 60, 640), ("partners", 100, 640), ("who", 180, 640), ("agreed", 215, 640),
]  # fmt: skip


def scan(draw: Callable[[ImageDraw.ImageDraw], None], mode: str = "RGB") -> ImageReader:
    """A scanned page with the words of SCANNED and whatever is drawn over them."""
    size = (round(WIDTH * SCAN_SCALE), round(HEIGHT * SCAN_SCALE))
    image = Image.effect_noise(size, 12).point(lambda value: min(255, value + 110)).convert("RGB")
    pen = ImageDraw.Draw(image)
    for word, left, foot in SCANNED:
        place = (left * SCAN_SCALE, (HEIGHT - foot) * SCAN_SCALE)
        pen.text(place, word, fill="black", font=font(28), anchor="ls")
    draw(pen)
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, "JPEG", quality=70)
    return ImageReader(io.BytesIO(buffer.getvalue()))


def on_scan(left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
    """A box in points as one in the pixels of `scan`."""
    return tuple(value * SCAN_SCALE for value in (left, HEIGHT - top, right, HEIGHT - bottom))


def recognised(canvas: Canvas, mode: int = INVISIBLE, **moved: float) -> None:
    """The words of SCANNED as text recognition writes them."""
    canvas.saveState()  # the mode would stay for what is written later
    for word, left, foot in SCANNED:
        text = canvas.beginText(left + moved.get("x", 0), foot + moved.get("y", 0))
        text.setFont("Helvetica", 13.5)
        text.setTextRenderMode(mode)
        text.textOut(word)
        canvas.drawText(text)
    canvas.restoreState()
