"""A backup and the way back, in an empty database and store, and everything that is refused."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pyrage
import pytest
from django.conf import settings as site_settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings
from wagtail.models import Collection

from library.models import SiteDocument
from operations.backups import making, postgres
from operations.backups.keys import new_pair
from operations.backups.manifest import DATABASE, NAME
from operations.backups.places import place_of
from operations.backups.problems import BackupProblem
from operations.backups.streams import filled_by
from operations.models import BackupRun
from sscp_site.settings import environment
from tests.factories.home import the_home_page
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory
from tests.operations.tampering import REFUSED, rewritten

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0  # seconds


@pytest.fixture
def place(tmp_path: Path, settings: Settings) -> Path:
    """Where backups go, with a pair of keys."""
    settings.BACKUP_PLACE = str(tmp_path / "backups")
    settings.BACKUP_PUBLIC_KEY, settings.BACKUP_SECRET_KEY = new_pair()
    return tmp_path / "backups"


@pytest.fixture
def empty_database() -> Iterator[str]:
    """The address of a database of its own, gone afterwards."""
    name = f"{connection.settings_dict['NAME']}_restored"
    with psycopg.connect(environment.DATABASE_URL, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(environment.DATABASE_URL)._replace(path=f"/{name}"))
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def restore(database: str, media: Path, *options: str) -> str:
    """What `manage.py restore` says, on a machine of its own as far as the site can tell."""
    values = {
        "DATABASE_URL": database,
        "MEDIA_ROOT": str(media),
        "BACKUP_PLACE": site_settings.BACKUP_PLACE,
        "BACKUP_SECRET_KEY": site_settings.BACKUP_SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.dev",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "restore", *options],
        cwd=ROOT,
        env=os.environ | values,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.stdout


def a_site() -> None:
    """With a home page and a place for documents."""
    the_home_page()
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


def said(command: str, *options: str) -> str:
    """What a command says here."""
    out = io.StringIO()
    call_command(command, *options, stdout=out, stderr=out, verbosity=0)
    return out.getvalue()


def counts_of(database: str) -> dict[str, int]:
    """Rows by table, asked without any code of ours."""
    with psycopg.connect(database) as there:
        tables = [row[0] for row in there.execute(postgres.TABLES)]
        counts = {}
        for table in tables:
            answer = there.execute(f'SELECT count(*) FROM "{table}"').fetchone()
            counts[table] = answer[0] if answer else 0
    return counts


@pytest.mark.django_db(transaction=True)
def test_what_was_backed_up_comes_back_in_an_empty_place(
    place: Path, tmp_path: Path, empty_database: str
) -> None:
    a_site()
    document, lost = SiteDocumentFactory(), SiteDocumentFactory()
    ReviewPageFactory(title="Comes back", documents=[document])
    default_storage.delete(lost.file.name)
    before = postgres.row_counts()
    told = said("backup", "--keep", "2")
    assert f"Not in the store, so not in the backup: {lost.file.name}" in told
    [backup] = place.iterdir()
    noted = BackupRun.objects.get()
    assert (noted.name, noted.missing) == (backup.name, 1)
    assert noted.rows == sum(before.values())
    everything = b"".join(file.read_bytes() for file in backup.iterdir())
    assert b"Comes back" not in everything
    assert document.file.name.encode() not in everything
    assert "is whole" in said("check_backup")

    # Cut off while files were put back: half a file is there, and no database.
    media = tmp_path / "media"
    half = media / document.file.name
    half.parent.mkdir(parents=True)
    with document.file.open() as file:
        content = file.read()
    assert "Restored and compared" in restore(empty_database, media)
    assert counts_of(empty_database) == before
    assert half.read_bytes() == content

    # Not over what is there, unless it is said so.
    with psycopg.connect(empty_database, autocommit=True) as there:
        there.execute("UPDATE wagtailcore_page SET title = 'Written since'")
        there.execute("CREATE TABLE made_since (id int)")
    half.write_bytes(b"other")
    assert "Nothing was touched" in restore(empty_database, media)
    assert counts_of(empty_database) != before
    assert half.read_bytes() == b"other"
    assert "Restored and compared" in restore(empty_database, media, "--replace")
    assert counts_of(empty_database) == before
    assert half.read_bytes() == content
    with psycopg.connect(empty_database) as there:
        titles = there.execute("SELECT title FROM wagtailcore_page").fetchall()
    assert ("Comes back",) in titles
    assert SiteDocument.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_half_damaged_newer_or_locked_otherwise_is_refused_before_anything_is_touched(
    place: Path, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site()
    SiteDocumentFactory()
    said("backup")
    [backup] = place.iterdir()
    good, key = tmp_path / "good", settings.BACKUP_SECRET_KEY
    shutil.copytree(backup, good)
    monkeypatch.setattr("operations.backups.restoring.load", pytest.fail)
    monkeypatch.setattr(default_storage, "save", pytest.fail)
    monkeypatch.setattr(default_storage, "delete", pytest.fail)
    for name, tamper, reason in REFUSED:
        shutil.rmtree(backup)
        shutil.copytree(good, backup)
        settings.BACKUP_SECRET_KEY = key
        tamper(backup, settings)
        for command in (["check_backup", backup.name], ["restore", backup.name, "--replace"]):
            with pytest.raises(CommandError) as refusal:
                said(*command)
            assert reason in str(refusal.value), name
    shutil.rmtree(backup)
    shutil.copytree(good, backup)
    settings.BACKUP_SECRET_KEY = key
    rewritten(lambda manifest: setattr(manifest, "postgres", 99))(backup, settings)
    with pytest.raises(CommandError, match="made by pg_dump 99"):
        said("restore", backup.name, "--replace")


@pytest.mark.django_db(transaction=True)
def test_what_fails_or_is_cut_off_leaves_everything_as_it_was(
    place: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_home_page()
    a_backup_that_fails_leaves_nothing_and_no_note(place, monkeypatch)
    # The next one isn't kept out by it.
    assert "Backed up" in said("backup")
    [backup] = place.iterdir()
    identity = pyrage.x25519.Identity.from_str(settings.BACKUP_SECRET_KEY)
    dump = pyrage.decrypt((backup / DATABASE).read_bytes(), [identity])
    a_load_that_is_cut_off_leaves_the_database_as_it_was(dump)

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("operations.backups.restoring.load", interrupt)
    with pytest.raises(CommandError, match="Run the same command again"):
        said("restore", "--replace")


def a_backup_that_fails_leaves_nothing_and_no_note(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(*args: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(making.Maker, "_pack", disk_full)
        with pytest.raises(CommandError, match="No backup was made: No space left on device"):
            said("backup")
    assert list(place.iterdir()) == []
    assert not BackupRun.objects.exists()


def test_only_the_newest_whole_ones_are_kept(place: Path) -> None:
    for day in ("01", "02", "03", "04"):
        (place / f"backup-202605{day}T020000Z").mkdir(parents=True)
        if day != "03":
            (place / f"backup-202605{day}T020000Z" / NAME).touch()
    (place / "something-else").mkdir()
    removed = making.thin(place_of(), 2)
    assert removed == ["backup-20260501T020000Z", "backup-20260503T020000Z"]
    assert (place / "something-else").is_dir()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"BACKUP_PLACE": ""}, "BACKUP_PLACE is not set"),
        ({"BACKUP_PLACE": "s3://files/backups", "S3_BUCKET": "files"}, "in the bucket"),
        ({"BACKUP_PLACE": "/srv/media/backups", "MEDIA_ROOT": "/srv/media"}, "among the files"),
    ],
)
def test_a_place_that_would_be_lost_with_the_site_is_refused(
    settings: Settings, values: dict[str, str], reason: str
) -> None:
    for name, value in values.items():
        setattr(settings, name, value)
    with pytest.raises(BackupProblem, match=reason):
        place_of()


def test_no_backup_without_a_key_or_with_none_that_is_one(place: Path, settings: Settings) -> None:
    settings.BACKUP_PUBLIC_KEY = ""
    with pytest.raises(BackupProblem, match="manage.py backup_keys"):
        making.Maker(place_of(), print).make()
    settings.BACKUP_PUBLIC_KEY = "AGE-SECRET-KEY-1"
    with pytest.raises(BackupProblem, match="it begins with age1"):
        making.Maker(place_of(), print).make()


def test_programs_older_than_the_server_are_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgres, "server_major", lambda: 99)
    with pytest.raises(BackupProblem, match="apt-get install postgresql-client-99"):
        postgres.programs()


def a_load_that_is_cut_off_leaves_the_database_as_it_was(dump: bytes) -> None:
    before = postgres.row_counts()

    def breaks_off(pipe: IO[bytes]) -> None:
        pipe.write(dump)
        raise OSError("The store went away")

    def ends_too_early(pipe: IO[bytes]) -> None:
        pipe.write(dump[: len(dump) * 2 // 3])

    # Every row is loaded by then: it is the end that is missing.
    with pytest.raises(OSError, match="store went away"), filled_by(breaks_off) as stream:
        postgres.load(stream)
    assert postgres.row_counts() == before
    with pytest.raises(BackupProblem, match="pg_restore failed"), filled_by(ends_too_early) as cut:
        postgres.load(cut)
    assert postgres.row_counts() == before
