"""The types of file the library takes: their names for a reader, and how a browser gets them."""

from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import PurePath

from django.conf import settings

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class FileType:
    """One type of document."""

    name: str
    content_type: str


FILE_TYPES = {
    "pdf": FileType("PDF", "application/pdf"),
    "docx": FileType("Word document", f"{OFFICE}.wordprocessingml.document"),
    "xlsx": FileType("Excel spreadsheet", f"{OFFICE}.spreadsheetml.sheet"),
    "pptx": FileType("PowerPoint presentation", f"{OFFICE}.presentationml.presentation"),
    "csv": FileType("CSV spreadsheet", "text/csv; charset=utf-8"),
    "txt": FileType("Text file", "text/plain; charset=utf-8"),
    "mp3": FileType("MP3 sound recording", "audio/mpeg"),
}


def extension_of(filename: str | None) -> str:
    """In small letters, without the dot."""
    return PurePath(filename or "").suffix.lower().removeprefix(".")


def type_name(filename: str | None) -> str:
    """What a reader calls this type of file."""
    extension = extension_of(filename)
    known = FILE_TYPES.get(extension)
    return known.name if known else f"{extension.upper()} file".strip()


def content_type_of(filename: str) -> str:
    """The type to send with a file, decided by its name and never by its bytes."""
    if known := FILE_TYPES.get(extension_of(filename)):
        return known.content_type
    if extension_of(filename) in settings.WAGTAILIMAGES_EXTENSIONS:
        return guess_type(filename)[0] or "application/octet-stream"
    return "application/octet-stream"


def opens_in_browser(filename: str) -> bool:
    """Whether a browser shows it safely; everything else is saved."""
    extension = extension_of(filename)
    return extension == "pdf" or extension in settings.WAGTAILIMAGES_EXTENSIONS


def size_in_words(size: int) -> str:
    """For example 1.2 MB, 50 MB or 340 KB, as file managers count."""
    if size < 1024:
        return f"{size} byte" if size == 1 else f"{size} bytes"
    kilobytes = round(size / 1024)
    if kilobytes < 1024:
        return f"{kilobytes} KB"
    return f"{size / (1024 * 1024):.1f}".removesuffix(".0") + " MB"
