"""Every word in a file that could name somebody, wherever it is kept."""

import io
import json
import struct
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from library.safety import Limits
from library.safety.words import Reading, read_words
from library.safety.words.output import Output
from library.safety.words.pdf import pages as pdf_pages
from library.safety.words.pdf.document import read as read_pdf

from .corpus_covered import box_on_the_third_page, box_over_text
from .making import (
    SECRET,
    page,
    page_with_prose,
    pages,
    picture,
    prose,
    recognised,
    scan,
    secret,
    surgery,
)
from .packages import WORD, document, presentation, relations, run, shape, workbook

pytestmark = pytest.mark.usefixtures("loaded_workers")
Change = Callable[[pikepdf.Pdf], None]
PLAIN = page(prose)


@pytest.fixture
def reading(tmp_path: Path) -> Callable[..., Reading]:
    """Reads a file of these bytes."""

    def read(data: bytes, name: str = "file.pdf", limits: Limits | None = None) -> Reading:
        path = tmp_path / name
        path.write_bytes(data)
        return read_words(path, limits=limits)

    return read


def places(reading: Reading) -> set[tuple[str, int | None]]:
    """Where the secret word was read."""
    return {(words.place, words.page) for words in reading.words if SECRET in words.text}


def annotated(kind: str, indirect: bool = True, **more: object) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[10, 10, 30, 30], **more)
        kept = document.make_indirect(note) if indirect else note
        document.pages[0].obj.Annots = Array([kept])

    return change


def bookmark(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def property_of_its_own(document: pikepdf.Pdf) -> None:
    document.docinfo["/SourceFile"] = rf"C:\Users\{SECRET}\x.docx"


def xmp(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as packet:
        packet["dc:creator"] = [SECRET]


def attachment(document: pikepdf.Pdf) -> None:
    document.attachments[f"{SECRET}.txt"] = b"what is inside"


def layer(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(SECRET)))
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def structure(document: pikepdf.Pdf) -> None:
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(SECRET))
    document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([figure]))


def inline(document: pikepdf.Pdf) -> None:
    content = f"/Figure <</Alt ({SECRET})>> BDC EMC".encode()
    document.pages[0].contents_add(content, prepend=False)


def script(document: pikepdf.Pdf) -> None:
    program = document.make_stream(f"var name = '{SECRET}'".encode())
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=program)


def form(document: pikepdf.Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("name"), V=String(SECRET))
    fields = Array([document.make_indirect(field)])
    document.Root.AcroForm = Dictionary(Fields=fields)


def left_over(document: pikepdf.Pdf) -> None:
    document.Root.PieceInfo = Dictionary(Program=Dictionary(Private=String(SECRET)))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (bookmark, ("bookmarks", None)),
        (property_of_its_own, ("document properties", None)),
        (xmp, ("document properties", None)),
        (attachment, ("names of attached files", None)),
        (layer, ("names of layers", None)),
        (structure, ("picture descriptions", None)),
        (inline, ("picture descriptions", 1)),
        (script, ("scripts", None)),
        (form, ("form fields", None)),
        (left_over, ("other words inside the file", None)),
        (annotated("/Text", Contents=String(f"Is this {SECRET}?")), ("comments", 1)),
        (annotated("/Highlight", T=String(SECRET)), ("comments", 1)),
        (annotated("/Text", indirect=False, Contents=String(SECRET)), ("comments", None)),
        (
            annotated("/Link", A=Dictionary(S=Name.URI, URI=String(f"https://x/{SECRET}"))),
            ("link addresses", None),
        ),
    ],
)
def test_a_pdf_is_read_beside_its_pages(
    reading: Callable[..., Reading], change: Change, place: tuple[str, int | None]
) -> None:
    assert place in places(reading(surgery(PLAIN, change)))


def test_what_is_attached_is_said_not_to_be_searched(reading: Callable[..., Reading]) -> None:
    found = reading(surgery(PLAIN, attachment))
    assert found.unread == ["1 attached file: what is inside is not searched."]


def test_hidden_words_are_told_from_seen_ones(reading: Callable[..., Reading]) -> None:
    assert places(reading(box_over_text())) == {("hidden words", 1)}
    assert places(reading(box_on_the_third_page())) == {("hidden words", 3)}
    assert places(reading(page_with_prose(secret))) == {("words", 1)}


def test_without_time_hidden_words_are_read_but_not_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pages, "SECONDS_FOR_HIDDEN", 0)
    path = tmp_path / "file.pdf"
    path.write_bytes(box_over_text())
    stream = io.StringIO()
    read_pdf(path, "pdf", Limits(), Output(stream))
    (words,) = [
        json.loads(line)["page"] for line in stream.getvalue().splitlines() if "page" in line
    ]
    assert SECRET in words[1]


def test_an_earlier_version_inside_the_file_is_read(reading: Callable[..., Reading]) -> None:
    before = page_with_prose(secret)
    start = len(before)
    with pikepdf.open(io.BytesIO(before)) as opened:
        number = opened.pages[0].obj.Contents.objgen[0]
        root, size = opened.Root.objgen[0], len(opened.objects) + 1
    stream = f"{number} 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n".encode()
    table = (
        f"xref\n{number} 1\n{start:010} 00000 n \ntrailer\n<</Size {size} /Root {root} 0 R "
        f"/Prev {before.rindex(b'xref', 0, before.rindex(b'startxref'))}>>\n"
        f"startxref\n{start + len(stream)}\n%%EOF\n"
    ).encode()
    found = reading(before + stream + table)
    assert places(found) == {("an earlier version kept inside the file", 1)}


def test_pages_without_words_and_pictures_are_named(reading: Callable[..., Reading]) -> None:
    def scanned(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None), 0, 0, *canvas._pagesize)

    def illustrated(canvas: Canvas) -> None:
        prose(canvas)
        canvas.drawImage(picture(lambda pen: None, (50, 50)), 60, 100, 200, 200)
        canvas.drawImage(picture(lambda pen: None, (50, 50)), 60, 100, 5, 5)

    def read_by_machine(canvas: Canvas) -> None:
        scanned(canvas)
        recognised(canvas)

    found = reading(pages([scanned, illustrated, read_by_machine, scanned, lambda canvas: None]))
    assert found.unread == [
        "Pages 1 and 4 are pictures without words.",
        "Page 3 is a scan; a program read its words and may have misread names.",
        "1 picture (page 2): words in a picture are not searched.",
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "file.pdf"),
        (b"%PDF-1.7 cut off", "file.pdf"),
        (b"PK\x03\x04 word/ [Content_Types].xml", "file.docx"),
        (b"\x00\x01\x02\x03", "file.bin"),
    ],
)
def test_broken_files_are_answered_with_a_sentence(
    reading: Callable[..., Reading], data: bytes, name: str
) -> None:
    found = reading(data, name)
    assert not found.words
    assert bool(found.unread) == bool(data)


def test_a_locked_file_says_so(reading: Callable[..., Reading]) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(PLAIN)) as opened:
        opened.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    (sentence,) = reading(buffer.getvalue()).unread
    assert "password" in sentence


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    assert read_words(tmp_path / "none.pdf").unread == ["The file can’t be opened."]


def test_word_is_read_with_all_it_keeps(reading: Callable[..., Reading]) -> None:
    deleted = f"<w:p><w:r><w:t>Seen</w:t></w:r><w:del w:author='Ed Itor'><w:r><w:delText> {SECRET}"
    body = f"{deleted}</w:delText></w:r></w:del></w:p>{run('Vanished', '<w:vanish/>')}"
    drawing = "<w:p><w:r><w:drawing><d:docPr xmlns:d='x' descr='A photo of Ann'/></w:drawing>"
    comment = f"<w:comments xmlns:w='{WORD}'><w:comment w:initials='QQ'>{run('Said')}</w:comment>"
    more = {
        "word/comments.xml": f"{comment}</w:comments>",
        "word/_rels/document.xml.rels": relations(
            [("r1", "hyperlink", "https://x/Ann")], "External"
        ),
        "docProps/core.xml": "<c:all xmlns:c='x'><c:creator>Wri Ter</c:creator></c:all>",
        "word/media/image1.png": b"no picture",
        "word/embeddings/sheet.xlsx": b"packed",
    }
    found = reading(document(f"{body}{drawing}</w:r></w:p>", more), "file.docx")
    told = {(words.place, words.text) for words in found.words}
    assert {
        ("words", "Seen"),
        ("hidden words", f"Seen {SECRET}"),
        ("hidden words", "Vanished"),
        ("picture descriptions", "A photo of Ann"),
        ("comments", "Said"),
        ("names of authors", "Ed Itor"),
        ("names of authors", "QQ"),
        ("link addresses", "https://x/Ann"),
        ("document properties", "Wri Ter"),
    } <= told
    assert "1 picture: words in a picture are not searched." in found.unread
    assert "1 packed file: what is inside is not searched." in found.unread


def test_powerpoint_is_read_with_notes_and_hidden_slides(reading: Callable[..., Reading]) -> None:
    found = reading(presentation(shape("Seen"), notes=shape(SECRET)), "file.pptx")
    assert ("speaker notes", 1) in places(found)
    assert ("hidden words", 1) in places(reading(presentation(shape(SECRET), show="0"), "f.pptx"))


def test_excel_is_read_with_hidden_sheets(reading: Callable[..., Reading]) -> None:
    cell = f"<sheetData><row><c t='inlineStr'><is><t>{SECRET}</t></is></c></row></sheetData>"
    assert places(reading(workbook(cell, state="veryHidden"), "file.xlsx")) == {("hidden words", 1)}
    assert places(reading(workbook(cell), "file.xlsx")) == {("words", 1)}


def test_a_picture_is_read_with_its_tags(reading: Callable[..., Reading]) -> None:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif[ExifTags.Base.XPAuthor] = "Wid\u00e9".encode("utf-16-le")
    Image.new("RGB", (9, 9)).save(buffer, "JPEG", exif=exif, comment=b"A comment")
    found = reading(buffer.getvalue(), "file.jpg")
    assert {SECRET, "Wid\u00e9", "A comment"} <= {words.text for words in found.words}
    assert found.unread == ["Words that are part of the picture were not searched."]


def test_a_png_is_read_with_its_words(reading: Callable[..., Reading]) -> None:
    buffer, words = io.BytesIO(), PngInfo()
    words.add_itxt("Title", SECRET, zip=True)
    words.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta xmlns:x='x'><b>{SECRET}2</b></x:xmpmeta>")
    Image.new("RGB", (9, 9)).save(buffer, "PNG", pnginfo=words)
    assert {SECRET, f"{SECRET}2"} <= {words.text for words in reading(buffer.getvalue()).words}


@pytest.mark.parametrize("encoding", [(0, "latin-1"), (1, "utf-16"), (3, "utf-8")])
def test_a_recording_is_read_with_its_tags(
    reading: Callable[..., Reading], encoding: tuple[int, str]
) -> None:
    number, name = encoding
    content = bytes([number]) + SECRET.encode(name)
    frame = b"TIT2" + struct.pack(">I", len(content)) + b"\0\0" + content
    tags = b"ID3\x03\0\0" + bytes([0, 0, 0, len(frame)]) + frame
    last = b"TAG" + b"An Artist".ljust(125, b"\0")
    found = reading(tags + b"\xff\xfb\x90\x00" * 50 + last, "file.mp3")
    assert {words.text for words in found.words} == {SECRET, "An Artist"}
    assert found.unread == ["What is said in the recording was not searched."]


def test_plain_text_is_read(reading: Callable[..., Reading]) -> None:
    assert places(reading(f"One\n{SECRET}".encode(), "file.txt")) == {("words", None)}
