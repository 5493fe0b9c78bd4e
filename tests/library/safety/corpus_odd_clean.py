"""Files of odd but valid make whose words can all be seen."""

import pikepdf
from fpdf import FPDF
from PIL import ImageDraw
from reportlab.lib import colors
from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from .corpus import clean
from .making import append, by_fpdf, page, picture, prose, surgery, typeset

Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array


@clean
def white_words_on_a_gradient() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(60, 700, 400, 40)
        canvas.clipPath(clip, stroke=0)
        canvas.linearGradient(60, 700, 460, 700, (colors.navy, colors.teal), extend=True)
        canvas.restoreState()
        canvas.setFillColor(white)
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(70, 712, "Listening to children")

    return page(draw)


@clean
def chinese_in_a_font_that_the_reader_has_to_bring() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(60, 700, "孩子的安全")
        canvas.drawString(60, 670, "第6页")

    return page(draw)


@clean
def light_words_on_a_pale_ground() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.93, 0.95, 0.98))
        canvas.rect(40, 600, 500, 200, fill=1, stroke=0)
        canvas.setFillColor(Color(0.65, 0.72, 0.8))
        prose(canvas)

    return page(draw)


@clean
def superscripts_and_footnotes() -> bytes:
    return typeset(
        "A claim#footnote[Its source, on page 4.] and x#super[2] and H#sub[2]O "
        "and #text(size: 3.5pt)[small print that a magnifier shows] and 1#super[st]."
    )


@clean
def underlined_and_struck() -> bytes:
    return typeset(
        "#underline(offset: -1pt, stroke: 1pt)[gypsy quay jogging] "
        "#strike(stroke: 1.5pt)[this was withdrawn] #overline[over] "
        "#strike(stroke: 0.6pt, offset: -3pt)[i l 1 . t f]"
    )


@clean
def hyphens_ligatures_and_spaced_letters() -> bytes:
    return typeset(
        "#set par(justify: true)\n#set text(hyphenate: true, tracking: 2pt)\n"
        "#columns(3)[" + "incomprehensibility of safeguarding arrangements offline " * 20 + "]"
    )


@clean
def stamp_beside_words() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        form = document.make_stream(b"1 0 0 RG 3 w 3 3 194 44 re S")
        form.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 50])
        stamp = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=[150, 690, 350, 740], F=4,
            AP=Dictionary(N=form),
        )  # fmt: skip
        document.pages[0].obj.Annots = Array([document.make_indirect(stamp)])

    return surgery(page(prose), cut)


@clean
def yellow_highlight_annotation() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Highlight, Rect=[60, 775, 260, 792], F=4,
            C=[1, 1, 0], QuadPoints=[60, 792, 260, 792, 60, 775, 260, 775],
        )  # fmt: skip
        document.pages[0].obj.Annots = Array([document.make_indirect(note)])

    return surgery(page(prose), cut)


@clean
def redaction_that_is_only_marked() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=[60, 775, 260, 792], F=4)
        document.pages[0].obj.Annots = Array([document.make_indirect(mark)])

    return surgery(page(prose), cut)


@clean
def see_through_picture_over_words() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].Resources.ExtGState = Dictionary(GSa=Dictionary(ca=0.3))
        name = next(iter(document.pages[0].Resources.XObject.keys())).encode()
        append(document, b"q /GSa gs 400 0 0 200 50 640 cm %s Do Q" % name)

    def draw(canvas: Canvas) -> None:
        prose(canvas)
        logo = picture(lambda pen: pen.ellipse((5, 5, 95, 95), fill="green"), (100, 100))
        canvas.drawImage(logo, 10, 10, 30, 30)

    return surgery(page(draw), cut)


@clean
def logo_with_a_transparent_ground_over_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        logo = picture(lambda pen: pen.ellipse((80, 80, 99, 99), fill="green"), (100, 100))
        canvas.drawImage(logo, 50, 640, 300, 170, mask=[255, 255, 255, 255, 255, 255])

    return page(draw)


@clean
def words_on_a_pattern() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        tile = document.make_stream(b"0.85 0.9 0.95 rg 0 0 4 8 re f")
        tile.stream_dict = Dictionary(
            Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=[0, 0, 8, 8], XStep=8, YStep=8, Resources=Dictionary(),
        )  # fmt: skip
        document.pages[0].Resources.Pattern = Dictionary(P1=tile)
        content = document.pages[0].Contents.read_bytes()
        ground = b"q /Pattern cs /P1 scn 40 600 400 220 re f Q\n"
        document.pages[0].obj.Contents = document.make_stream(ground + content)

    return surgery(page(prose), cut)


@clean
def words_in_a_transparency_group() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        content = document.pages[0].Contents.read_bytes()
        form = document.make_stream(content)
        form.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 596, 842],
            Resources=document.pages[0].Resources,
            Group=Dictionary(S=Name.Transparency, I=True, CS=Name.DeviceRGB),
        )  # fmt: skip
        document.pages[0].obj.Resources = Dictionary(
            XObject=Dictionary(Fm=document.make_indirect(form)),
            ExtGState=Dictionary(G=Dictionary(ca=0.6)),
        )
        document.pages[0].obj.Contents = document.make_stream(b"q /G gs /Fm Do Q")

    return surgery(page(prose), cut)


@clean
def words_that_shine_through_a_soft_mask() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        group = document.make_stream(b"0.7 g 0 0 600 850 re f")
        group.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850],
            Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
        )  # fmt: skip
        mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=document.make_indirect(group))
        document.pages[0].Resources.ExtGState = Dictionary(GSs=Dictionary(SMask=mask))
        content = document.pages[0].Contents.read_bytes()
        document.pages[0].obj.Contents = document.make_stream(b"q /GSs gs\n" + content + b"\nQ")

    return surgery(page(prose), cut)


@clean
def soft_shadow_under_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 24)
        for step in range(5):
            canvas.setFillColor(Color(0, 0, 0, alpha=0.08))
            canvas.drawString(61 + step * 0.5, 499 - step * 0.5, "Yearly report")
        canvas.setFillColor(colors.darkblue)
        canvas.drawString(60, 500, "Yearly report")

    return page(draw)


@clean
def table_with_dark_stripes_and_thin_white_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 7)
        for row in range(20):
            shade = colors.darkslategray if row % 2 else white
            canvas.setFillColor(shade)
            canvas.rect(60, 700 - 12 * row, 400, 12, fill=1, stroke=0)
            canvas.setFillColor(white if row % 2 else black)
            for column in range(5):
                canvas.drawString(64 + 80 * column, 703 - 12 * row, f"il.1 {row} {column}")
            canvas.line(60, 700 - 12 * row, 460, 700 - 12 * row)

    return page(draw)


@clean
def words_in_a_layer_that_is_on() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Words")))
        document.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(ON=[layer]))
        document.pages[0].Resources.Properties = Dictionary(MC0=layer)
        font = next(iter(document.pages[0].Resources.Font.keys())).encode()
        append(document, b"/OC /MC0 BDC BT %s 12 Tf 200 500 Td (Layered) Tj ET EMC" % font)

    return surgery(page(prose), cut)


@clean
def turned_every_way() -> bytes:
    def draw(canvas: Canvas) -> None:
        for turn in range(0, 360, 30):
            canvas.saveState()
            canvas.translate(300, 420)
            canvas.rotate(turn)
            canvas.drawString(60, 0, f"Spoke {turn} of a wheel")
            canvas.restoreState()

    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Rotate = 90

    return surgery(page(draw), cut)


@clean
def stretched_and_mirrored() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.scale(3, 0.8)
        canvas.drawString(30, 900, "Wide words")
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(400, 300)
        canvas.scale(-1, 1)
        canvas.drawString(0, 0, "Mirrored words")
        canvas.restoreState()

    return page(draw)


@clean
def page_of_large_points() -> bytes:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.UserUnit = 4

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 2)
        canvas.drawString(20, 100, "Small in points and large on paper")

    return surgery(page(draw, (200, 280)), cut)


@clean
def words_at_the_very_edge() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(-3, 500, "Started before the edge")
        canvas.drawRightString(598, 400, "Ends behind it")
        canvas.drawString(60, -2, "Sunk by two points")

    return page(draw)


@clean
def photo_page_with_white_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        def sea(pen: ImageDraw.ImageDraw) -> None:
            for row in range(400):
                for column in range(0, 300, 3):
                    tone = (row * 7 + column * 13) % 90
                    pen.point((column, row), fill=(tone, 60 + tone, 110 + tone))
                    pen.point((column + 1, row), fill=(tone, 50 + tone, 90 + tone))
                    pen.point((column + 2, row), fill=(tone // 2, 40 + tone, 80 + tone))

        canvas.drawImage(picture(sea, (300, 400)), 0, 0, 595, 842)
        canvas.setFillColor(white)
        canvas.setFont("Helvetica-Bold", 36)
        canvas.drawString(60, 600, "Learning together")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 560, "A report for families and those who work with them")

    return page(draw)


@clean
def charts_with_labels_on_bars() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for index, shade in enumerate((colors.teal, colors.orange, colors.lightgrey, colors.black)):
            canvas.setFillColor(shade)
            canvas.rect(80 + 60 * index, 300, 40, 60 + 40 * index, fill=1)
            canvas.setFillColor(white if shade in (colors.teal, colors.black) else black)
            canvas.drawCentredString(100 + 60 * index, 310, f"{index * 7}%")
            canvas.setFillColor(black)
            canvas.drawCentredString(100 + 60 * index, 285, f"20{index + 19}")

    return page(draw)


@clean
def fpdf_with_turned_and_coloured_words() -> bytes:
    def draw(document: FPDF) -> None:
        document.set_text_color(150, 150, 150)
        document.cell(text="Grey words ")
        with document.rotation(35, x=100, y=100):
            document.set_text_color(180, 40, 40)
            document.text(80, 100, "Turned words")
        with document.local_context(fill_opacity=0.4):
            document.text(20, 150, "Faint words")

    return by_fpdf(draw)
