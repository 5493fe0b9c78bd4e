"""What the cells of a workbook say, dates as dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from lxml import etree

from ..xml import local
from .package import Package
from .paragraphs import paragraphs, text_of
from .sheets import ID, TRUE, column_of, named, styles_that_show_nothing

# Numbers of Excel's own formats for dates; those for times of day alone are not among them.
DATE_FORMATS = {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
# The day before the first, counting the 29 February 1900 that Excel believes in.
DAY_ZERO = datetime(1899, 12, 30)
DAY_ZERO_1904 = datetime(1904, 1, 1)
LAST_DAY = 2_958_465  # 31 December 9999


@dataclass
class Book:
    """What all sheets of a workbook share."""

    strings: list[str] = field(default_factory=list)
    date_styles: set[int] = field(default_factory=set)
    blank_styles: set[int] = field(default_factory=set)
    day_zero: datetime = DAY_ZERO


@dataclass
class Sheet:
    """One sheet, by its place in the workbook."""

    number: int
    name: str
    is_hidden: bool
    root: etree._Element
    book: Book
    more: list[str]  # words in boxes that lie on the sheet

    @cached_property
    def rows(self) -> list[list[str]]:
        """Every cell with something in it, hidden or not."""
        return [[self.name], *self._rows(set(), False), *([words] for words in self.more)]

    @cached_property
    def visible_rows(self) -> list[list[str]]:
        """The same without hidden rows, columns and cells."""
        hidden = {
            index
            for node in named(self.root, "col")
            if node.get("hidden") in TRUE
            # The last column may be named as the end of a range that never ends.
            for index in range(_whole(node.get("min")), min(_whole(node.get("max")), 16_384) + 1)
        }
        return [[self.name], *self._rows(hidden, True), *([words] for words in self.more)]

    def _rows(self, hidden: set[int], only_seen: bool) -> list[list[str]]:
        found = []
        for row in named(self.root, "row"):
            if only_seen and row.get("hidden") in TRUE:
                continue
            words = [
                _words_of(cell, self.book)
                for cell in row
                if local(cell) == "c"
                and column_of(cell.get("r", "")) not in hidden
                and not (only_seen and _whole(cell.get("s")) in self.book.blank_styles)
            ]
            if any(words):
                found.append([word for word in words if word])
        return found


def sheets(package: Package) -> Iterator[Sheet]:
    """The sheets in the workbook's order."""
    main = package.main("xl/workbook.xml")
    workbook = package.xml(main)
    book = _book(package, workbook)
    targets = {key: target for key, _, target, _ in package.relationships(main)}
    for number, node in enumerate(named(workbook, "sheet"), start=1):
        part = targets.get(node.get(ID, ""), "")
        if part in package:
            is_hidden = node.get("state") in ("hidden", "veryHidden")
            root, more = package.xml(part), _words_in_boxes(package, part)
            yield Sheet(number, node.get("name", ""), is_hidden, root, book, more)


def _book(package: Package, workbook: etree._Element) -> Book:
    strings = package.xml_if_any("xl/sharedStrings.xml")
    says_1904 = any(node.get("date1904") in TRUE for node in named(workbook, "workbookPr"))
    return Book(
        [_string(node) for node in strings if local(node) == "si"] if strings is not None else [],
        _date_styles(package),
        set(styles_that_show_nothing(package)),
        DAY_ZERO_1904 if says_1904 else DAY_ZERO,
    )


def _date_styles(package: Package) -> set[int]:
    root = package.xml_if_any("xl/styles.xml")
    if root is None:
        return set()
    formats = {
        _whole(node.get("numFmtId"))
        for node in named(root, "numFmt")
        if re.search("[dy]", QUOTED.sub("", node.get("formatCode", "")), re.I)
    }
    styles = next(named(root, "cellXfs"), None)
    return {
        index
        for index, style in enumerate(styles if styles is not None else [])
        if _whole(style.get("numFmtId")) in formats | DATE_FORMATS
    }


def _words_of(cell: etree._Element, book: Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _string(cell)
    value = next((part.text or "" for part in cell if local(part) == "v"), "")
    if kind == "s":
        index = _whole(value)
        return book.strings[index] if 0 <= index < len(book.strings) else ""
    if kind == "n" and _whole(cell.get("s")) in book.date_styles:
        return _date(value, book.day_zero)
    return value


def _string(node: etree._Element) -> str:
    """Rich text comes in pieces; the reading aid of Japanese words is no part of them."""
    return "".join(
        part.text or ""
        for part in node.iter("{*}t")
        if not any(local(above) == "rPh" for above in part.iterancestors())
    )


def _date(value: str, day_zero: datetime) -> str:
    """For example 3 May 2012, as the officer would write it."""
    try:
        days = float(value)
    except ValueError:
        return value
    if not 1 <= days <= LAST_DAY:
        return value
    day = day_zero + timedelta(days=int(days))
    return f"{day.day} {day:%B %Y}"


def _words_in_boxes(package: Package, part: str) -> list[str]:
    return [
        text_of(paragraph)
        for _, kind, target, _ in package.relationships(part)
        if kind == "drawing" and target in package
        for paragraph in paragraphs(package.xml(target))
    ]


def _whole(value: str | None) -> int:
    """A number of Excel's; 0 where there is none."""
    return int(value) if value and value.isdecimal() and len(value) < 10 else 0
