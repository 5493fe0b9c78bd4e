"""Whether an uploaded file may be stored, and as what: decided by its bytes.

The kinds are those of library.safety.kinds, so that an upload and its check never disagree. What
can be said at once is said here; the check in the background looks closer.
"""

from dataclasses import dataclass
from pathlib import Path

import filetype
from django.conf import settings

from library.file_types import extension_of
from library.safety import check_file, kinds
from library.safety.office.document import kind_of_ole
from library.safety.report import Limits

from . import packages, pdf, texts, words

ENDINGS = {"jpeg": "jpg"}
TEXT_ENDINGS = ("txt", "csv")
HEIC = ("heic", "heif", "avif")


@dataclass(frozen=True)
class Judgement:
    """What a file is; either `ending`, under which it is stored, or `refusal`, a sentence."""

    kind: str
    ending: str = ""
    refusal: str = ""
    has_place: bool = False  # a picture that says where it was taken


def judge_document(path: Path, name: str) -> Judgement:
    """Judge a file for the documents by its content; of its name only the ending is looked at."""
    kind = kind_of(path)
    ending = _ending_of_document(kind, extension_of(name))
    if ending not in settings.WAGTAILDOCS_EXTENSIONS:
        return Judgement(kind, refusal=words.not_a_document(kind))
    if trouble := _trouble_in_document(path, kind, extension_of(name)):
        return Judgement(kind, refusal=words.about(trouble))
    return Judgement(kind, ending)


def judge_picture(path: Path, name: str) -> Judgement:
    """Judge a file for the images by its content; its name doesn't matter."""
    kind = kind_of(path)
    ending = ENDINGS.get(kind, kind)
    if kind not in kinds.PICTURES or ending not in settings.WAGTAILIMAGES_EXTENSIONS:
        return Judgement(kind, refusal=words.not_a_picture(kind))
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    report = check_file(path, limits=Limits(seconds=30, pixels=most))
    codes = {finding.code for finding in report.findings}
    if "too-large" in codes:
        return Judgement(kind, refusal=words.TOO_MANY_PIXELS.format(most=most // 1_000_000))
    if "polyglot" in codes:
        return Judgement(kind, refusal=words.about("polyglot"))
    if not report.readable:
        return Judgement(kind, refusal=words.not_a_picture("broken"))
    return Judgement(kind, ending, has_place="location" in codes)


def kind_of(path: Path) -> str:
    """The kind of a file by its content, told apart as far as a sentence about it needs."""
    kind = kinds.kind_of(path)
    if kind == "zip":
        return packages.kind_of_zip(path)
    if kind == "ole":
        return kind_of_ole(path)
    return _kind_of_unknown(path) if kind == "unknown" else kind


def _kind_of_unknown(path: Path) -> str:
    """What the check has no name for, but a sentence has."""
    with path.open("rb") as file:
        head = file.read(kinds.HEAD)
    guessed = filetype.guess(head)
    if guessed is None:
        return "unknown"
    group, _, name = guessed.mime.partition("/")
    if guessed.extension in HEIC or name in HEIC:
        return "heic"
    groups = {"video": "video", "audio": "sound", "application": "archive"}
    return groups.get(group, "unknown")


def _ending_of_document(kind: str, ending: str) -> str:
    """What a document of this kind is stored under; the name's ending decides only among texts."""
    if kind == "text":
        return ending if ending in TEXT_ENDINGS else "txt"
    return kind


def _trouble_in_document(path: Path, kind: str, ending: str) -> str:
    """A word of library.uploads.words, or nothing."""
    if kinds.findings_about_two_types(path, kind):
        return "polyglot"
    if kind in kinds.OFFICE:
        return packages.trouble_in(path)
    if kind == "pdf":
        return pdf.trouble_in(path)
    if kind == "text":
        is_disguised = ending and ending not in TEXT_ENDINGS
        return "text-in-disguise" if is_disguised else texts.trouble_in(path)
    return ""
