import pytest

from library.safety import Limits

from .making import SECRET
from .packages import (
    SHEET,
    WORD,
    document,
    package,
    presentation,
    relations,
    run,
    shape,
    workbook,
)
from .reading import codes, facts, findings


def test_a_plain_document_has_no_findings() -> None:
    assert findings(document(run("Words")), "a.docx") == []
    assert facts(document(run("Words")), "a.docx") == {"type": "docx", "readable": True}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (f"<w:p><w:del>{run(SECRET)}</w:del></w:p>", "tracked-changes"),
        (f"<w:p><w:ins>{run('new')}</w:ins></w:p>", "tracked-changes"),
        (run(SECRET, "<w:vanish/>"), "hidden-text"),
        (run(SECRET, '<w:highlight w:val="black"/>'), "hidden-text"),
        (run(SECRET, '<w:color w:val="112233"/><w:shd w:fill="112233"/>'), "hidden-text"),
        (run(SECRET, '<w:sz w:val="2"/>'), "hidden-text"),
        (run(SECRET, '<w:color w:val="FFFFFF"/>'), "white-text"),
    ],
)
def test_words_in_a_document_that_readers_do_not_see(body: str, code: str) -> None:
    found = findings(document(body), "a.docx")
    assert [one.code for one in found] == [code]
    assert SECRET not in found[0].message


@pytest.mark.parametrize(
    "body",
    [
        run("Words", '<w:vanish w:val="false"/>'),
        run(" . ", "<w:vanish/>"),
        f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('Words')}</w:p>",
        run("Words", '<w:highlight w:val="yellow"/>'),
        run("Words", '<w:color w:val="FFFFFF"/><w:shd w:fill="1F3864"/>'),
        "<w:tbl>" + run("Head", '<w:color w:val="FFFFFF"/>') + "</w:tbl>",
    ],
)
def test_words_in_a_document_that_only_look_suspicious(body: str) -> None:
    assert codes(document(body), "a.docx") == set()


def test_a_style_can_hide_words_through_the_one_it_is_based_on() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    data = document(run(SECRET, '<w:rStyle w:val="Child"/>'), {"word/styles.xml": styles})
    assert codes(data, "a.docx") == {"hidden-text"}


def test_what_a_package_carries_along() -> None:
    core = "<c><creator>A Person</creator></c>"
    comments = f'<w:comments xmlns:w="{WORD}"><w:comment/></w:comments>'
    more: dict[str, str | bytes] = {
        "docProps/core.xml": core,
        "docProps/thumbnail.jpeg": b"x",
        "docProps/custom.xml": "<p><property/></p>",
        "word/comments.xml": comments,
        "word/embeddings/sheet.xlsx": b"x",
        "word/vbaProject.bin": b"x",
        "word/_rels/document.xml.rels": relations([("r", "attachedTemplate", "x")], "External"),
    }
    assert codes(document("", more), "a.docx") == {
        *("author", "metadata", "thumbnail", "custom-data", "comment"),
        *("embedded-file", "macros", "external-link"),
    }


def test_a_hyperlink_is_no_finding() -> None:
    link = relations([("r", "hyperlink", "https://www.example.org")], "External")
    assert codes(document("", {"word/_rels/document.xml.rels": link}), "a.docx") == set()


CELL = '<c r="C4"><v>1</v></c>'
SHOWN = f'<sheetData><row r="4">{CELL}</row></sheetData>'


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (SHOWN, set()),
        (f'<sheetData><row r="4" hidden="1">{CELL}</row></sheetData>', {"hidden-cells"}),
        ('<sheetData><row r="4" hidden="1"/></sheetData>', set()),
        (
            f'<cols><col min="2" max="5" hidden="1"/></cols>{SHOWN}',
            {"hidden-cells"},
        ),
        (
            f'<cols><col min="4" max="9" hidden="1"/></cols>{SHOWN}',
            set(),
        ),
    ],
)
def test_hidden_rows_and_columns_count_when_they_hold_something(
    sheet: str, expected: set[str]
) -> None:
    assert codes(workbook(sheet), "a.xlsx") == expected


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_found(state: str) -> None:
    assert codes(workbook(state=state), "a.xlsx") == {"hidden-sheet"}


def test_a_number_format_that_shows_nothing_hides_a_cell() -> None:
    styles = (
        f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    sheet = '<sheetData><row><c r="A1" s="1"><v>7</v></c></row></sheetData>'
    assert codes(workbook(sheet, more={"xl/styles.xml": styles}), "a.xlsx") == {"hidden-text"}


def test_a_pivot_table_keeps_its_rows() -> None:
    records = f'<pivotCacheRecords xmlns="{SHEET}"><r><s v="x"/></r></pivotCacheRecords>'
    more: dict[str, str | bytes] = {"xl/pivotCache/pivotCacheRecords1.xml": records}
    assert codes(workbook(more=more), "a.xlsx") == {"pivot-data"}


def test_a_presentation_says_how_many_slides_it_has() -> None:
    data = presentation(shape("Words"), notes=shape("7", kind="sldNum"))
    assert facts(data, "a.pptx")["pages"] == 1
    assert codes(data, "a.pptx") == set()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (presentation(show="0"), "hidden-slide"),
        (presentation(notes=shape(SECRET)), "speaker-notes"),
        (presentation(shape(SECRET, x=-200)), "hidden-text"),
        (presentation(shape(SECRET, y=1000)), "hidden-text"),
        (presentation(shape(SECRET, hidden="1")), "hidden-text"),
        (presentation(more={"ppt/comments/comment1.xml": "<l><cm/></l>"}), "comment"),
    ],
)
def test_what_a_presentation_hides(data: bytes, code: str) -> None:
    found = findings(data, "a.pptx")
    assert [one.code for one in found] == [code]
    assert SECRET not in found[0].message


def test_a_part_that_unpacks_to_a_thousand_times_its_size_is_refused() -> None:
    data = document("", {"word/media/image1.bmp": bytes(40_000_000)})
    assert len(data) < 100_000
    assert codes(data, "a.docx") == {"zip-bomb"}


def test_a_package_may_not_unpack_to_more_than_the_limit() -> None:
    assert codes(document("x" * 5000), "a.docx", Limits(unpacked_bytes=4000)) == {"zip-bomb"}


def test_a_lie_about_a_parts_size_is_no_way_round() -> None:
    """Both directories say that the document has ten bytes; the check reads no more than that."""
    data = document("x" * 100_000)
    size = len(f'<w:document xmlns:w="{WORD}"><w:body></w:body></w:document>') + 100_000
    lie = data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != data
    assert codes(lie, "a.docx") == {"broken-file"}


@pytest.mark.parametrize("length", [300, 400, 500])
def test_a_package_that_was_cut_off_is_broken(length: int) -> None:
    data = document(run("Words"), {"word/media/x": bytes(range(256)) * 4})
    assert codes(data[:length], "a.docx") == {"broken-file"}


def test_a_document_type_is_refused_before_it_is_read() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w">&a;</w:document>'
    data = package("docx", {"word/document.xml": bomb})
    assert codes(data, "a.docx") == {"broken-file"}


def test_a_package_without_its_main_part_is_broken() -> None:
    assert codes(package("docx", {}), "a.docx") == {"broken-file"}
