"""Files of other makers and kinds whose words can all be seen."""

import pikepdf
from fpdf import FPDF
from PIL import ImageDraw
from reportlab.lib import colors
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .corpus import clean
from .making import (
    CLIP,
    append,
    by_fpdf,
    page,
    pages,
    prose,
    recognised,
    scan,
    surgery,
    typeset,
)


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
        def cover(pen: ImageDraw.ImageDraw) -> None:
            pen.rectangle((700, 900, 1000, 960), fill="black")

        canvas.drawImage(scan(cover), 0, 0, 595.3, 841.9)
        recognised(canvas)

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
        document.pages[0].obj.MediaBox = pikepdf.Array([-100, -100, 700, 950])
        document.pages[0].obj.CropBox = pikepdf.Array([20, 100, 590, 830])

    return surgery(page(prose), cut)


@clean
def huge_poster() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.drawString(2000, 3000, "Corner")

    return page(draw, (2384, 3370))


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
    return typeset(
        "Zażółć gęślą jaźń. Ščřž. Naïve café. Ελληνικά. Русский. e\u0301 n\u0303 a\u0308."
    )


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


@clean
def see_through_words_over_their_own_shape() -> bytes:
    """How browsers print a heading that is filled with a gradient."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        for mode, alpha in ((0, 0), (CLIP, 1)):
            canvas.setFillColor(Color(0, 0, 0, alpha=alpha))
            text = canvas.beginText(60, 500)
            text.setFont("Helvetica-Bold", 40)
            text.setTextRenderMode(mode)
            text.textOut("Gradient words")
            canvas.drawText(text)
        canvas.linearGradient(60, 490, 400, 490, (colors.navy, colors.darkred), extend=True)
        canvas.restoreState()

    return page(draw)


@clean
def replacement_text_in_a_form() -> bytes:
    """How browsers print scripts whose glyphs do not map to letters one by one."""

    def cut(document: pikepdf.Pdf) -> None:
        content = document.pages[0].Contents.read_bytes()
        content = content.replace(b"(Prac) Tj", b"/Span <</ActualText (Prac)>> BDC (Prac) Tj EMC")
        form = document.make_stream(content)
        form.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 1200, 1700],
            Resources=document.pages[0].Resources,
        )
        document.pages[0].obj.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Fm=document.make_indirect(form))
        )
        document.pages[0].obj.Contents = document.make_stream(b"q .5 0 0 .5 10 200 cm /Fm Do Q")

    return surgery(page(lambda canvas: canvas.drawString(60, 1200, "Prac"), (1200, 1700)), cut)
