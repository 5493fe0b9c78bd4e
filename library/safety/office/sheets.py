"""The check of an Excel workbook."""

from collections.abc import Iterator

from lxml import etree

from ..codes import count, finding
from ..sink import Sink
from ..xml import local
from .package import Package

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TRUE = {"1", "true"}


def check(package: Package, sink: Sink) -> None:
    """Hidden sheets, rows, columns and cells; comments; what pivots and links remember."""
    main = package.main("xl/workbook.xml")
    targets = {key: target for key, _, target, _ in package.relationships(main)}
    hidden_sheets = 0
    unseen = styles_that_show_nothing(package)
    for number, sheet in enumerate(named(package.xml(main), "sheet"), start=1):
        if sheet.get("state") in ("hidden", "veryHidden"):
            hidden_sheets += 1
        part = targets.get(sheet.get(ID, ""), "")
        if part in package:
            _check_sheet(package.xml(part), number, unseen, sink)
    if hidden_sheets:
        sink.add(finding("hidden-sheet", f"{count(hidden_sheets, 'hidden sheet')}."))
    comments = sum(
        len(list(named(package.xml(name), "comment", "threadedComment")))
        for name in [*package.parts("xl/comments", ".xml"), *package.parts("xl/threadedComments/")]
    )
    if comments:
        sink.add(finding("comment", f"{count(comments, 'comment')} in the workbook."))
    if any(
        next(named(package.xml(name), "r"), None) is not None
        for name in package.parts("xl/pivotCache/pivotCacheRecords", ".xml")
    ):
        sink.add(finding("pivot-data"))
    if package.parts("xl/connections"):
        sink.add(finding("external-link", "The workbook is connected to a database or file."))


def _check_sheet(root: etree._Element, number: int, unseen: dict[int, str], sink: Sink) -> None:
    columns = [
        (int(node.get("min", "1")), int(node.get("max", "1")))
        for node in named(root, "col")
        if node.get("hidden") in TRUE
    ]
    rows = cells_in_columns = blank = 0
    for row in named(root, "row"):
        cells = [cell for cell in row if local(cell) == "c" and _has_value(cell)]
        rows += bool(cells) and row.get("hidden") in TRUE
        for cell in cells:
            column = column_of(cell.get("r", ""))
            cells_in_columns += any(first <= column <= last for first, last in columns)
            style = cell.get("s", "0")
            blank += style.isdecimal() and int(style) in unseen
    if rows or cells_in_columns:
        parts = [
            count(rows, "hidden row") if rows else "",
            f"{count(cells_in_columns, 'cell')} in hidden columns" if cells_in_columns else "",
        ]
        message = f"Sheet {number}: {' and '.join(part for part in parts if part)}."
        sink.add(finding("hidden-cells", message))
    if blank:
        message = f"Sheet {number}: {count(blank, 'cell')} whose format shows nothing."
        sink.add(finding("hidden-text", message))


def styles_that_show_nothing(package: Package) -> dict[int, str]:
    """Cell styles with a number format such as `;;;`, which prints nothing for any value."""
    root = package.xml_if_any("xl/styles.xml")
    if root is None:
        return {}
    blank = {
        node.get("numFmtId"): node.get("formatCode", "")
        for node in named(root, "numFmt")
        if node.get("formatCode", "").replace('""', "").replace(" ", "") == ";;;"
    }
    styles = next(named(root, "cellXfs"), None)
    return {
        index: blank[style.get("numFmtId")]
        for index, style in enumerate(styles if styles is not None else [])
        if style.get("numFmtId") in blank
    }


def _has_value(cell: etree._Element) -> bool:
    return any(local(part) in ("v", "is", "f") for part in cell)


def column_of(reference: str) -> int:
    """`AB12` is column 28."""
    number = 0
    for letter in reference.upper():
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Elements by name in whichever of the two namespaces the file is written."""
    return root.iter(*(f"{{*}}{name}" for name in names))
