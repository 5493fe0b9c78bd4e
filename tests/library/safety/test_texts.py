"""The words that can be seen, as the search gets them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from library.safety import Limits, check_file
from library.safety.tidy import tidy

from .corpus_covered import box_over_text
from .making import SECRET, page, page_with_prose, pages, recognised, scan, secret
from .packages import document, presentation, relations, run, shape, workbook

Texts = Callable[..., dict[int, str]]

STYLES = (
    "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    "<numFmts><numFmt numFmtId='164' formatCode=';;;'/>"
    "<numFmt numFmtId='165' formatCode='[$-809]dd mmmm yyyy'/></numFmts>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/><xf numFmtId='165'/>"
    "</cellXfs></styleSheet>"
)


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """Gives the texts of a file of these bytes."""

    def read(data: bytes, name: str = "file.pdf") -> dict[int, str]:
        path = tmp_path / name
        path.write_bytes(data)
        return check_file(path, texts=True).texts

    return read


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("safe\x02guarding", "safeguarding"),
        ("safe\ufffeguarding", "safeguarding"),
        ("safe-\r\nguarding", "safeguarding"),
        ("so\xadft\xad\r\nware", "software"),
        ("self\x02harm and multi-\nagency", "self-harm and multi-agency"),
        ("Ashworth\x02Lunt", "Ashworth-Lunt"),
        ("2019-\r\n20", "2019-\n20"),
        ("then -\r\nnext", "then -\nnext"),
        ("\ufb01nal o\ufb03ce \ufb02ow", "final office flow"),
        ("one\r\n two \r\n\r\n\r\n\r\nthree", "one\ntwo\n\nthree"),
        ("a\u00a0b\u200bc\x00d\uf0b7", "a bcd"),
        ("Rene\u0301", "Ren\u00e9"),
        ("\ud83d\ude00 and \ud83d alone", "\U0001f600 and  alone"),
    ],
)
def test_words_come_whole(raw: str, expected: str) -> None:
    assert tidy(raw) == expected


def test_one_page_has_a_limit() -> None:
    assert len(tidy("word " * 100_000)) <= 200_000


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (document(run("word " * 300_000) + run("the end")), "file.docx"),
        (b"word " * 300_000 + b"the end", "file.txt"),
    ],
)
def test_a_file_without_pages_is_read_to_its_end(texts: Texts, data: bytes, name: str) -> None:
    assert texts(data, name)[1].endswith("the end")


def test_a_word_that_never_ends_takes_no_hours() -> None:
    endless = "a" * 200_000
    assert tidy(endless) == endless


def test_each_page_has_its_words(texts: Texts) -> None:
    def first(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "A plan for safe-")
        canvas.drawString(60, 685, "guarding children.")

    def third(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "The end.")

    found = texts(pages([first, lambda canvas: None, third]))
    assert found == {1: "A plan for safeguarding children.", 3: "The end."}


def test_texts_are_only_read_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(page_with_prose(secret))
    assert check_file(path).texts == {}


def test_hidden_words_are_left_out(texts: Texts) -> None:
    (found,) = texts(box_over_text()).values()
    assert "practitioners met" in found
    assert SECRET not in found


def test_what_text_recognition_wrote_over_a_scan_counts(texts: Texts) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None), 0, 0, *canvas._pagesize)
        recognised(canvas)

    assert SECRET in texts(page(draw))[1]


def test_pages_beyond_the_limit_have_no_words(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(pages([secret] * 3))
    assert set(check_file(path, texts=True, limits=Limits(pages=2)).texts) == {1, 2}


def test_word_gives_what_stands_in_it(texts: Texts) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    box = (
        "<w:p><w:r><w:t>Beside</w:t></w:r><w:r><mc:AlternateContent "
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    changed = (
        "<w:p><w:r><w:t>Ki</w:t></w:r><w:r><w:t>nd</w:t></w:r><w:del><w:r><w:delText>gone"
        "</w:delText></w:r></w:del><w:ins><w:r><w:tab/><w:t>added</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
    )
    header = f"<w:hdr xmlns:w='{word}'>{run('At the top')}</w:hdr>"
    more = {"word/header1.xml": header, "word/header2.xml": header}
    body = changed + run("unseen", "<w:vanish/>") + box + f"<w:tbl>{run('In a table')}</w:tbl>"
    found = texts(document(body, more), "file.docx")
    assert found == {1: "Kind\tadded\n\nBeside\nIn a box\nIn a table\nAt the top"}


def test_powerpoint_gives_each_slide_without_notes(texts: Texts) -> None:
    slide = shape("Seen") + shape("Beside", x=5000) + shape("Off", hidden="1")
    assert texts(presentation(slide, notes=shape("Spoken")), "file.pptx") == {1: "Seen"}
    assert texts(presentation(slide, show="0"), "file.pptx") == {}


def test_excel_gives_each_sheet_with_dates_as_dates(texts: Texts) -> None:
    strings = (
        "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        "<si><r><t>Num</t></r><r><t>ber</t></r></si></sst>"
    )
    rows = (
        "<cols><col min='3' max='3' hidden='1'/></cols><sheetData>"
        "<row><c r='A1' t='s'><v>0</v></c><c r='B1' s='2'><v>41032</v></c>"
        "<c r='C1' t='inlineStr'><is><t>column</t></is></c><c r='D1' s='3'><v>41033.5</v></c></row>"
        "<row hidden='1'><c r='A2' t='str'><v>row</v></c></row>"
        "<row><c r='A3' s='1' t='str'><v>format</v></c><c r='B3'><v>7</v></c></row></sheetData>"
    )
    more = {"xl/sharedStrings.xml": strings, "xl/styles.xml": STYLES}
    found = texts(workbook(rows, more=more), "file.xlsx")
    assert found == {1: "One\nNumber\t3 May 2012\t4 May 2012\n7"}
    assert texts(workbook(rows, state="hidden", more=more), "file.xlsx") == {}


def test_a_broken_part_loses_only_the_words(texts: Texts) -> None:
    more = {"xl/_rels/workbook.xml.rels": relations([("rId1", "worksheet", "worksheets/x.xml")])}
    assert texts(workbook(more={**more, "xl/worksheets/x.xml": "<broken"}), "file.xlsx") == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_plain_text_is_read_in_the_usual_encodings(texts: Texts, encoding: str) -> None:
    assert texts("Zo\u00eb,caf\u00e9\r\n".encode(encoding), "file.csv") == {1: "Zo\u00eb,caf\u00e9"}
