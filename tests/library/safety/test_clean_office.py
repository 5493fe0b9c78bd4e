"""What stays in the clean copy of an Office file, and that it still holds together."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from library.safety import Cleaned, clean_copy

from .dirty import Parts, chart_with_its_workbook, commented_word, noted_sheet, photo, rooted
from .making import SECRET
from .packages import OFFICE, WORD, document, package, presentation, relations, run, shape, workbook
from .reading import codes


def cleaned(data: bytes, kind: str, folder: Path) -> tuple[Cleaned, dict[str, bytes]]:
    """What was said of the copy, and its parts by name."""
    source, target = folder / f"a.{kind}", folder / f"b.{kind}"
    source.write_bytes(data)
    answer = clean_copy(source, target)
    if not answer.made:
        return answer, {}
    with zipfile.ZipFile(target) as archive:
        return answer, {name: archive.read(name) for name in archive.namelist()}


def test_a_workbook_opens_with_its_numbers_charts_and_pictures(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for number in range(4):
        sheet.append([number, f"=A{number + 1}*2"])
    sheet["A1"].comment = Comment(f"Is this {SECRET}?", SECRET)
    sheet.add_image(Image(io.BytesIO(photo())), "D4")
    book.create_sheet("Not shown").sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    answer, parts = cleaned(buffer.getvalue(), "xlsx", tmp_path)
    assert answer.made
    assert SECRET.encode() not in b"".join(parts.values())
    copy = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert copy.sheetnames == ["Sheet", "Not shown"]
    assert [cell.value for cell in copy["Sheet"]["B"]] == ["=A1*2", "=A2*2", "=A3*2", "=A4*2"]
    assert (len(copy["Sheet"]._images), copy["Sheet"]["A1"].comment) == (1, None)
    assert codes((tmp_path / "b.xlsx").read_bytes(), "b.xlsx") == {"hidden-sheet"}


def test_no_anchor_of_a_comment_is_left(tmp_path: Path) -> None:
    _, parts = cleaned(commented_word(), "docx", tmp_path)
    assert b"comment" not in parts["word/document.xml"]
    assert b"Words" in parts["word/document.xml"]
    assert b"comments" not in parts["word/_rels/document.xml.rels"]


def test_a_sheet_forgets_what_its_comments_and_printers_were_called_by(tmp_path: Path) -> None:
    _, parts = cleaned(noted_sheet(), "xlsx", tmp_path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"legacyDrawing" not in sheet
    assert b"<pageSetup/>" in sheet


def test_a_chart_stays_without_the_workbook_behind_it(tmp_path: Path) -> None:
    _, parts = cleaned(chart_with_its_workbook(), "pptx", tmp_path)
    assert "ppt/charts/chart1.xml" in parts
    assert b"externalData" not in parts["ppt/charts/chart1.xml"]
    assert b"embeddings" not in b"".join(parts.values())


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        (document(f"<w:p><w:del>{run(SECRET)}</w:del></w:p>"), "docx", "tracked-changes"),
        (document(run(SECRET, "<w:vanish/>")), "docx", "hidden-text"),
        (workbook(state="hidden"), "xlsx", "hidden-sheet"),
        (presentation(shape("Words"), show="0"), "pptx", "hidden-slide"),
    ],
)
def test_what_somebody_has_to_decide_on_is_still_there(
    data: bytes, kind: str, code: str, tmp_path: Path
) -> None:
    cleaned(data, kind, tmp_path)
    assert code in codes((tmp_path / f"b.{kind}").read_bytes(), f"b.{kind}")


def test_marks_of_sessions_and_settings_of_programs_go(tmp_path: Path) -> None:
    space = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    more: Parts = {
        "word/settings.xml": (
            f'<w:settings {space}><w:rsids><w:rsid w:val="1"/></w:rsids><w:zoom w:percent="90"/>'
            f'<w:attachedTemplate r:id="rId1"/><w:docVars><w:docVar w:val="{SECRET}"/></w:docVars>'
            "</w:settings>"
        ),
        "word/_rels/settings.xml.rels": relations(
            [("rId1", "attachedTemplate", f"file:///C:/{SECRET}.dotx")], "External"
        ),
        "word/_rels/document.xml.rels": relations([("rId1", "settings", "settings.xml")]),
    }
    body = '<w:p w:rsidR="00AB12CD"><w:r w:rsidRPr="00AB12CD"><w:t>Words</w:t></w:r></w:p>'
    _, parts = cleaned(document(body, rooted("docx", more)), "docx", tmp_path)
    assert SECRET.encode() not in b"".join(parts.values())
    assert b"rsid" not in b"".join(parts.values())
    assert b"zoom" in parts["word/settings.xml"]
    assert codes((tmp_path / "b.docx").read_bytes(), "b.docx") == set()


def test_the_picture_of_an_embedded_file_stays_without_the_file(tmp_path: Path) -> None:
    body = (
        f'<w:p><w:r><w:object xmlns:o="o" xmlns:v="v" xmlns:r="{OFFICE}">'
        '<v:shape><v:imagedata r:id="rId2"/></v:shape><o:OLEObject r:id="rId1"/>'
        "</w:object></w:r></w:p>"
    )
    rows = [("rId1", "oleObject", "embeddings/a.bin"), ("rId2", "image", "media/image1.png")]
    more: Parts = {
        "word/_rels/document.xml.rels": relations(rows),
        "word/embeddings/a.bin": SECRET,
        "word/media/image1.png": photo("PNG"),
    }
    _, parts = cleaned(document(body, rooted("docx", more)), "docx", tmp_path)
    assert "word/embeddings/a.bin" not in parts
    assert "word/media/image1.png" in parts
    assert b"imagedata" in parts["word/document.xml"]


def test_parts_that_nothing_uses_go(tmp_path: Path) -> None:
    data = document(run("Words"), rooted("docx", {"word/left/over.xml": f"<x>{SECRET}</x>"}))
    answer, parts = cleaned(data, "docx", tmp_path)
    assert "word/left/over.xml" not in parts
    assert "Left-over parts that the document does not use." in answer.removed


def test_a_document_may_start_with_a_part_of_another_name(tmp_path: Path) -> None:
    main = (
        f'<w:document xmlns:w="{WORD}"><w:body>{run(SECRET, "<w:vanish/>")}</w:body></w:document>'
    )
    data = package(
        "docx",
        {
            "_rels/.rels": relations([("rId1", "officeDocument", "word/document2.xml")]),
            "word/document2.xml": main,
        },
    )
    assert codes(data, "a.docx") == {"hidden-text"}
    _, parts = cleaned(data, "docx", tmp_path)
    assert "word/document2.xml" in parts


def test_what_can_not_be_parted_from_the_rest_is_not_torn_out(tmp_path: Path) -> None:
    """A reference that the cleaning does not know would lead to nothing."""
    body = f'<w:p><x:odd xmlns:x="x" xmlns:r="{OFFICE}" r:id="rId1"/></w:p>'
    more: Parts = {
        "word/_rels/document.xml.rels": relations(
            [("rId1", "customXml", "../customXml/item1.xml")]
        ),
        "customXml/item1.xml": f"<data>{SECRET}</data>",
    }
    answer, _ = cleaned(document(body, rooted("docx", more)), "docx", tmp_path)
    assert not answer.made
    assert "parted" in answer.reason


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = document("", {"word/media/image1.bmp": bytes(40_000_000)})
    answer, _ = cleaned(data, "docx", tmp_path)
    assert (answer.made, "unpacks" in answer.reason) == (False, True)
