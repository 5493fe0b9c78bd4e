"""The admin's forms of documents and images."""

import logging
from functools import partial
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

logger = logging.getLogger(__name__)

STORE_IS_DOWN = (
    "The file could not be stored: the place where files are kept does not answer. Nothing is "
    "lost. Wait a few minutes, choose the file again and save; if it still fails, tell whoever "
    "looks after the site."
)

TITLE_HELP = "Readers see it, and the file they save is named after it. Never the name of a child."


class StoredFileForm(BaseCollectionMemberForm):
    """Stores a new file while the form is checked, so that a failure is a message in the form."""

    original_file: Any

    def _post_clean(self) -> None:
        super()._post_clean()
        if "file" in self.changed_data and not self.errors:
            try:
                self.instance.store_measured_file()
            except OSError:
                logger.exception("An upload could not be stored.")
                self.add_error("file", STORE_IS_DOWN)

    def save(self, commit: bool = True) -> Any:
        """Save, and take the old file away once the new one is known to be saved."""
        replaced = self.original_file if "file" in self.changed_data else None
        if commit and replaced:
            self.original_file = None
            transaction.on_commit(partial(_remove, replaced.storage, replaced.name))
        return super().save(commit=commit)


def _remove(storage: Storage, name: str) -> None:
    try:
        storage.delete(name)
    except OSError:
        logger.exception("A replaced file could not be removed: %s", name)


class DocumentForm(StoredFileForm, BaseDocumentForm):
    """A document's form."""

    class Meta(BaseDocumentForm.Meta):
        help_texts = {"title": TITLE_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Several files dropped at once come without it: the model's own language stands then.
        self.fields["language"].required = False
        if file := self.fields.get("file"):
            file.help_text = (
                f"A PDF is best. {file.help_text} Nobody can read it until a page that uses it "
                "is published."
            )


class ImageForm(StoredFileForm, BaseImageForm):
    """An image's form."""

    def save(self, commit: bool = True) -> Any:
        """Save, and forget the sizes of the picture that was replaced."""
        image = super().save(commit=commit)
        if commit and "file" in self.changed_data:
            image.renditions.all().delete()
        return image
