"""Office files written by hand, with just the parts that a test is about."""

import io
import zipfile

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
MAIN_PARTS = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def package(kind: str, parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts that says it is of that kind."""
    part, content = MAIN_PARTS[kind]
    types = (
        f'<Types xmlns="{TYPES}"><Override PartName="/{part}" ContentType='
        f'"application/vnd.openxmlformats-officedocument.{content}.main+xml"/></Types>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def document(body: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A Word document."""
    main = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return package("docx", {"word/document.xml": main, **(more or {})})


def run(words: str, look: str = "") -> str:
    """A paragraph of Word's with one run."""
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def workbook(
    sheet: str = "", state: str = "visible", more: dict[str, str | bytes] | None = None
) -> bytes:
    """An Excel workbook with one sheet."""
    main = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="One" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": main,
        "xl/_rels/workbook.xml.rels": relations([("rId1", "worksheet", "worksheets/sheet1.xml")]),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}">{sheet}</worksheet>',
    }
    return package("xlsx", parts | (more or {}))


def presentation(
    slide: str = "", show: str = "1", notes: str = "", more: dict[str, str | bytes] | None = None
) -> bytes:
    """A PowerPoint presentation with one slide, 1000 units wide and high."""
    spaces = f'xmlns:p="{SLIDE}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'
    main = (
        f"<p:presentation {spaces}><p:sldIdLst><p:sldId r:id='rId1'/></p:sldIdLst>"
        "<p:sldSz cx='1000' cy='1000'/></p:presentation>"
    )
    tree = "<p:cSld><p:spTree>{}</p:spTree></p:cSld>"
    slide_notes = [("rId1", "notesSlide", "../notesSlides/notesSlide1.xml")]
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": main,
        "ppt/_rels/presentation.xml.rels": relations([("rId1", "slide", "slides/slide1.xml")]),
        "ppt/slides/slide1.xml": f"<p:sld {spaces} show='{show}'>{tree.format(slide)}</p:sld>",
        "ppt/slides/_rels/slide1.xml.rels": relations(slide_notes),
        "ppt/notesSlides/notesSlide1.xml": f"<p:notes {spaces}>{tree.format(notes)}</p:notes>",
    }
    return package("pptx", parts | (more or {}))


def shape(words: str, x: int = 10, y: int = 10, kind: str = "body", hidden: str = "0") -> str:
    """A text box on a slide or in its notes, 100 units wide and high."""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='2' name='x' hidden='{hidden}'/><p:nvPr><p:ph type='{kind}'/>"
        f"</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x='{x}' y='{y}'/><a:ext cx='100' cy='100'/>"
        f"</a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def relations(rows: list[tuple[str, str, str]], mode: str = "Internal") -> str:
    """A relationships part: identifier, last word of the type, target."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for key, kind, target in rows
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'
