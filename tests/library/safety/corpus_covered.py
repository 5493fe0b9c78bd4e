"""Files with words beneath something."""

import pikepdf
from fpdf import FPDF
from PIL import ImageDraw
from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas

from .corpus import hides
from .making import (
    SECRET,
    by_fpdf,
    page,
    page_with_prose,
    pages,
    picture,
    prose,
    secret,
    surgery,
    typeset,
)


@hides(SECRET)
def box_over_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.rect(195, 495, 90, 18, fill=1)

    return page(draw)


@hides(SECRET)
def box_over_text_with_a_label_on_it() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.rect(195, 495, 90, 18, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(200, 500, "REDACTED")

    return page(draw)


@hides(SECRET)
def box_that_lets_the_tips_stand_out() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas, size=14)
        canvas.rect(195, 497.5, 110, 11.5, fill=1, stroke=0)

    return page(draw)


@hides(SECRET)
def white_box_over_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.setFillColor(white)
        canvas.rect(195, 495, 90, 18, fill=1, stroke=0)

    return page(draw)


@hides(SECRET)
def box_within_a_line() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, f"It was said that {SECRET} had been seen there.")
        left = 60 + canvas.stringWidth("It was said that ", "Helvetica", 12)
        width = canvas.stringWidth(SECRET, "Helvetica", 12)
        canvas.rect(left - 1, 496, width + 2, 14, fill=1)

    return page(draw)


@hides("Pip")
def box_over_a_short_name() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "Her brother Pip was six.")
        left = 60 + canvas.stringWidth("Her brother ", "Helvetica", 12)
        canvas.rect(left - 0.5, 496, canvas.stringWidth("Pip", "Helvetica", 12) + 1, 14, fill=1)

    return page(draw)


@hides("7")
def box_over_one_digit() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "aged 7 at the time")
        left = 60 + canvas.stringWidth("aged ", "Helvetica", 12)
        canvas.rect(left - 1, 496, 8.5, 14, fill=1)

    return page(draw)


@hides("tel:01632960000")
def box_over_part_of_a_word() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "Ring tel:01632960000 now")
        left = 60 + canvas.stringWidth("Ring tel:", "Helvetica", 12)
        canvas.rect(left, 496, canvas.stringWidth("016329", "Helvetica", 12), 14, fill=1)

    return page(draw)


@hides(SECRET)
def nearly_opaque_box() -> bytes:
    def draw(canvas: Canvas) -> None:
        secret(canvas)
        canvas.setFillColor(Color(0, 0, 0, alpha=0.95))
        canvas.rect(195, 495, 90, 18, fill=1, stroke=0)

    return page(draw)


@hides(SECRET)
def picture_over_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        logo = picture(lambda pen: pen.ellipse((10, 10, 190, 90), fill="green"), (200, 100))
        canvas.drawImage(logo, 190, 480, 120, 60)

    return page(draw)


@hides(SECRET)
def photo_over_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)

        def sky(pen: ImageDraw.ImageDraw) -> None:
            for row in range(100):
                pen.line((0, row, 400, row), fill=(row * 2, 120, 255 - row * 2))

        canvas.drawImage(picture(sky, (400, 100)), 60, 470, 400, 100)

    return page(draw)


@hides(SECRET)
def full_page_picture_over_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        secret(canvas)
        cover = picture(lambda pen: pen.rectangle((0, 0, 60, 300), fill="navy"), (210, 297))
        canvas.drawImage(cover, 0, 0, 595, 842)

    return page(draw)


@hides(SECRET)
def annotation_over_text() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        form = document.make_stream(b"0 0 0 rg 0 0 90 18 re f")
        form.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 90, 18]
        )
        square = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Square,
            Rect=[195, 495, 285, 513],
            F=4,
            AP=pikepdf.Dictionary(N=form),
        )
        document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(square)])

    return surgery(page_with_prose(lambda canvas: secret(canvas)), cut)


@hides(SECRET)
def box_over_text_in_a_form() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("part")
        secret(canvas, x=20, y=20)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(100, 400)
        canvas.scale(1.5, 1.5)
        canvas.doForm("part")
        canvas.restoreState()
        canvas.rect(125, 422, 120, 30, fill=1)

    return page(draw)


@hides(SECRET)
def box_on_a_turned_page() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Rotate = 90

    return surgery(box_over_text(), cut)


@hides(SECRET)
def box_on_a_page_with_another_origin() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.MediaBox = pikepdf.Array([-50, -70, 600, 900])
        document.pages[0].obj.CropBox = pikepdf.Array([30, 40, 580, 860])

    return surgery(box_over_text(), cut)


@hides(SECRET, page=3)
def box_on_the_third_page() -> bytes:
    def draw(canvas: Canvas) -> None:
        secret(canvas)
        canvas.rect(195, 495, 90, 18, fill=1)

    return pages([prose, prose, draw])


@hides("Otterburn", "Lane")
def typst_box_over_text() -> bytes:
    return typeset(
        "He lived in #box[Otterburn Lane#place(top + left, dx: -1pt, dy: -2pt, "
        "rect(width: 75pt, height: 13pt, fill: black))] then."
    )


@hides(SECRET)
def typst_black_on_black_highlight() -> bytes:
    return typeset(f"Seen. #highlight(fill: black)[{SECRET}] Also seen.")


@hides(SECRET)
def fpdf_cell_in_black_on_black() -> bytes:
    def draw(document: FPDF) -> None:
        document.cell(text="Name: ")
        document.set_fill_color(0)
        document.cell(60, 8, SECRET, fill=True)

    return by_fpdf(draw)
