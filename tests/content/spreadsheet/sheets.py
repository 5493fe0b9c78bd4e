"""Spreadsheets and files as an officer would send them."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from tests.factories.files import pdf_bytes


def xlsx(
    headings: list[object], *rows: list[object], name: str = "sheet.xlsx"
) -> SimpleUploadedFile:
    """A workbook with one sheet."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (headings, *rows):
        sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def csv_file(text: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("sheet.csv", text.encode(encoding), "text/csv")


def pdf_file(name: str, words: str = "A page.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf_bytes(words), "application/pdf")


def zip_file(**files: bytes) -> SimpleUploadedFile:
    """A zip with what computers put in by themselves."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("reports/", b"")
        archive.writestr("__MACOSX/reports/._one.pdf", b"nothing")
        archive.writestr("reports/.DS_Store", b"nothing")
        for name, content in files.items():
            archive.writestr(f"reports/{name}.pdf", content)
    return SimpleUploadedFile("files.zip", stream.getvalue(), "application/zip")
