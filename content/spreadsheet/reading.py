"""A spreadsheet as rows of text: XLSX as Excel and LibreOffice write it, or CSV."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from content.loading.problems import did_you_mean
from core.lazily import lazily
from library.uploads.admission import admit_document

from .problems import SheetProblem, SheetRefused

openpyxl = lazily("openpyxl")

MOST_ROWS = 500
MOST_COLUMNS = 100
# A heading that must be filled in is marked so in the template.
NEEDED_MARK = "*"
XLSX, CSV = "xlsx", "csv"
# What Excel writes into a cell that it can't work out.
ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")


@dataclass(frozen=True)
class SheetRow:
    """One row: its number as the spreadsheet shows it, and the text under each heading."""

    number: int
    cells: dict[str, str]


def read_rows(file: UploadedFile, headings: list[str], needed: set[str]) -> list[SheetRow]:
    """Every row with something in it. Raises SheetRefused, with all that is wrong of the whole."""
    lines = list(_lines(file))
    if not lines:
        raise SheetRefused.because(
            "The spreadsheet is empty. Download the template and fill it in."
        )
    (_, first), *rest = lines
    columns = _columns(first, headings, needed)
    rows = [
        SheetRow(number, {name: cells[at] for at, name in columns.items() if at < len(cells)})
        for number, cells in rest
        if any(cells)
    ]
    if len(rows) > MOST_ROWS:
        raise SheetRefused.because(
            f"There are {len(rows)} rows; up to {MOST_ROWS} can be brought in at a time. Split the "
            "spreadsheet."
        )
    if not rows:
        raise SheetRefused.because("There is no row below the headings. Fill in at least one.")
    return rows


def _columns(first: list[str], headings: list[str], needed: set[str]) -> dict[int, str]:
    """Which heading stands in which place; raises SheetRefused."""
    known = {_plain(heading): heading for heading in headings}
    found: dict[int, str] = {}
    problems = []
    for at, words in enumerate(first):
        heading = known.get(_plain(words))
        if not words:
            continue
        if heading is None:
            hint = did_you_mean(words, headings) if len(headings) <= 40 else ""
            message = f"There is no column of this name.{hint} Take it out, or correct it."
            problems.append(SheetProblem(1, words, message))
        elif heading in found.values():
            problems.append(SheetProblem(1, words, "This column is there twice. Take one out."))
        else:
            found[at] = heading
    problems += [
        SheetProblem(1, heading, "This column is missing. Download the template to see it.")
        for heading in headings
        if heading in needed and heading not in found.values()
    ]
    if problems:
        raise SheetRefused(problems)
    return found


def _plain(heading: str) -> str:
    return " ".join(heading.replace(NEEDED_MARK, " ").split()).casefold()


def _lines(file: UploadedFile) -> Iterator[tuple[int, list[str]]]:
    """Each line with its number; raises SheetRefused."""
    if not str(file.name).casefold().endswith(XLSX):
        # What Excel for Windows saves as CSV isn’t the UTF-8 that documents have to be.
        file = SimpleUploadedFile("sheet.csv", _decoded(file.read()).encode())
    try:
        admitted = admit_document(file)
    except ValidationError as refusal:
        raise SheetRefused.because(" ".join(refusal.messages)) from refusal
    admitted.seek(0)
    if str(admitted.name).endswith(XLSX):
        return _lines_of_workbook(admitted)
    if str(admitted.name).endswith(CSV):
        return _lines_of_text(admitted.read().decode())
    raise SheetRefused.because(
        "This file isn’t a spreadsheet. Choose an Excel workbook (.xlsx) or a CSV file."
    )


def _lines_of_workbook(file: UploadedFile) -> Iterator[tuple[int, list[str]]]:
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(file.read()), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS * 20, max_col=MOST_COLUMNS, values_only=True)
        lines = [(number, [as_text(value) for value in row]) for number, row in enumerate(rows, 1)]
    except Exception as error:
        # openpyxl raises whatever it stumbles over.
        raise SheetRefused.because(
            "This spreadsheet can’t be read. Open it, save it again as “Excel workbook (.xlsx)”, "
            "and choose that file."
        ) from error
    return iter(_without_empty_end(lines))


def _lines_of_text(text: str) -> Iterator[tuple[int, list[str]]]:
    """CSV with commas, semicolons or tabs; in UTF-8, or as older Excel for Windows writes it."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(number, [cell.strip() for cell in row]) for number, row in enumerate(reader, 1)]
    except csv.Error as error:
        raise SheetRefused.because(
            "This file isn’t a table of rows and columns. Save it as “CSV UTF-8”, or as .xlsx."
        ) from error
    return iter(_without_empty_end(lines))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetRefused.because(
        "Some letters of this file can’t be read. Save it as “CSV UTF-8”, or as .xlsx."
    )


def _without_empty_end(lines: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    while lines and not any(lines[-1][1]):
        lines.pop()
    return lines


def as_text(value: Any) -> str:
    """A cell in words: dates as people write them, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def broken_cells(rows: Iterable[SheetRow]) -> list[SheetProblem]:
    """Formulas that went wrong: Excel's own message stands in the cell."""
    return [
        SheetProblem(row.number, heading, f"This formula doesn’t work ({text}). Type the words.")
        for row in rows
        for heading, text in row.cells.items()
        if text in ERRORS
    ]
