"""Files on a disk: whole or not at all, and on the disk itself before a row names them."""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class DiskStorage(FileSystemStorage):
    """Django's storage of files, which leaves nothing half written behind.

    A file is written beside its place and moved there when the disk has all of it: the row that
    names it is committed later, so that a power cut never leaves a row without its file. What was
    begun and not ended (`.part`) is removed when the disk is full; one that a power cut left is
    named by no row, and read by nobody.
    """

    def _save(self, name: str, content: File) -> str:
        part = self.path(f"{name}.{uuid.uuid4().hex}.part")
        try:
            super()._save(os.path.relpath(part, self.location), content)  # type: ignore[misc]
            _write_through(part)
            place = self._take_place(name)
            os.replace(part, self.path(place))
        except BaseException:
            with suppress(OSError):
                os.unlink(part)
            raise
        _write_through(Path(self.path(place)).parent)
        return place

    def _take_place(self, name: str) -> str:
        """A name that nobody else has; an empty file holds it until the whole one is there."""
        while True:
            try:
                os.close(os.open(self.path(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name.replace("\\", "/")


def _write_through(path: str | Path) -> None:
    """Wait until the disk has what was written; for a folder, the names in it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
