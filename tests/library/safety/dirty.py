"""Files that each carry one thing that a clean copy removes. Every name in them is made up."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ExifTags, Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .making import SECRET, page, prose, surgery
from .packages import WORD, document, presentation, relations, run, shape, workbook

Parts = dict[str, str | bytes]
PLAIN = page(prose)


def changed(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """A PDF with that change."""
    return surgery(PLAIN, change)


def annotated(kind: str, **more: Any) -> bytes:
    """A PDF with one annotation where nothing is."""

    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[10, 10, 60, 30], **more)
        document.pages[0].obj.Annots = Array([document.make_indirect(note)])

    return changed(change)


def with_revision(now: str = "Nothing") -> bytes:
    """A PDF whose page said something else in an earlier version, kept as programs keep it."""
    data = page(lambda canvas: canvas.drawString(60, 700, SECRET))
    with pikepdf.open(io.BytesIO(data)) as opened:
        number = opened.pages[0].Contents.objgen[0]
        root, size = opened.Root.objgen[0], int(opened.trailer.Size)
    stream = f"BT /F1 12 Tf 60 700 Td ({now}) Tj ET".encode()
    new = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n"
    new %= (number, len(stream), stream)
    last = data[data.rindex(b"startxref") :].split()[1]
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/Prev %s>>\n"
    table %= (number, len(data), size, root, last)
    return data + new + table + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(new))


def with_author(document: pikepdf.Pdf) -> None:
    """Names in both places, and the mark of a file for screen readers."""
    document.docinfo["/Author"] = SECRET
    with document.open_metadata() as packet:
        packet["dc:creator"] = [SECRET]
        packet["pdfuaid:part"] = "1"


def filled_form() -> bytes:
    """A form with an answer."""

    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.acroForm.textfield(name="role", x=60, y=500, value="Nurse")

    return page(draw)


def restricted() -> bytes:
    """A PDF that forbids copying."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(PLAIN)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user="", owner="x"))
    return buffer.getvalue()


def photo(kind: str = "JPEG") -> bytes:
    """A picture with a place, a camera and a person in its notes."""
    notes = Image.Exif()
    notes[ExifTags.Base.Artist] = SECRET
    notes[ExifTags.Base.Model] = "Camera 3"
    notes[ExifTags.Base.Orientation] = 6
    place = notes.get_ifd(ExifTags.IFD.GPSInfo)
    place.update({1: "N", 2: (53.0, 30.0, 0.0)})
    buffer = io.BytesIO()
    image = Image.effect_noise((60, 40), 90).convert("RGB")
    image.save(buffer, "JPEG", exif=notes)
    if kind != "JPEG":  # not every format takes a place that was never written
        notes = Image.open(io.BytesIO(buffer.getvalue())).getexif()
        buffer = io.BytesIO()
        image.save(buffer, kind, exif=notes)
    return buffer.getvalue()


def photo_in_a_pdf() -> bytes:
    """The same inside a PDF."""

    def put(document: pikepdf.Pdf) -> None:
        image = next(iter(document.pages[0].Resources.XObject.values()))
        image.write(photo(), filter=Name.DCTDecode)
        image.ColorSpace = Name.DeviceRGB
        image.BitsPerComponent = 8

    blank = ImageReader(io.BytesIO(photo()))
    return surgery(page(lambda canvas: canvas.drawImage(blank, 60, 400, 200, 150)), put)


CORE = (
    f'<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A title'
    f"</dc:title><dc:creator>{SECRET}</dc:creator></c:coreProperties>"
)
ROOT = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def rooted(kind: str, parts: Parts, *more: tuple[str, str, str]) -> Parts:
    """The parts with the package's own relationships."""
    rows = [("rId1", "officeDocument", ROOT[kind]), *more]
    return {"_rels/.rels": relations(rows), **parts}


def commented_word() -> bytes:
    """A Word document with a comment and its anchors."""
    anchored = (
        '<w:p><w:commentRangeStart w:id="0"/>' + run("Words") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:rPr/><w:commentReference w:id="0"/></w:r></w:p>'
    )
    words = f'<w:comments xmlns:w="{WORD}"><w:comment w:author="{SECRET}"/></w:comments>'
    rels = relations([("rId5", "comments", "comments.xml"), ("rId6", "people", "people.xml")])
    more: Parts = {
        "word/comments.xml": words,
        "word/people.xml": f"<people><person author='{SECRET}'/></people>",
        "word/_rels/document.xml.rels": rels,
    }
    return document(anchored, rooted("docx", more))


def noted_sheet() -> bytes:
    """A workbook with a comment in the box that Excel shows it in."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    box = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape>'
        '<x:ClientData ObjectType="Note"/></v:shape></xml>'
    )
    more: Parts = {
        "xl/worksheets/sheet1.xml": (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{office}"><sheetData/><pageSetup r:id="rId3"/><legacyDrawing r:id="rId1"/>'
            "</worksheet>"
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            [
                ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rId2", "comments", "../comments1.xml"),
                ("rId3", "printerSettings", "../printerSettings/printerSettings1.bin"),
            ]
        ),
        "xl/comments1.xml": f"<comments><comment><t>{SECRET}</t></comment></comments>",
        "xl/drawings/vmlDrawing1.vml": box,
        "xl/printerSettings/printerSettings1.bin": SECRET,
    }
    return workbook(more=rooted("xlsx", more))


def chart_with_its_workbook() -> bytes:
    """A presentation with a chart that carries all rows of the sheet it was made from."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    chart = (
        f'<c:chartSpace xmlns:c="c" xmlns:r="{office}"><c:externalData r:id="rId1"/></c:chartSpace>'
    )
    more: Parts = {
        "ppt/charts/chart1.xml": chart,
        "ppt/charts/_rels/chart1.xml.rels": relations(
            [("rId1", "package", "../embeddings/Sheet1.xlsx")]
        ),
        "ppt/embeddings/Sheet1.xlsx": workbook(),
        "ppt/slides/_rels/slide1.xml.rels": relations([("rId2", "chart", "../charts/chart1.xml")]),
    }
    return presentation(shape("Words"), more=rooted("pptx", more))


def properties(kind: str) -> bytes:
    """An Office file with an author, a thumbnail and properties of its own."""
    more: Parts = {
        "docProps/core.xml": CORE,
        "docProps/app.xml": f"<p><Company>{SECRET}</Company></p>",
        "docProps/custom.xml": f"<p><property name='{SECRET}'/></p>",
        "docProps/thumbnail.jpeg": photo(),
        "customXml/item1.xml": f"<data>{SECRET}</data>",
    }
    whole = rooted(
        kind,
        more,
        ("rId2", "core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
        ("rId4", "custom-properties", "docProps/custom.xml"),
        ("rId5", "thumbnail", "docProps/thumbnail.jpeg"),
    )
    return {
        "docx": lambda: document(run("Words"), whole),
        "xlsx": lambda: workbook(more=whole),
        "pptx": lambda: presentation(shape("Words"), more=whole),
    }[kind]()


def tagged_sound() -> bytes:
    """A recording with names, a comment and a packed file in its notes, and older notes behind."""

    def frame(name: bytes, content: bytes) -> bytes:
        return name + len(content).to_bytes(4) + b"\x00\x00" + content

    notes = b"".join(
        [
            frame(b"TIT2", b"\x00A title"),
            frame(b"TPE1", b"\x00" + SECRET.encode()),
            frame(b"COMM", b"\x00eng\x00" + SECRET.encode()),
            frame(b"TSSE", b"\x00Program"),
            frame(b"GEOB", b"\x00" + SECRET.encode()),
        ]
    )
    size = bytes(len(notes) >> shift & 0x7F for shift in (21, 14, 7, 0))
    sound = (b"\xff\xfb\x90\x00" + bytes(413)) * 5
    return b"ID3\x03\x00\x00" + size + notes + sound + b"TAG" + SECRET.encode().ljust(125, b"\x00")


# Each code with files that have it, by the ending of their name.
DIRTY: dict[str, list[tuple[str, Callable[[], bytes]]]] = {
    "earlier-words": [("pdf", with_revision)],
    "earlier-version": [("pdf", lambda: with_revision(now=SECRET))],
    "comment": [
        ("pdf", lambda: annotated("/Text", Contents=String(SECRET))),
        ("pdf", lambda: annotated("/Highlight", Contents=String(SECRET))),
        ("docx", commented_word),
        ("xlsx", noted_sheet),
    ],
    "markup": [("pdf", lambda: annotated("/Ink"))],
    "speaker-notes": [
        ("pptx", lambda: presentation(shape("Words"), notes=shape(SECRET), more=rooted("pptx", {})))
    ],
    "author": [
        ("pdf", lambda: changed(with_author)),
        *((kind, lambda kind=kind: properties(kind)) for kind in ROOT),
        ("jpg", photo),
        ("mp3", tagged_sound),
    ],
    "metadata": [("pdf", lambda: PLAIN), ("docx", lambda: properties("docx"))],
    "custom-data": [
        ("pdf", lambda: changed(lambda one: one.docinfo.__setitem__("/Own", SECRET))),
        *((kind, lambda kind=kind: properties(kind)) for kind in ROOT),
        ("mp3", tagged_sound),
    ],
    "private-data": [
        (
            "pdf",
            lambda: changed(
                lambda one: one.pages[0].obj.__setitem__("/PieceInfo", Dictionary(A=String(SECRET)))
            ),
        )
    ],
    "thumbnail": [("docx", lambda: properties("docx"))],
    "location": [
        *((kind.lower(), lambda kind=kind: photo(kind)) for kind in ("JPEG", "PNG", "WEBP")),
        ("tiff", lambda: photo("TIFF")),
        ("pdf", photo_in_a_pdf),
        (
            "docx",
            lambda: document(
                run("Words"),
                rooted(
                    "docx",
                    {
                        "word/media/image1.jpeg": photo(),
                        "word/_rels/document.xml.rels": relations(
                            [("rId1", "image", "media/image1.jpeg")]
                        ),
                    },
                ),
            ),
        ),
    ],
    "camera": [("jpg", photo)],
    "embedded-file": [
        ("pdf", lambda: changed(lambda one: one.attachments.__setitem__("a.txt", b"x"))),
        ("pdf", lambda: annotated("/FileAttachment")),
        ("pptx", chart_with_its_workbook),
        ("mp3", tagged_sound),
    ],
    "extra-data": [("jpg", lambda: photo() + SECRET.encode() * 9)],
    "javascript": [
        (
            "pdf",
            lambda: changed(
                lambda one: one.Root.__setitem__(
                    "/OpenAction", Dictionary(S=Name.JavaScript, JS=String(SECRET))
                )
            ),
        )
    ],
    "launch-action": [
        ("pdf", lambda: annotated("/Link", A=Dictionary(S=Name.Launch, F=String("a.exe"))))
    ],
    "multimedia": [("pdf", lambda: annotated("/RichMedia"))],
    "form": [("pdf", filled_form)],
    "restricted": [("pdf", restricted)],
    "damaged": [("pdf", lambda: PLAIN.replace(b"startxref\n", b"startxref\n9"))],
}
