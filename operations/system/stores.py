"""Where everything is kept: the database, the file store, the disk."""

import os
import secrets
import shutil
import time
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from .finding import Finding, failed, how_large, many, ok

SLOW_ANSWER = 1.0  # seconds; a healthy database needs a hundredth of it
# As much as a day of uploads and a backup's temporary files; on a small disk, a tenth of it.
ENOUGH_SPACE = 10 * 1000**3  # bytes
ENOUGH_SHARE = 0.1


def database() -> Finding:
    """It answers, and soon."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        release = cursor.fetchone()[0].split()[0]
    taken = time.perf_counter() - began
    if taken > SLOW_ANSWER:
        return failed(
            f"The database (PostgreSQL {release}) took {taken:.1f} seconds for a simple answer.",
            "Look at the load and the disk of the database server.",
        )
    return ok(f"The database (PostgreSQL {release}) answers.")


def migrations() -> Finding:
    """The tables are those of this release. Read from file names: nothing has to be loaded."""
    there = {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[0-9]*.py")
    }
    missing = there - set(MigrationRecorder(connection).applied_migrations())
    if missing:
        return failed(
            f"The database lacks {many(len(missing), 'change')} that this release needs.",
            "Run “manage.py migrate” (with compose: “docker compose up release”).",
        )
    return ok("The database has the tables of this release.")


def storage() -> Finding:
    """A small file can be written, read and deleted."""
    content = secrets.token_bytes(16)
    name = default_storage.save(f"health/{secrets.token_hex(8)}", ContentFile(content))
    try:
        with default_storage.open(name) as file:
            read = file.read()
    finally:
        default_storage.delete(name)
    if read != content:
        return failed(
            "The file store gave back something else than was put there.",
            "Stop uploads and look at the store; restore files from a backup if they are damaged.",
        )
    return ok("Files can be stored, read and deleted.")


def disk() -> Finding:
    """There is room on the disk of this server."""
    folder = Path(settings.BASE_DIR if settings.S3_BUCKET else settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    said = f"{how_large(usage.free)} of {how_large(usage.total)} on this server’s disk are free."
    if usage.free < min(ENOUGH_SPACE, usage.total * ENOUGH_SHARE):
        return failed(said, "Make room or a larger disk, before uploads and backups fail.")
    if not os.access(folder, os.W_OK) and not settings.S3_BUCKET:
        return failed("The folder of uploads can’t be written to.", "Look at its permissions.")
    return ok(said)
