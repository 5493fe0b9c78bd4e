"""The disk of the files is full, at whichever byte."""

import errno
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings

from library import disk_storage
from library.disk_storage import DiskStorage
from library.models import SiteDocument
from tests.factories.files import pdf_bytes
from tests.library.uploads import upload


class FullAt(ContentFile):
    """Read in pieces; the disk is full after so many bytes."""

    def __init__(self, content: bytes, full_at: int) -> None:
        super().__init__(content)
        self.content, self.full_at = content, full_at

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield self.content[: self.full_at]
        raise OSError(errno.ENOSPC, "No space left on device")


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("seed", range(5))
def test_a_file_that_does_not_fit_leaves_nothing(tmp_path: Path, seed: int) -> None:
    storage = DiskStorage(location=tmp_path)
    full_at = random.Random(seed).randrange(1, 100_000)
    with pytest.raises(OSError, match="No space left"):
        storage.save("documents/paper.pdf", FullAt(b"0" * 100_000, full_at))
    assert files_in(tmp_path) == []


def test_a_file_is_whole_under_its_own_name_or_another(tmp_path: Path) -> None:
    storage = DiskStorage(location=tmp_path)
    names = [storage.save("documents/paper.pdf", ContentFile(b"whole")) for _ in range(2)]
    assert names[0] == "documents/paper.pdf"
    assert names[1] != names[0]
    assert [path.read_bytes() for path in files_in(tmp_path)] == [b"whole", b"whole"]


def test_two_who_take_the_same_name_both_keep_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both were told that the name is free; the first has moved its file there since."""
    storage = DiskStorage(location=tmp_path)
    storage.save("paper.pdf", ContentFile(b"first"))
    second = storage._save("paper.pdf", ContentFile(b"second"))
    assert second != "paper.pdf"
    assert (tmp_path / "paper.pdf").read_bytes() == b"first"
    assert (tmp_path / second).read_bytes() == b"second"


def test_the_disk_has_the_file_before_its_name_and_then_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As far as can be seen without cutting the power."""
    happened: list[str] = []
    real_fsync, real_replace = disk_storage.os.fsync, disk_storage.os.replace

    def fsync(descriptor: int) -> None:
        happened.append("fsync")
        real_fsync(descriptor)

    def replace(before: str, after: str) -> None:
        happened.append("move")
        real_replace(before, after)

    monkeypatch.setattr(disk_storage.os, "fsync", fsync)
    monkeypatch.setattr(disk_storage.os, "replace", replace)
    DiskStorage(location=tmp_path).save("paper.pdf", ContentFile(b"whole"))
    assert happened == ["fsync", "move", "fsync"]


@pytest.mark.parametrize("in_memory", [2_500_000, 1], ids=["in-memory", "temporary-file"])
def test_an_upload_to_a_full_disk_is_a_message_that_keeps_the_words(
    admin: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings, in_memory: int
) -> None:
    """The disk is found full when what was written is to be kept."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = in_memory
    content, media = pdf_bytes("One"), Path(settings.MEDIA_ROOT)
    before, rows = files_in(media), SiteDocument.objects.count()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(disk_storage.os, "fsync", full)
        answer = upload(admin, content, "report.pdf")
    assert answer.status_code == 200
    assert "Nothing is lost" in answer.content.decode()
    assert 'value="Yearly report"' in answer.content.decode()
    assert (files_in(media), SiteDocument.objects.count()) == (before, rows)
    assert upload(admin, content, "report.pdf").status_code == 302
