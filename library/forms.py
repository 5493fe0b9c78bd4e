"""The admin's forms of documents and images."""

import logging
from typing import Any

from django.db import transaction
from django.db.models.fields.files import FieldFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

logger = logging.getLogger(__name__)

STORE_IS_DOWN = (
    "The file could not be stored: the place where files are kept does not answer. Nothing is "
    "lost. Wait a few minutes, choose the file again and save; if it still fails, tell whoever "
    "looks after the site."
)


class StoredFileMixin:
    """Stores a new file while the form is checked, so that a failure is a message in the form."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if "file" in self.changed_data and not self.errors:
            try:
                self._store()
            except OSError:
                logger.exception("An upload could not be stored.")
                self.add_error("file", STORE_IS_DOWN)

    def _store(self) -> None:
        file = self.instance.file
        self._measure()
        if not file._committed:
            file.save(file.name, file.file, save=False)

    def save(self, commit: bool = True) -> Any:
        """Save, and take the old file away once the new one is known to be saved."""
        replaced: FieldFile | None = self.original_file if "file" in self.changed_data else None
        if commit and replaced:
            self.original_file = None
            transaction.on_commit(lambda: _remove(replaced))
        return super().save(commit=commit)

    def _measure(self) -> None:
        raise NotImplementedError


def _remove(file: FieldFile) -> None:
    try:
        file.storage.delete(file.name)
    except OSError:
        logger.exception("A replaced file could not be removed: %s", file.name)


class DocumentForm(StoredFileMixin, BaseDocumentForm):
    """A document's form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "title"
        ].help_text = (
            "What readers see, and the name of the file when they save it. Never a child's name."
        )
        if file := self.fields.get("file"):
            file.help_text = (
                f"A PDF is best. {file.help_text} Nobody can read it until a page that uses it "
                "is published."
            )

    def _measure(self) -> None:
        self.instance._set_document_file_metadata()


class ImageForm(StoredFileMixin, BaseImageForm):
    """An image's form."""

    def _measure(self) -> None:
        self.instance._set_image_file_metadata()
