"""Files with words in no colour, of no size or in no place to be seen."""

import pikepdf
from fpdf import FPDF
from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas

from .corpus import hides
from .making import (
    CLIP,
    INVISIBLE,
    SECRET,
    append,
    by_fpdf,
    page,
    page_with_prose,
    picture,
    prose,
    secret,
    surgery,
    typeset,
)


@hides(SECRET)
def white_on_white() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFillColor(white)
        secret(canvas)

    return page(draw)


@hides(SECRET)
def almost_white_on_white() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFillColor(Color(0.985, 0.985, 0.985))
        secret(canvas)

    return page(draw)


@hides(SECRET)
def black_on_black_drawn_after_the_box() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.rect(195, 495, 90, 18, fill=1)
        secret(canvas)

    return page(draw)


@hides(SECRET)
def white_on_a_white_picture() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(lambda pen: None, (10, 10)), 0, 0, 595, 842)
        canvas.setFillColor(white)
        secret(canvas)

    return page(draw)


@hides(SECRET)
def off_the_page() -> bytes:
    return page_with_prose(lambda canvas: secret(canvas, x=-300))


@hides(SECRET)
def above_the_page() -> bytes:
    return page_with_prose(lambda canvas: secret(canvas, y=900))


@hides(SECRET)
def cropped_away() -> bytes:
    data = page_with_prose(lambda canvas: secret(canvas, y=60))

    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.CropBox = pikepdf.Array([20, 100, 560, 830])

    return surgery(data, cut)


@hides(SECRET)
def clipped_away() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(50, 50, 40, 40)
        canvas.clipPath(path, stroke=0)
        secret(canvas)
        canvas.restoreState()

    return page(draw)


@hides(SECRET)
def tiny() -> bytes:
    return page_with_prose(lambda canvas: secret(canvas, size=0.8))


@hides(SECRET)
def invisible_ink_without_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        text = canvas.beginText(200, 500)
        text.setTextRenderMode(INVISIBLE)
        text.textOut(SECRET)
        canvas.drawText(text)

    return page(draw)


@hides(SECRET)
def clip_mode_without_anything_to_clip() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        text = canvas.beginText(200, 500)
        text.setTextRenderMode(CLIP)
        text.textOut(SECRET)
        canvas.drawText(text)

    return page(draw)


@hides(SECRET)
def transparent() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFillColor(Color(0, 0, 0, alpha=0))
        secret(canvas)

    return page(draw)


@hides(SECRET)
def text_in_a_hidden_layer() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        layer = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Notes"))
        )
        document.Root.OCProperties = pikepdf.Dictionary(
            OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer])
        )
        document.pages[0].Resources.Properties = pikepdf.Dictionary(MC0=layer)
        font = next(iter(document.pages[0].Resources.Font.keys())).encode()
        text = b"/OC /MC0 BDC BT %s 12 Tf 200 500 Td (%s) Tj ET EMC" % (font, SECRET.encode())
        append(document, text)

    return surgery(page(prose), cut)


@hides(SECRET)
def typst_white_text() -> bytes:
    return typeset(f"Seen. #text(white)[{SECRET}] Also seen.")


@hides(SECRET)
def fpdf_white_cell() -> bytes:
    def draw(document: FPDF) -> None:
        document.cell(text="Name: ")
        document.set_text_color(255)
        document.cell(60, 8, SECRET)

    return by_fpdf(draw)
