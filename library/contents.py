"""Whether a file may be stored as a document, for whoever stores one by other ways than a form."""

from django.core.files.base import File

from .uploads.admission import is_admitted
from .uploads.judging import judge_document
from .uploads.local import on_disk


def reason_to_refuse(file: File) -> str:
    """A sentence for the editor, or nothing when the file may be taken; leaves it at its start."""
    if is_admitted(file):
        return ""
    with on_disk(file) as path:
        return judge_document(path, file.name or "").refusal
