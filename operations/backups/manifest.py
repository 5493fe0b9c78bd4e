"""What a backup has, so that nothing that is missing or changed is taken for whole."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from .problems import BackupProblem

# One higher when older code could no longer read it.
FORMAT = 1
NAME, DATABASE, FILES = "manifest.age", "database.age", "files.age"


@dataclass
class Part:
    """One encrypted file of the backup."""

    size: int
    sha256: str


@dataclass
class StoredFile:
    """One document, picture or other upload."""

    size: int
    sha256: str


@dataclass
class Manifest:
    """All of it; the file with this is written last, so a backup without one is a half one."""

    made_at: str
    # The release of the pg_dump that made the dump.
    postgres: int
    migrations: list[list[str]]
    tables: dict[str, int]
    parts: dict[str, Part] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    # Named by the database, and gone from the store before they could be copied.
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        """JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def read(cls, text: bytes) -> Self:
        """Raises BackupProblem for one that this code can't read."""
        values = json.loads(text)
        if values["format"] > FORMAT:
            raise BackupProblem(NEWER)
        values["parts"] = {name: Part(**part) for name, part in values["parts"].items()}
        values["files"] = {name: StoredFile(**file) for name, file in values["files"].items()}
        return cls(**values)

    @property
    def size(self) -> int:
        """Of all encrypted parts, in bytes."""
        return sum(part.size for part in self.parts.values())

    def refuse_newer(self) -> None:
        """Raise BackupProblem if the database has steps that this release of the site lacks."""
        known = set(MigrationLoader(None).disk_migrations)
        ours = {app for app, _ in known}
        newer = [f"{app} {name}" for app, name in self.migrations if app in ours]
        newer = [step for step in newer if tuple(step.split(" ", 1)) not in known]
        if newer:
            raise BackupProblem(f"{NEWER} It has steps that are missing here: {', '.join(newer)}.")


NEWER = (
    "This backup was made by a newer release of the site. Install that release, or a later one, "
    "then restore."
)


def applied_migrations() -> list[list[str]]:
    """Which steps the database has taken."""
    applied: Any = MigrationRecorder(connection).applied_migrations()
    return sorted([app, name] for app, name in applied)
