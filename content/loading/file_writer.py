"""Writes documents and images, and takes files back when a load fails."""

from typing import Any, ClassVar

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import models, transaction

from library.checking import CheckingMeanwhile
from library.models import FileCheck, SiteDocument, SiteImage

from .data import fingerprint
from .records import Record
from .samples import render_sample
from .writers import PrimaryKey, set_fields


class FileWriter:
    """Documents and images."""

    handles: ClassVar[tuple[str, ...]] = ("documents", "images")
    places_whole: ClassVar[bool] = True

    def __init__(self) -> None:
        self.written: list[tuple[Storage, str]] = []
        self.checking = CheckingMeanwhile()

    def place(self, record: Record, primary_key: PrimaryKey) -> models.Model:
        """The document with its file: it refers to nothing, so it is filled at once."""
        made = record.model()
        self.fill(record, made, primary_key)
        return made

    def fill(self, record: Record, made: models.Model, primary_key: PrimaryKey) -> None:
        """Every field and the file; what it replaces is kept as a version, or goes if a picture."""
        assert isinstance(made, SiteDocument | SiteImage)
        set_fields(record, made, primary_key)
        name, content = file_of(record)
        if not (made.pk and holds(made, content)):
            replaced = made.file.name if made.pk else ""
            made.file = ContentFile(content, name=name)
            if isinstance(made, SiteDocument):
                made.replaced_because = f"“{name}” has changed in the folder of content."
            elif replaced:
                storage = made.file.storage
                transaction.on_commit(lambda: storage.delete(replaced))
        file: Any = made.file
        is_new_file = not file._committed
        if is_new_file and isinstance(made, SiteImage):
            # Documents measure themselves when they are saved.
            made._set_image_file_metadata()
        # A sample is our own file: nobody has to ask whether it opens. All are checked afterwards.
        check = made.full_clean if record.sample is None else made.clean_fields
        check(exclude=["collection"])
        made.save()
        if is_new_file:
            self.written.append((file.storage, file.name))
            self.checking.look_at(file.name)

    def conclude_checks(self) -> None:
        """Wait for the safety check of every file written by this load; raises OSError."""
        names = [name for _, name in self.written]
        self.checking.conclude(FileCheck.objects.filter(file_name__in=names).unfinished())

    def state(self, made: models.Model) -> str:
        """What an editor could have changed."""
        fresh: Any = type(made)._default_manager.get(pk=made.pk)
        fields = ("title", "language", "is_sample", "description")
        shown = [getattr(fresh, name, "") for name in fields]
        return fingerprint([*shown, fresh.file.name, fresh.file_hash])

    def take_back(self) -> None:
        """Remove the files of a load that did not come to its end."""
        for storage, name in self.written:
            storage.delete(name)
        self.written.clear()


def file_of(record: Record) -> tuple[str, bytes]:
    """The name and the bytes that an entry stands for."""
    if record.sample is not None:
        return f"{record.key}.pdf", render_sample(record.sample)
    assert record.file is not None
    return record.file.name, record.file.read_bytes()


def holds(made: SiteDocument | SiteImage, content: bytes) -> bool:
    """Whether the stored file is this one already."""
    if not made.file.name or not made.file.storage.exists(made.file.name):
        return False
    with made.open_file() as stored:
        return bool(stored.read() == content)
