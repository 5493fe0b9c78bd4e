"""What can be wrong with a backup: each done to a real one, and what is then said of it."""

from collections.abc import Callable
from pathlib import Path

import pyrage
from pytest_django import Settings

from operations.backups.keys import new_pair
from operations.backups.manifest import DATABASE, FILES, NAME, Manifest

Tamper = Callable[[Path, Settings], object]


def shorten(name: str) -> Tamper:
    def tamper(backup: Path, settings: Settings) -> None:
        content = (backup / name).read_bytes()
        (backup / name).write_bytes(content[:-20])

    return tamper


def change_a_byte(name: str) -> Tamper:
    def tamper(backup: Path, settings: Settings) -> None:
        content = bytearray((backup / name).read_bytes())
        content[-30] ^= 1
        (backup / name).write_bytes(content)

    return tamper


def lock_with_another_key(backup: Path, settings: Settings) -> None:
    settings.BACKUP_SECRET_KEY = new_pair()[1]


def rewritten(change: Callable[[Manifest], object]) -> Tamper:
    """The manifest as another release would have written it."""

    def tamper(backup: Path, settings: Settings) -> None:
        identity = pyrage.x25519.Identity.from_str(settings.BACKUP_SECRET_KEY)
        plain = pyrage.decrypt((backup / NAME).read_bytes(), [identity])
        manifest = Manifest.read(plain)
        change(manifest)
        (backup / NAME).write_bytes(pyrage.encrypt(manifest.as_bytes(), [identity.to_public()]))

    return tamper


def another_part(backup: Path, settings: Settings) -> None:
    """As long as it was, locked with the right key, and not what the manifest names."""
    locked = pyrage.encrypt(
        b"x" * 1000, [pyrage.x25519.Recipient.from_str(settings.BACKUP_PUBLIC_KEY)]
    )
    (backup / FILES).write_bytes(locked)
    rewritten(lambda manifest: setattr(manifest.parts[FILES], "size", len(locked)))(
        backup, settings
    )


REFUSED: list[tuple[str, Tamper, str]] = [
    ("half", lambda backup, settings: (backup / NAME).unlink(), "never finished"),
    ("short dump", shorten(DATABASE), "database.age should have"),
    ("short files", shorten(FILES), "files.age should have"),
    ("no dump", lambda backup, settings: (backup / DATABASE).unlink(), "and has 0"),
    ("changed dump", change_a_byte(DATABASE), "database.age is damaged"),
    ("changed files", change_a_byte(FILES), "files.age is damaged"),
    ("changed manifest", change_a_byte(NAME), "manifest.age is damaged"),
    ("another key", lock_with_another_key, "locked with another key"),
    ("another part", another_part, "damaged"),
    ("no key", lambda backup, settings: setattr(settings, "BACKUP_SECRET_KEY", ""), "is not set"),
    (
        "newer format",
        rewritten(lambda manifest: setattr(manifest, "format", 99)),
        "made by a newer release",
    ),
    (
        "newer database",
        rewritten(lambda manifest: manifest.migrations.append(["core", "9999_later"])),
        "core 9999_later",
    ),
    (
        "other files",
        rewritten(lambda manifest: manifest.files.clear()),
        "has a file that it doesn’t name",
    ),
]
