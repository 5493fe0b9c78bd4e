"""Files in which something lies over, under or through words that can be seen."""

import pikepdf
from PIL import ImageDraw
from reportlab.lib import colors
from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from .corpus import clean
from .making import (
    CLIP,
    append,
    page,
    picture,
    prose,
    surgery,
)


@clean
def plain_prose() -> bytes:
    return page(prose)


@clean
def table_with_borders() -> bytes:
    def draw(canvas: Canvas) -> None:
        for row in range(12):
            for column in range(4):
                canvas.rect(60 + 110 * column, 700 - 20 * row, 110, 20)
                canvas.drawString(64 + 110 * column, 705 - 20 * row, f"cell {row} {column}")

    return page(draw)


@clean
def table_with_borders_through_the_letters() -> bytes:
    def draw(canvas: Canvas) -> None:
        for row in range(12):
            canvas.drawString(64, 705 - 12 * row, f"gypsy quay jogging {row}")
            canvas.line(60, 704 - 12 * row, 300, 704 - 12 * row)

    return page(draw)


@clean
def dark_header_with_white_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colors.navy)
        canvas.rect(60, 700, 400, 24, fill=1, stroke=0)
        canvas.setFillColor(white)
        canvas.drawString(66, 707, "Name and role")
        canvas.setFillColor(black)
        prose(canvas, top=680)

    return page(draw)


@clean
def highlight_behind_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colors.yellow)
        canvas.rect(60, 497, 200, 14, fill=1, stroke=0)
        canvas.setFillColor(black)
        canvas.drawString(62, 500, "What was learned from this")

    return page(draw)


@clean
def see_through_box_over_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFillColor(Color(1, 1, 0, alpha=0.5))
        canvas.rect(50, 650, 300, 150, fill=1, stroke=0)

    return page(draw)


@clean
def multiplied_highlight_over_words() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        state = pikepdf.Dictionary(BM=pikepdf.Name.Multiply)
        document.pages[0].Resources.ExtGState = pikepdf.Dictionary(GSm=state)
        append(document, b"q /GSm gs 1 0.9 0.2 rg 50 650 300 150 re f Q")

    return surgery(page(prose), cut)


@clean
def words_struck_through() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "The first plan was withdrawn")
        canvas.setLineWidth(1.2)
        canvas.line(58, 504, 230, 504)

    return page(draw)


@clean
def watermark_over_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas, lines=40)
        canvas.translate(300, 420)
        canvas.rotate(45)
        canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.2))
        canvas.setFont("Helvetica-Bold", 90)
        canvas.drawCentredString(0, 0, "DRAFT")

    return page(draw)


@clean
def pale_watermark_under_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.95, 0.95, 0.95))
        canvas.setFont("Helvetica-Bold", 100)
        canvas.drawString(80, 640, "SAMPLE")
        canvas.setFillColor(black)
        canvas.setFont("Helvetica", 12)
        prose(canvas, lines=20)

    return page(draw)


@clean
def light_grey_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.8, 0.8, 0.8))
        prose(canvas)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(60, 60, "Version 2 of this form, printed on recycled paper")

    return page(draw)


@clean
def words_over_a_photo() -> bytes:
    def draw(canvas: Canvas) -> None:
        def sky(pen: ImageDraw.ImageDraw) -> None:
            for row in range(200):
                pen.line((0, row, 400, row), fill=(row, 90, 200 - row // 2))

        canvas.drawImage(picture(sky, (400, 200)), 60, 500, 400, 200)
        canvas.setFillColor(white)
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(90, 600, "Listening to children")

    return page(draw)


@clean
def drop_shadow() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 24)
        canvas.setFillColor(Color(0.6, 0.6, 0.6))
        canvas.drawString(61.2, 498.8, "Yearly report")
        canvas.setFillColor(black)
        canvas.drawString(60, 500, "Yearly report")

    return page(draw)


@clean
def bold_by_writing_twice() -> bytes:
    def draw(canvas: Canvas) -> None:
        for nudge in (0, 0.25):
            canvas.drawString(60 + nudge, 500, "What happens next")
        for nudge in (0, 0.5, 1):
            canvas.drawString(60 + nudge, 400, "Three times over")

    return page(draw)


@clean
def link_with_a_border() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "See https://www.example.org for more")
        canvas.linkURL("https://www.example.org", (60, 495, 300, 515), thickness=1)

    return page(draw)


@clean
def upright_column_heads() -> bytes:
    def draw(canvas: Canvas) -> None:
        for column in range(6):
            canvas.saveState()
            canvas.translate(100 + 20 * column, 500)
            canvas.rotate(90 if column % 2 else 60)
            canvas.drawString(0, 0, f"Criterion number {column}")
            canvas.restoreState()

    return page(draw, landscape(A4))


@clean
def words_filled_with_a_picture() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        text = canvas.beginText(60, 500)
        text.setFont("Helvetica-Bold", 60)
        text.setTextRenderMode(CLIP)
        text.textOut("Together")
        canvas.drawText(text)
        canvas.setFillColor(colors.teal)
        canvas.rect(0, 450, 595, 150, fill=1, stroke=0)
        canvas.restoreState()

    return page(draw)


@clean
def outlined_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 500)
        text.setFont("Helvetica-Bold", 30)
        text.setTextRenderMode(1)
        text.textOut("Outlined heading")
        canvas.drawText(text)

    return page(draw)


@clean
def small_print() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 4)
        canvas.drawString(60, 60, "Set very small, but there for whoever looks: i.e. l, 1 and .,;")

    return page(draw)


@clean
def dotted_contents() -> bytes:
    def draw(canvas: Canvas) -> None:
        for row in range(10):
            canvas.drawString(60, 700 - 15 * row, f"Chapter {row} " + "." * 80 + f" {row}")

    return page(draw)
