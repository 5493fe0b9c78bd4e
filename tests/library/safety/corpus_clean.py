"""Files whose words can all be seen, though a careless check would accuse them."""

import pikepdf
from fpdf import FPDF
from reportlab.lib import colors
from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from .corpus import clean
from .making import (
    CLIP,
    append,
    by_fpdf,
    page,
    pages,
    picture,
    prose,
    recognised,
    scan,
    surgery,
    typeset,
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
        def sky(pen) -> None:  # noqa: ANN001
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
def text_recognised_on_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9)
        recognised(canvas)

    return page(draw)


@clean
def text_recognised_on_a_grey_scan_a_little_off() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None, mode="L"), 0, 0, 595.3, 841.9)
        recognised(canvas, x=1.5, y=-1.5)

    return page(draw)


@clean
def recognised_text_beneath_the_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        recognised(canvas, mode=0)
        canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9)

    return page(draw)


@clean
def scan_without_text() -> bytes:
    return page(lambda canvas: canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9))


@clean
def scan_with_a_black_box_and_no_words_beneath() -> bytes:
    def draw(canvas: Canvas) -> None:
        def cover(pen) -> None:  # noqa: ANN001
            pen.rectangle((700, 900, 1000, 960), fill="black")

        canvas.drawImage(scan(cover), 0, 0, 595.3, 841.9)
        recognised(canvas)

    return page(draw)


@clean
def link_with_a_border() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "See https://www.example.org for more")
        canvas.linkURL("https://www.example.org", (60, 495, 300, 515), thickness=1)

    return page(draw)


@clean
def form_with_fields() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.acroForm.textfield(name="role", x=60, y=500, width=200, height=20, value="Nurse")
        canvas.acroForm.checkbox(name="agree", x=60, y=460)

    return page(draw)


@clean
def turned_and_cropped() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Rotate = 270
        document.pages[0].mediabox = [-100, -100, 700, 950]
        document.pages[0].cropbox = [20, 100, 590, 830]

    return surgery(page(prose), cut)


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


@clean
def huge_poster() -> bytes:
    return page(lambda canvas: (prose(canvas), canvas.drawString(2000, 3000, "Corner")), (2384, 3370))


@clean
def three_pages() -> bytes:
    return pages([prose, lambda canvas: None, prose])


@clean
def typst_report() -> bytes:
    return typeset(
        "= Learning review\n#lorem(200)\n#table(columns: 3, fill: (x, y) => if y == 0 { navy }, "
        "..range(9).map(n => text(if n < 3 { white } else { black })[cell #n]))\n"
        "$ sum_(i=1)^n x_i^2 / sqrt(2 pi) = integral_0^oo e^(-x) dif x $\n"
        "#underline[under] #strike[struck] #highlight[marked] #super[1] ﬁnal efficient oﬄine"
    )


@clean
def typst_other_scripts() -> bytes:
    return typeset("Zażółć gęślą jaźń. Ščřž. Naïve café. Ελληνικά. Русский. e\u0301 n\u0303 a\u0308.")


@clean
def typst_accessible() -> bytes:
    return typeset("= Heading\n#set par(justify: true)\n" + "incomprehensibilities " * 120)


@clean
def fpdf_table() -> bytes:
    def draw(document: FPDF) -> None:
        document.set_fill_color(30, 60, 90)
        document.set_text_color(255)
        document.cell(60, 8, "Recommendation", border=1, fill=True)
        document.ln()
        document.set_text_color(0)
        document.multi_cell(120, 8, "What changed because of this review. " * 5, border=1)

    return by_fpdf(draw)


@clean
def letters_drawn_by_the_font_itself() -> bytes:
    """A Type 3 font: each glyph is a small drawing."""

    def cut(document: pikepdf.Pdf) -> None:
        box = document.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
        ring = document.make_stream(b"600 0 d0 0.2 0.2 0.6 rg 0 0 500 700 re 100 100 300 500 re f*")
        type3 = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 600, 800],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=pikepdf.Dictionary(a=box, b=ring),
            Encoding=pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding, Differences=[97, pikepdf.Name.a, pikepdf.Name.b]
            ),
            FirstChar=97,
            LastChar=98,
            Widths=[600, 600],
        )
        document.pages[0].Resources.Font["/T3"] = document.make_indirect(type3)
        append(document, b"BT /T3 14 Tf 60 300 Td (abba baab) Tj ET")

    return surgery(page(prose), cut)
