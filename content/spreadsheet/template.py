"""The template to download: a sheet to fill in, with choices, and a sheet that explains it."""

import io
from typing import TYPE_CHECKING

from core.lazily import lazily
from publications.models.documents import DocumentRole

from .cells import Vocabulary
from .kinds import FILES, SheetKind
from .reading import MOST_ROWS, NEEDED_MARK

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

openpyxl = lazily("openpyxl")
styles, utils = lazily("openpyxl.styles"), lazily("openpyxl.utils")
validation = lazily("openpyxl.worksheet.datavalidation")

FILE_HELP = (
    "The name of a file that you send along, for example report.pdf; or the exact title of a "
    "document that is in the site already."
)
TITLE_HELP = "As readers see it. Needed with each new file. Never the name of a child."


def explained(kind: SheetKind) -> list[tuple[str, bool, str, str]]:
    """Each column: heading, whether it is needed, what to write, and an example."""
    rows = [(c.heading, c.is_needed, c.help, c.example) for c in kind.columns]
    first = FILES[0]
    rows += [
        (first.file, False, FILE_HELP, "report.pdf"),
        (first.title, False, TITLE_HELP, "Yearly report 2024/25"),
        (first.role, False, "Empty means the full document.", DocumentRole.REPORT.label),
    ]
    return rows


def workbook_bytes(kind: SheetKind, vocabulary: Vocabulary) -> bytes:
    """The template as an Excel workbook."""
    workbook = openpyxl.Workbook()
    sheet, guide = workbook.worksheets[0], workbook.create_sheet("What to write")
    sheet.title = kind.label
    lists = workbook.create_sheet("Choices")
    choices = {c.heading: list(c.choices(vocabulary)) for c in kind.columns}
    choices |= {each.role: list(DocumentRole.labels) for each in FILES}
    for number, heading in enumerate(kind.headings, start=1):
        cell = sheet.cell(1, number, heading + (NEEDED_MARK if heading in kind.needed else ""))
        cell.font = styles.Font(bold=True)
        sheet.column_dimensions[utils.get_column_letter(number)].width = max(16, len(heading) + 4)
        if choices.get(heading):
            _offer(sheet, lists, number, choices[heading])
    sheet.freeze_panes = "B2"
    _explain(guide, kind)
    lists.sheet_state = "hidden"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _offer(sheet: "Worksheet", lists: "Worksheet", number: int, choices: list[str]) -> None:
    """A list to choose from in each cell of a column."""
    letter = utils.get_column_letter(number)
    for row, words in enumerate(choices, start=1):
        lists.cell(row, number, words)
    source = f"Choices!${letter}$1:${letter}${len(choices)}"
    offer = validation.DataValidation(type="list", formula1=source, allow_blank=True)
    sheet.add_data_validation(offer)
    offer.add(f"{letter}2:{letter}{MOST_ROWS + 1}")


def _explain(guide: "Worksheet", kind: SheetKind) -> None:
    rows = [("Column", "Needed?", "What to write", "Example")]
    for name, is_needed, what, example in explained(kind):
        rows.append((name, "yes" if is_needed else "", what, example))
    for row in rows:
        guide.append(row)
    for cell in guide[1]:
        cell.font = styles.Font(bold=True)
    for letter, width in zip("ABCD", (24, 10, 80, 30), strict=True):
        guide.column_dimensions[letter].width = width
    for line in guide.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = styles.Alignment(wrap_text=True, vertical="top")
