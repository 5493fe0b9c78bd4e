"""The files that come with a spreadsheet: chosen one by one, or in a zip."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from library.file_types import size_in_words
from library.uploads.admission import admit_document

from .problems import SheetProblem

MOST_FILES = 200
IS_ENCRYPTED = 1
NOT_MEANT = {".ds_store", "thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class GivenFile:
    """One file under the name that the spreadsheet calls it by."""

    name: str
    content: bytes

    @property
    def sha1(self) -> str:
        """As the library keeps it of each document."""
        return hashlib.sha1(self.content, usedforsecurity=False).hexdigest()

    def as_upload(self) -> UploadedFile:
        """As if it had been sent by itself."""
        return SimpleUploadedFile(self.name, self.content)


def given_files(uploads: Iterable[UploadedFile]) -> tuple[list[GivenFile], list[SheetProblem]]:
    """Every file, unpacked, and what is wrong with any of them.

    Each passes the same rules as one that is uploaded under Documents.
    """
    files: dict[str, GivenFile] = {}
    problems: list[SheetProblem] = []
    for upload in uploads:
        try:
            for file in _unpacked(upload):
                if file.name.casefold() in files:
                    raise _Refused("There are two files of this name. Give one another name.", file)
                files[file.name.casefold()] = file
        except _Refused as refusal:
            problems.append(SheetProblem(0, refusal.name, str(refusal)))
    if len(files) > MOST_FILES:
        said = f"There are {len(files)} files; up to {MOST_FILES} can come along at a time."
        return [], [SheetProblem(0, "", said)]
    return list(files.values()), [*problems, *_not_admitted(files.values())]


class _Refused(Exception):
    def __init__(self, message: str, file: GivenFile | str) -> None:
        super().__init__(message)
        self.name = file if isinstance(file, str) else file.name


def _not_admitted(files: Iterable[GivenFile]) -> Iterator[SheetProblem]:
    for file in files:
        try:
            admit_document(file.as_upload())
        except ValidationError as refusal:
            yield SheetProblem(0, file.name, " ".join(refusal.messages))


def _unpacked(upload: UploadedFile) -> Iterator[GivenFile]:
    name = PurePosixPath(str(upload.name)).name
    if name.casefold().endswith(".zip"):
        yield from _from_zip(name, upload.read())
    else:
        yield GivenFile(name, upload.read())


def _from_zip(name: str, content: bytes) -> Iterator[GivenFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if _is_meant(entry)]
            _check_size(name, entries)
            for entry in entries:
                yield GivenFile(PurePosixPath(entry.filename).name, _read(archive, entry))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError) as error:
        raise _Refused(
            "This zip can’t be unpacked. Make it again, or choose the files one by one.", name
        ) from error


def _is_meant(entry: zipfile.ZipInfo) -> bool:
    """Not a folder, nor what computers put in by themselves."""
    path = PurePosixPath(entry.filename)
    is_hidden = "__MACOSX" in path.parts or path.name.startswith("._")
    return not (entry.is_dir() or is_hidden or path.name.casefold() in NOT_MEANT)


def _check_size(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & IS_ENCRYPTED for entry in entries):
        raise _Refused("This zip has a password. Make it again without one.", name)
    if len(entries) > MOST_FILES:
        raise _Refused(f"There are {len(entries)} files in it; {MOST_FILES} are the most.", name)
    most = _most_of_all()
    if sum(entry.file_size for entry in entries) > most:
        raise _Refused(
            f"Unpacked, its files are larger than {size_in_words(most)} together. Split it.", name
        )


def _most_of_all() -> int:
    """Of a zip that is as large as a request may be; documents don’t get much smaller in it."""
    return 2 * int(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """No more than it says: a made-up list of sizes ends here."""
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) > min(entry.file_size, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE):
        most = size_in_words(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
        raise _Refused(f"This file is larger than {most}.", PurePosixPath(entry.filename).name)
    return content
