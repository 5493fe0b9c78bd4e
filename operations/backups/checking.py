"""Reads a backup wholly, and touches nothing."""

import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any, cast

from . import keys
from .manifest import DATABASE, FILES, NAME, Manifest
from .places import Place
from .problems import BackupProblem
from .streams import Filled, Measured, filled_by, pieces

Progress = Callable[[str, int], object]
DUMP_BEGINS = b"PGDMP"


@dataclass
class Reader:
    """One backup at its place."""

    place: Place
    name: str
    progress: Progress

    def check(self) -> Manifest:
        """What it has. Raises BackupProblem if it is half, damaged, newer or locked otherwise."""
        manifest = self.manifest()
        manifest.refuse_newer()
        self._check_sizes(manifest)
        with self.plain(manifest, DATABASE) as dump:
            begins = dump.read(len(DUMP_BEGINS))
            if begins != DUMP_BEGINS:
                raise BackupProblem(f"{DATABASE} is no dump of a database.")
            for _ in pieces(dump):
                pass
        found = {name: self._sha256(stream) for name, stream in self.files(manifest)}
        if found != {name: file.sha256 for name, file in manifest.files.items()}:
            raise BackupProblem(f"{self.name} is damaged: its files aren’t those of its manifest.")
        return manifest

    def manifest(self) -> Manifest:
        """Raises BackupProblem."""
        if NAME not in self.place.files(self.name):
            raise BackupProblem(
                f"There is no whole backup “{self.name}” in {self.place.label}: it has no "
                "manifest, so it was never finished, or never there."
            )
        text = BytesIO()
        with self.place.reading(self.name, NAME) as stream:
            keys.unlock(stream, text, NAME)
        return Manifest.read(text.getvalue())

    def _check_sizes(self, manifest: Manifest) -> None:
        """Quickly, before much is read."""
        there = self.place.files(self.name)
        for name, part in manifest.parts.items():
            if there.get(name) != part.size:
                raise BackupProblem(
                    f"{self.name} is damaged: {name} should have {part.size:,} bytes and has "
                    f"{there.get(name, 0):,}."
                )

    @contextmanager
    def plain(self, manifest: Manifest, name: str) -> Iterator[Filled]:
        """A part, decrypted; at its end it is known whether every byte was as written."""

        def fill(pipe: Any) -> None:
            with self.place.reading(self.name, name) as stream:
                locked = Measured(stream, lambda size: self.progress(name, size))
                keys.unlock(locked, pipe, name)
                for _ in pieces(locked):
                    pass
            if locked.sha256 != manifest.parts[name].sha256:
                raise BackupProblem(f"{self.name} is damaged: {name} isn’t what was written.")

        with filled_by(fill) as stream:
            yield stream

    def files(self, manifest: Manifest) -> Iterator[tuple[str, IO[bytes]]]:
        """Each file's name and stream, to be read before the next."""
        try:
            with self.plain(manifest, FILES) as packed:
                with tarfile.open(fileobj=cast(Any, packed), mode="r|") as archive:
                    yield from self._files_in(archive, manifest)
                for _ in pieces(packed):
                    pass
        except tarfile.TarError as error:
            raise BackupProblem(f"{self.name} is damaged: {FILES} isn’t an archive.") from error

    def _files_in(
        self, archive: tarfile.TarFile, manifest: Manifest
    ) -> Iterator[tuple[str, IO[bytes]]]:
        for entry in archive:
            stream = archive.extractfile(entry)
            if stream is None or entry.name not in manifest.files:
                raise BackupProblem(f"{self.name} has a file that it doesn’t name.")
            yield entry.name, stream

    def _sha256(self, stream: IO[bytes]) -> str:
        measured = Measured(stream)
        for _ in pieces(measured):
            pass
        return measured.sha256


def latest(place: Place) -> str:
    """The name of the newest whole backup. Raises BackupProblem."""
    for name in reversed(place.backups()):
        if NAME in place.files(name):
            return name
    raise BackupProblem(f"There is no whole backup in {place.label}.")
