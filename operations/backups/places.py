"""Where backups lie: a folder, or a bucket of an S3-compatible store."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import Any, BinaryIO, Protocol
from urllib.parse import urlsplit

import boto3
from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from .problems import BackupProblem
from .streams import Fill, filled_by

# 10,000 parts is the most that a store takes: 320 GB, one part in memory at a time.
PARTS = TransferConfig(multipart_chunksize=32 * 1024 * 1024, use_threads=False)
NO_PLACE = (
    "BACKUP_PLACE is not set: name a folder on another disk, or s3://bucket/folder of another "
    "store."
)


class Place(Protocol):
    """A list of folders, each with a few files."""

    label: str

    def backups(self) -> list[str]:
        """The names of all folders, the oldest first; whether they are whole or not."""

    def files(self, backup: str) -> dict[str, int]:
        """The files of a folder and their sizes."""

    def write(self, backup: str, name: str, fill: Fill) -> None:
        """Make a file of what `fill` writes; it is there when it is whole."""

    def reading(self, backup: str, name: str) -> Any:
        """A context with a stream of the file."""

    def remove(self, backup: str) -> None:
        """Take a folder away, what says that it is whole first."""


class FolderPlace:
    """A folder of this machine, best of another disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.label = str(folder)

    def backups(self) -> list[str]:
        """See Place."""
        if not self.folder.is_dir():
            return []
        return sorted(each.name for each in self.folder.iterdir() if each.is_dir())

    def files(self, backup: str) -> dict[str, int]:
        """See Place."""
        folder = self.folder / backup
        if not folder.is_dir():
            return {}
        return {each.name: each.stat().st_size for each in folder.iterdir() if each.is_file()}

    def write(self, backup: str, name: str, fill: Fill) -> None:
        """See Place; nobody but its owner reads it."""
        folder = self.folder / backup
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = folder / f"{name}.unfinished"
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(folder / name)

    @contextmanager
    def reading(self, backup: str, name: str) -> Iterator[BinaryIO]:
        """See Place."""
        with (self.folder / backup / name).open("rb") as file:
            yield file

    def remove(self, backup: str) -> None:
        """See Place."""
        for file in (self.folder / backup).glob("manifest*"):
            file.unlink()
        rmtree(self.folder / backup)


class BucketPlace:
    """A bucket, and the beginning of the names in it."""

    def __init__(self, bucket: str, folder: str) -> None:
        self.folder = f"{folder.strip('/')}/" if folder.strip("/") else ""
        self.label = f"s3://{bucket}/{self.folder}"
        self.bucket: Any = boto3.resource(
            "s3",
            endpoint_url=settings.BACKUP_S3_ENDPOINT_URL or None,
            region_name=settings.BACKUP_S3_REGION,
            aws_access_key_id=settings.BACKUP_S3_ACCESS_KEY_ID or None,
            aws_secret_access_key=settings.BACKUP_S3_SECRET_ACCESS_KEY or None,
        ).Bucket(bucket)

    def backups(self) -> list[str]:
        """See Place."""
        with plain_errors(self.label):
            objects = self.bucket.objects.filter(Prefix=self.folder)
            keys = [each.key.removeprefix(self.folder) for each in objects]
        return sorted({key.split("/")[0] for key in keys if "/" in key})

    def files(self, backup: str) -> dict[str, int]:
        """See Place."""
        beginning = f"{self.folder}{backup}/"
        with plain_errors(self.label):
            objects = self.bucket.objects.filter(Prefix=beginning)
            return {each.key.removeprefix(beginning): each.size for each in objects}

    def write(self, backup: str, name: str, fill: Fill) -> None:
        """See Place; a store shows an object when its last part has come."""
        with plain_errors(self.label), filled_by(fill) as stream:
            self.bucket.upload_fileobj(stream, f"{self.folder}{backup}/{name}", Config=PARTS)

    @contextmanager
    def reading(self, backup: str, name: str) -> Iterator[BinaryIO]:
        """See Place."""
        with plain_errors(self.label):
            body = self.bucket.Object(f"{self.folder}{backup}/{name}").get()["Body"]
            try:
                yield body
            finally:
                body.close()

    def remove(self, backup: str) -> None:
        """See Place."""
        names = sorted(self.files(backup), key=lambda name: not name.startswith("manifest"))
        with plain_errors(self.label):
            for name in names:
                self.bucket.Object(f"{self.folder}{backup}/{name}").delete()


@contextmanager
def plain_errors(label: str) -> Iterator[None]:
    """What a store answers, in a sentence. Raises BackupProblem."""
    try:
        yield
    except (ClientError, BotoCoreError, Boto3Error) as error:
        raise BackupProblem(f"The store of {label} didn’t do it: {error}") from error


def place_of(address: str = "") -> Place:
    """The place of this address, or of BACKUP_PLACE. Raises BackupProblem."""
    address = address or settings.BACKUP_PLACE
    if not address:
        raise BackupProblem(NO_PLACE)
    parts = urlsplit(address)
    if parts.scheme == "s3":
        if parts.netloc == settings.S3_BUCKET:
            raise BackupProblem("BACKUP_PLACE lies in the bucket that it is a backup of.")
        return BucketPlace(parts.netloc, parts.path)
    folder = Path(address).absolute()
    if folder.is_relative_to(Path(settings.MEDIA_ROOT).absolute()):
        raise BackupProblem("BACKUP_PLACE lies among the files that it is a backup of.")
    return FolderPlace(folder)
