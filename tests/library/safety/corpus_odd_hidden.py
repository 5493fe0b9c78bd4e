"""Hidden words in files of odd but valid make."""

import pikepdf
from fpdf import FPDF
from reportlab.lib import colors
from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas

from .corpus import hides
from .making import (
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

Name, Dictionary, Array, String = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array, pikepdf.String


def put_annotation(document: pikepdf.Pdf, kind: str, **more: object) -> None:
    """An annotation over the secret word."""
    note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[195, 495, 285, 513], F=4, **more)
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])


@hides(SECRET)
def square_annotation_without_appearance() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        put_annotation(document, "/Square", C=[0, 0, 0], IC=[0, 0, 0])

    return surgery(page_with_prose(lambda canvas: secret(canvas)), cut)


@hides(SECRET)
def black_highlight_annotation() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        corners = [195, 513, 285, 513, 195, 495, 285, 495]
        put_annotation(document, "/Highlight", C=[0, 0, 0], QuadPoints=corners)

    return surgery(page_with_prose(lambda canvas: secret(canvas)), cut)


@hides(SECRET)
def stamp_with_an_opaque_picture() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        form = document.make_stream(b"1 1 1 rg 0 0 90 18 re f 1 0 0 RG 1 1 88 16 re S")
        form.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 90, 18])
        put_annotation(document, "/Stamp", AP=Dictionary(N=form))

    return surgery(page_with_prose(lambda canvas: secret(canvas)), cut)


@hides(SECRET)
def box_filled_with_a_pattern() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        tile = document.make_stream(b"0 0 0 rg 0 0 4 4 re f")
        tile.stream_dict = Dictionary(
            Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=[0, 0, 4, 4], XStep=4, YStep=4, Resources=Dictionary(),
        )  # fmt: skip
        document.pages[0].Resources.Pattern = Dictionary(P1=tile)
        append(document, b"q /Pattern cs /P1 scn 195 495 90 18 re f Q")

    return surgery(page_with_prose(lambda canvas: secret(canvas)), cut)


@hides(SECRET)
def box_filled_with_a_gradient() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        clip = canvas.beginPath()
        clip.rect(195, 495, 90, 18)
        canvas.clipPath(clip, stroke=0)
        canvas.linearGradient(195, 500, 285, 500, (colors.navy, colors.black), extend=True)

    return page(draw)


@hides(SECRET)
def words_on_a_gradient_of_their_colour() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(100, 480, 400, 50)
        canvas.clipPath(clip, stroke=0)
        canvas.linearGradient(
            100, 500, 500, 500, (Color(0.01, 0.01, 0.01), colors.black), extend=True
        )
        canvas.restoreState()
        secret(canvas)

    return page(draw)


@hides(SECRET)
def multiplied_black_box() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].Resources.ExtGState = Dictionary(GSm=Dictionary(BM=Name.Multiply))
        append(document, b"q /GSm gs 0 g 195 495 90 18 re f Q")

    return surgery(page_with_prose(lambda canvas: secret(canvas)), cut)


@hides(SECRET)
def words_behind_a_soft_mask_that_shuts_them_out() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        group = document.make_stream(b"0 g 0 0 600 850 re f")
        group.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850],
            Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
        )  # fmt: skip
        mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=document.make_indirect(group))
        document.pages[0].Resources.ExtGState = Dictionary(GSs=Dictionary(SMask=mask))
        font = next(iter(document.pages[0].Resources.Font.keys())).encode()
        words = b"q /GSs gs BT %s 12 Tf 200 500 Td (%s) Tj ET Q" % (font, SECRET.encode())
        append(document, words)

    return surgery(page(prose), cut)


@hides(SECRET)
def words_in_forms_three_deep_under_a_box() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.beginForm("a")
        secret(canvas, 0, 0)
        canvas.endForm()
        for outer, inner in (("b", "a"), ("c", "b")):
            canvas.beginForm(outer)
            canvas.translate(10, 5)
            canvas.doForm(inner)
            canvas.endForm()
        canvas.translate(180, 490)
        canvas.doForm("c")
        canvas.rect(15, 5, 90, 18, fill=1)

    return page(draw)


@hides(SECRET)
def words_in_a_form_whose_frame_cuts_them_off() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        fonts = document.pages[0].Resources.Font
        font = next(iter(fonts.keys())).encode()
        form = document.make_stream(b"BT %s 12 Tf 50 50 Td (%s) Tj ET" % (font, SECRET.encode()))
        form.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 20, 20],
            Resources=Dictionary(Font=fonts),
        )  # fmt: skip
        document.pages[0].Resources.XObject = Dictionary(Fx=document.make_indirect(form))
        append(document, b"q 1 0 0 1 150 450 cm /Fx Do Q")

    return surgery(page(prose), cut)


@hides(SECRET)
def scaled_down_to_a_point() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.saveState()
        canvas.translate(200, 500)
        canvas.scale(0.05, 0.05)
        secret(canvas, 0, 0)
        canvas.restoreState()

    return page(draw)


@hides(SECRET)
def squeezed_flat() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.saveState()
        canvas.translate(200, 500)
        canvas.scale(1, 0.01)
        secret(canvas, 0, 0)
        canvas.restoreState()

    return page(draw)


@hides(SECRET)
def clipped_to_nothing() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        font = next(iter(document.pages[0].Resources.Font.keys())).encode()
        words = b"q 0 0 0 0 re W n BT %s 12 Tf 200 500 Td (%s) Tj ET Q"
        append(document, words % (font, SECRET.encode()))

    return surgery(page(prose), cut)


@hides(SECRET)
def white_words_beside_their_dark_box() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFillColor(colors.navy)
        canvas.rect(60, 495, 100, 18, fill=1)
        canvas.setFillColor(white)
        secret(canvas, 200, 500)

    return page(draw)


@hides(SECRET)
def white_words_under_the_box_drawn_later() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFillColor(white)
        secret(canvas)
        canvas.setFillColor(colors.navy)
        canvas.rect(195, 495, 90, 18, fill=1)

    return page(draw)


@hides(SECRET)
def white_words_on_the_white_part_of_a_photo() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        image = picture(lambda pen: pen.rectangle((0, 0, 99, 200), fill="navy"), (400, 200))
        canvas.drawImage(image, 60, 400, 400, 200)
        canvas.setFillColor(white)
        secret(canvas, 220, 500)

    return page(draw)


@hides(SECRET)
def nearly_opaque_picture_over_text() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].Resources.ExtGState = Dictionary(GSa=Dictionary(ca=0.97))
        name = next(iter(document.pages[0].Resources.XObject.keys())).encode()
        append(document, b"q /GSa gs 120 0 0 40 185 485 cm %s Do Q" % name)

    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.drawImage(picture(lambda pen: None, (10, 10)), 10, 10, 2, 2)

    return surgery(page(draw), cut)


@hides("Otter", "Lane")
def typst_image_over_text() -> bytes:
    return typeset(
        "Seen before. #box[Otter Lane#place(top + left, dx: -2pt, dy: -3pt, "
        "rect(width: 70pt, height: 16pt, fill: gradient.linear(gray, luma(90))))] Seen after."
    )


@hides(SECRET)
def typst_tiny() -> bytes:
    return typeset(f"Seen. #text(size: 0.6pt)[{SECRET}] Also seen.")


@hides(SECRET)
def typst_moved_off_the_page() -> bytes:
    return typeset(f"Seen. #place(dx: -400pt)[{SECRET}] Also seen.")


@hides(SECRET)
def fpdf_rectangle_over_words() -> bytes:
    def draw(document: FPDF) -> None:
        document.text(20, 40, "Plain words stay")
        document.text(20, 60, SECRET)
        document.set_fill_color(0)
        document.rect(18, 55, 40, 8, style="F")

    return by_fpdf(draw)


@hides(SECRET)
def on_an_upside_down_page_with_a_box() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(110, 700, "Seen")
        secret(canvas)
        canvas.rect(195, 495, 90, 18, fill=1)

    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Rotate = 180
        document.pages[0].obj.CropBox = Array([100, 300, 500, 800])

    return surgery(page(draw), cut)


@hides(SECRET)
def turned_words_under_a_turned_box() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.translate(300, 300)
        canvas.rotate(30)
        secret(canvas, 0, 0)
        canvas.rect(-4, -5, 90, 18, fill=1)

    return page(draw)


@hides(SECRET)
def letter_by_letter_under_a_box() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        x = 200.0
        for letter in SECRET:
            canvas.drawString(x, 500, letter)
            x += canvas.stringWidth(letter, "Helvetica", 12)
        canvas.rect(195, 495, 90, 18, fill=1)

    return page(draw)


@hides(SECRET)
def many_thin_lines_over_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.setLineWidth(1.2)
        for step in range(20):
            canvas.line(195, 495 + step * 0.9, 285, 495 + step * 0.9)

    return page(draw)


@hides(SECRET)
def grey_box_with_a_white_label() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.setFillColor(Color(0.5, 0.5, 0.5))
        canvas.rect(195, 495, 90, 18, fill=1, stroke=0)
        canvas.setFillColor(white)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(200, 500, "Name withheld")

    return page(draw)


@hides(SECRET)
def thick_stroke_over_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.setLineWidth(16)
        canvas.line(196, 504, 286, 504)

    return page(draw)
