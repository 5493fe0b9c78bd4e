"""Makes a backup: the database and the files that it names, as they were at one moment.

The dump and the list of files come from one snapshot. Files are never changed and their names never
used again, so what is copied after that is what it was then; one that is deleted meanwhile is
named in the manifest as missing.
"""

import tarfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from django.db import connection

from . import keys
from .manifest import DATABASE, FILES, NAME, Manifest, Part, StoredFile, applied_migrations
from .places import Place
from .postgres import dumped, one_moment, programs, row_counts
from .problems import BackupProblem
from .streams import Fill, Measured, filled_by
from .uploads import named_files, opened

Progress = Callable[[str, int], object]
BEGINNING = "backup-"
# Any number that nothing else of ours locks.
LOCK = 7_260_026


@dataclass
class Maker:
    """One backup on its way to a place; `progress` is told what goes on and how many bytes."""

    place: Place
    progress: Progress

    def make(self) -> tuple[str, Manifest]:
        """Its name and its manifest. Raises BackupProblem; nothing is left at the place then."""
        keys.public_key()
        started = datetime.now(UTC)
        name = f"{BEGINNING}{started:%Y%m%dT%H%M%SZ}"
        _lock()
        try:
            return name, self._make(name, started)
        except BaseException:
            # What can't be taken away either has no manifest, so nobody takes it for whole.
            with suppress(BackupProblem, OSError):
                if name in self.place.backups():
                    self.place.remove(name)
            raise
        finally:
            _unlock()

    def _make(self, name: str, started: datetime) -> Manifest:
        with one_moment() as moment:
            manifest = Manifest(
                made_at=started.isoformat(),
                postgres=programs().major,
                migrations=applied_migrations(),
                tables=row_counts(),
            )
            names = named_files()
            with dumped(moment) as dump:
                manifest.parts[DATABASE] = self._write(name, DATABASE, dump, "Database")
        with filled_by(lambda pipe: self._pack(pipe, names, manifest)) as packed:
            manifest.parts[FILES] = self._write(name, FILES, packed, "Files")
        self._write_manifest(name, manifest)
        return manifest

    def _write(self, backup: str, name: str, plain: Any, what: str) -> Part:
        """Encrypt a stream into a file of the backup."""
        told = Measured(plain, lambda size: self.progress(what, size))
        written: list[Measured] = []

        def fill(stream: BinaryIO) -> None:
            locked = Measured(stream)
            written.append(locked)
            keys.lock(told, locked)

        self.place.write(backup, name, fill)
        return Part(written[-1].size, written[-1].sha256)

    def _pack(self, pipe: BinaryIO, names: list[str], manifest: Manifest) -> None:
        """A tar of the files; what each was is noted as it goes in."""
        with tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for name in names:
                try:
                    with opened(name) as (size, stream):
                        entry = tarfile.TarInfo(name)
                        entry.size, entry.mode = size, 0o600
                        measured = Measured(stream)
                        archive.addfile(entry, measured)
                except FileNotFoundError:
                    manifest.missing.append(name)
                else:
                    manifest.files[name] = StoredFile(measured.size, measured.sha256)

    def _write_manifest(self, name: str, manifest: Manifest) -> None:
        text = manifest.as_bytes()
        fill: Fill = lambda stream: stream.write(text)  # noqa: E731
        with filled_by(fill) as plain:
            self.place.write(name, NAME, lambda stream: keys.lock(plain, stream))


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise BackupProblem("Another backup is being made. Wait until it is done.")


def _unlock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def thin(place: Place, keep: int) -> list[str]:
    """Remove all but the newest whole ones, and what was left half done; the names of what went."""
    ours = [name for name in place.backups() if name.startswith(BEGINNING)]
    whole = [name for name in ours if NAME in place.files(name)]
    removed = [name for name in ours if name not in whole[-keep:]]
    for name in removed:
        place.remove(name)
    return removed
