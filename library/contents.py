"""Whether an uploaded file is what its name says."""

import zipfile
from collections.abc import Callable

import filetype
from django.conf import settings
from django.core.files.base import File

from .file_types import extension_of, type_name

HEAD_BYTES = 4096


def reason_to_refuse(file: File) -> str:
    """A sentence for the editor, or nothing when the file may be taken; leaves it at its start."""
    extension = extension_of(file.name)
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        return f"This type of file can't be used. Choose one of these: {_names_of_types()}."
    if not file.size:
        return "This file is empty. Choose another, or save it again and try once more."
    looks_right = LOOKS_RIGHT.get(extension)
    file.seek(0)
    is_right = looks_right is None or looks_right(file)
    file.seek(0)
    if is_right:
        return ""
    return (
        f"This file's name ends in .{extension}, but something else is inside, or it is damaged. "
        f"Open it, save it again as a .{extension} file and upload that."
    )


def _names_of_types() -> str:
    return ", ".join(
        f"{type_name(f'x.{extension}')} (.{extension})"
        for extension in settings.WAGTAILDOCS_EXTENSIONS
    )


def _is_pdf(file: File) -> bool:
    return b"%PDF-" in file.read(1024)


def _is_office(folder: str) -> Callable[[File], bool]:
    def is_office(file: File) -> bool:
        try:
            with zipfile.ZipFile(file) as parts:
                names = parts.namelist()
        except (zipfile.BadZipFile, OSError, ValueError):
            return False
        return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)

    return is_office


def _is_text(file: File) -> bool:
    head = file.read(HEAD_BYTES)
    return b"\0" not in head and filetype.guess(head) is None


def _is_mp3(file: File) -> bool:
    found = filetype.guess(file.read(HEAD_BYTES))
    return found is not None and found.mime == "audio/mpeg"


LOOKS_RIGHT: dict[str, Callable[[File], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_office("word/"),
    "xlsx": _is_office("xl/"),
    "pptx": _is_office("ppt/"),
    "csv": _is_text,
    "txt": _is_text,
    "mp3": _is_mp3,
}
