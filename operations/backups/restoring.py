"""Puts a backup back: first it is read wholly, then files, then the database in one transaction.

Cut off at any moment, the database is as it was, or as the backup has it; files that are there
already are what they should be, so the same command goes on where it was cut off.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection

from .checking import Reader
from .manifest import DATABASE, Manifest
from .postgres import load, programs, row_counts
from .problems import BackupProblem
from .streams import PIECE
from .uploads import sha256_of

NOT_EMPTY = (
    "{what}. Nothing was touched. To replace all of it by the backup, add --replace; what is there "
    "now is lost then, so make a backup of it first."
)
MOST_NAMED = 10


@dataclass
class Restorer:
    """One backup on its way into this site's database and store."""

    reader: Reader
    replace: bool
    say: Callable[[str], object]

    def restore(self) -> Manifest:
        """Raises BackupProblem; before `say` has told of files, nothing was touched."""
        self.say("Reading the whole backup before anything is touched ...")
        manifest = self.reader.check()
        refuse_older_programs(manifest)
        if not self.replace:
            refuse_what_is_there(manifest)
        self.say(f"Putting {len(manifest.files)} files back ...")
        for name, stream in self.reader.files(manifest):
            self._put_back(name, stream, manifest)
        self.say("Putting the database back, all of it or nothing ...")
        with self.reader.plain(manifest, DATABASE) as dump:
            load(dump)
        self.say("Comparing with the backup ...")
        compare(manifest)
        return manifest

    def _put_back(self, name: str, stream: IO[bytes], manifest: Manifest) -> None:
        if sha256_of(name) == manifest.files[name].sha256:
            return
        # Whole or in pieces, it isn't what the backup has.
        default_storage.delete(name)
        # A store wants to go back and forth in what it is given.
        with TemporaryFile() as seekable:
            shutil.copyfileobj(stream, seekable, PIECE)
            seekable.seek(0)
            stored = default_storage.save(name, File(seekable, name))
        if stored != name:
            default_storage.delete(stored)
            raise BackupProblem(f"The store doesn’t take a file by its name: {name}.")


def refuse_older_programs(manifest: Manifest) -> None:
    """Raise BackupProblem if pg_restore couldn't read the dump, or isn't there."""
    there, needed = programs().major, manifest.postgres
    if there < needed:
        raise BackupProblem(
            f"The dump was made by pg_dump {needed}, and the pg_restore here is of {there}. "
            f"Nothing was touched. On Debian: apt-get install postgresql-client-{needed}."
        )


def refuse_what_is_there(manifest: Manifest) -> None:
    """Raise BackupProblem unless database and store are empty.

    Files of this very backup don't count: an interrupted restore has left them.
    """
    if tables := row_counts():
        raise BackupProblem(NOT_EMPTY.format(what=f"The database has {len(tables)} tables already"))
    for name in manifest.files:
        there = sha256_of(name)
        if there and there != manifest.files[name].sha256:
            raise BackupProblem(NOT_EMPTY.format(what=f"The store has another {name} already"))


def compare(manifest: Manifest) -> None:
    """Count every row and hash every file again. Raises BackupProblem, naming what differs."""
    connection.close()
    counts = row_counts()
    differing = [
        f"{table}: {counts.get(table, 0)} rows, should be {manifest.tables.get(table, 0)}"
        for table in sorted(counts.keys() | manifest.tables.keys())
        if counts.get(table) != manifest.tables.get(table)
    ]
    differing += [
        f"{name}: isn’t the file of the backup"
        for name, file in manifest.files.items()
        if sha256_of(name) != file.sha256
    ]
    if differing:
        raise BackupProblem(
            "The restore is NOT right. Don’t open the site; run it again with --replace. "
            + "; ".join(differing[:MOST_NAMED])
        )
