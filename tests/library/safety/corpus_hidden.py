"""Files with hidden words, by every way that we know of."""

import pikepdf
from fpdf import FPDF
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from .corpus import hides
from .making import (
    CLIP,
    INVISIBLE,
    SECRET,
    append,
    by_fpdf,
    on_scan,
    page,
    pages,
    picture,
    prose,
    recognised,
    scan,
    surgery,
    typeset,
)


def secret(canvas: Canvas, x: float = 200, y: float = 500, size: float = 12) -> None:
    """The word that gets hidden."""
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, SECRET)


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

        def sky(pen) -> None:  # noqa: ANN001
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
    return page(lambda canvas: (prose(canvas), secret(canvas, x=-300)))


@hides(SECRET)
def above_the_page() -> bytes:
    return page(lambda canvas: (prose(canvas), secret(canvas, y=900)))


@hides(SECRET)
def cropped_away() -> bytes:
    data = page(lambda canvas: (prose(canvas), secret(canvas, y=60)))

    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].cropbox = [20, 100, 560, 830]

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
    return page(lambda canvas: (prose(canvas), secret(canvas, size=0.8)))


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
def box_in_the_picture_of_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        box = on_scan(200, 664, 300, 686)
        canvas.drawImage(scan(lambda pen: pen.rectangle(box, fill="black")), 0, 0, 595.3, 841.9)
        recognised(canvas)

    return page(draw)


@hides(SECRET)
def white_box_in_the_picture_of_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        box = on_scan(200, 660, 310, 690)
        canvas.drawImage(scan(lambda pen: pen.rectangle(box, fill="white")), 0, 0, 595.3, 841.9)
        recognised(canvas)

    return page(draw)


@hides(SECRET)
def box_drawn_over_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9)
        recognised(canvas)
        canvas.setFillColor(black)
        canvas.rect(200, 664, 100, 22, fill=1)

    return page(draw)


@hides(SECRET)
def labelled_box_drawn_over_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9)
        recognised(canvas)
        canvas.rect(200, 664, 100, 22, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(210, 670, "Name removed")

    return page(draw)


@hides(SECRET)
def box_in_a_scan_drawn_over_its_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        recognised(canvas, mode=0)
        box = on_scan(200, 664, 300, 686)
        canvas.drawImage(scan(lambda pen: pen.rectangle(box, fill="black")), 0, 0, 595.3, 841.9)

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

    return surgery(page(lambda canvas: (prose(canvas), secret(canvas))), cut)


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
        document.pages[0].mediabox = [-50, -70, 600, 900]
        document.pages[0].cropbox = [30, 40, 580, 860]

    return surgery(box_over_text(), cut)


@hides(SECRET, page=3)
def box_on_the_third_page() -> bytes:
    def draw(canvas: Canvas) -> None:
        secret(canvas)
        canvas.rect(195, 495, 90, 18, fill=1)

    return pages([prose, prose, draw])


@hides("Otterburn", "Lane")
def typst_box_over_text() -> bytes:
    return typeset("He lived in #box[Otterburn Lane#place(top + left, dx: -1pt, dy: -2pt, "
                   "rect(width: 75pt, height: 13pt, fill: black))] then.")


@hides(SECRET)
def typst_white_text() -> bytes:
    return typeset(f"Seen. #text(white)[{SECRET}] Also seen.")


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


@hides(SECRET)
def fpdf_white_cell() -> bytes:
    def draw(document: FPDF) -> None:
        document.cell(text="Name: ")
        document.set_text_color(255)
        document.cell(60, 8, SECRET)

    return by_fpdf(draw)
