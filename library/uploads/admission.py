"""The way in for a file that an editor sends: judged, scanned, cleaned, named; then stored."""

from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from library import virus
from library.safety.clean import pictures

from . import words
from .judging import Judgement, judge_document, judge_picture
from .local import on_disk

Judge = Callable[[Path, str], Judgement]


def admit_document(file: UploadedFile) -> UploadedFile:
    """The document as it may be stored; raises ValidationError with a sentence."""
    _judged(file, judge_document)
    return _marked(file, _scanned(file))


def admit_picture(file: UploadedFile) -> UploadedFile:
    """The picture as it may be stored, without what cameras add; raises ValidationError."""
    judgement = _judged(file, judge_picture)
    scan = _scanned(file)
    try:
        cleaned = pictures.strip(file.read(), judgement.kind)
    except pictures.Unreadable as error:
        raise ValidationError(words.not_a_picture("broken"), code="refused") from error
    stripped = SimpleUploadedFile(str(file.name), cleaned, str(file.content_type))
    stripped.sent = file  # type: ignore[attr-defined]
    file.had_place = judgement.has_place  # type: ignore[attr-defined]
    return _marked(stripped, scan)


def is_admitted(file: File) -> bool:
    """Whether the file, or the one that a model's field holds, came in by here."""
    return hasattr(getattr(file, "file", file), "scan") or hasattr(file, "scan")


def _judged(file: UploadedFile, judge: Judge) -> Judgement:
    """Named by what it is: what an uploader calls a file may name a child, or try tricks."""
    with on_disk(file) as path:
        judgement = judge(path, file.name or "")
    if judgement.refusal:
        raise ValidationError(judgement.refusal, code="refused")
    file.name = f"upload.{judgement.ending}"
    return judgement


def _scanned(file: UploadedFile) -> virus.Scan:
    scan = virus.scan(file, seconds=virus.UPLOAD_SECONDS)
    if scan.is_infected:
        raise ValidationError(words.INFECTED.format(name=scan.reason), code="infected")
    return scan


def _marked(file: UploadedFile, scan: virus.Scan) -> UploadedFile:
    file.scan = scan  # type: ignore[attr-defined]
    return file
