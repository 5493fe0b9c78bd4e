"""What a file is, decided by its bytes; its name is only compared with that."""

import re
from pathlib import Path

from .codes import finding
from .id3 import frame_size
from .report import Finding

ALLOWED = ("pdf", "docx", "xlsx", "pptx", "jpeg", "png", "webp", "gif", "tiff", "text", "mp3")
PICTURES = ("jpeg", "png", "webp", "gif", "tiff")
OFFICE = ("docx", "xlsx", "pptx")
ENDINGS = {
    **{"jpg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "tif": "tiff"},
    **{"txt": "text", "csv": "text", "tsv": "text"},
}
HEAD = 4096

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"ID3", "mp3"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"%!PS", "postscript"),
)
# The part whose relationship or content type says which Office document it is.
OFFICE_PARTS = (
    (b"wordprocessingml.document.main", "docx"),
    (b"document.macroEnabled.main", "docx"),
    (b"spreadsheetml.sheet.main", "xlsx"),
    (b"sheet.macroEnabled.main", "xlsx"),
    (b"presentationml.presentation.main", "pptx"),
    (b"presentationml.slideshow.main", "pptx"),
    (b"presentation.macroEnabled.main", "pptx"),
)
MARKUP = (
    (re.compile(rb"<svg[\s>/]", re.I), "svg"),
    (re.compile(rb"<!doctype\s+html|<(html|head|body|script|iframe|meta)[\s>]", re.I), "html"),
    (re.compile(rb"^\s*<\?xml", re.I), "xml"),
)
NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(path: Path) -> str:
    """One word for the type: one of ALLOWED, or a name for what is not."""
    with path.open("rb") as file:
        return kind_of_head(file.read(HEAD))


def kind_of_head(head: bytes) -> str:
    """The same, of the first HEAD bytes."""
    if not head:
        return "empty"
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    # Readers look for the header in the first 1,024 bytes, so a PDF may have something before it.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "mp3" if _is_sound(head) else _kind_of_text(head)


def _is_sound(head: bytes) -> bool:
    """MP3 without notes in front starts with a frame: layer III, a real bit rate and sample rate.

    The second frame has to stand where the first one says that it does.
    """
    size = frame_size(head)
    return size > 0 and (frame_size(head[size:]) > 0 or size + 4 > len(head))


def _kind_of_text(head: bytes) -> str:
    plain = head.replace(b"\x00", b"")  # UTF-16 looks like this
    for pattern, kind in MARKUP:
        if pattern.search(plain):
            return kind
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"  # UTF-16 says so
    # UTF-8, or the older encoding of Windows, in which any byte but these is a character.
    return "unknown" if NOT_TEXT.search(head) else "text"


def kind_of_office(content_types: bytes) -> str:
    """The kind of an Office package from its `[Content_Types].xml`, or zip."""
    return next((kind for part, kind in OFFICE_PARTS if part in content_types), "zip")


def findings_about_name(path: Path, kind: str) -> list[Finding]:
    """Whether the name's ending fits. Macro files are told apart elsewhere."""
    ending = path.suffix.lower().lstrip(".")
    ending = ENDINGS.get(ending, ending)
    if not ending or ending == kind or kind not in ALLOWED:
        return []
    return [finding("wrong-name", f"The name ends in .{ending}, but the file is a {kind} file.")]


def findings_about_two_types(path: Path, kind: str) -> list[Finding]:
    """A PDF that starts late or that is a zip file as well; a picture with a zip file behind it."""
    data = path.read_bytes()
    found = []
    if (
        kind == "pdf"
        and not data.startswith(b"%PDF-")
        and data[: data.find(b"%PDF-")].strip(b"\xef\xbb\xbf \r\n\t\x00")
    ):
        found.append("The PDF starts after something else at the beginning of the file.")
    if kind != "zip" and kind not in OFFICE and _has_zip_at_end(data):
        found.append("A zip archive is attached to the end of the file.")
    if kind in PICTURES and b"%PDF-" in data[:1024]:
        found.append("The picture is a PDF as well.")
    if kind in OFFICE and not data.startswith(b"PK\x03\x04"):
        found.append("The document starts after something else at the beginning of the file.")
    return [finding("polyglot", message) for message in found]


def _has_zip_at_end(data: bytes) -> bool:
    """Whether an unzip program would find a directory that fits, as it looks from the end."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or end + 22 > len(data):
        return False
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    comment = int.from_bytes(data[end + 20 : end + 22], "little")
    reaches_the_end = len(data) - (end + 22 + comment) in range(3)
    start = end - size
    return reaches_the_end and 0 < start < end and data[start : start + 4] == b"PK\x01\x02"
