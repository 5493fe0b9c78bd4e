"""The admin's forms of documents and images."""

import logging
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.fields.files import FieldFile
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.log_actions import log

from library.uploads.fields import admitting
from library.uploads.telling import tell_what_was_removed
from library.uploads.titles import plain_title

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

    def __init__(self, *args: Any, user: AbstractUser | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        if file := self.fields.get("file"):
            self.fields["file"] = admitting(file)

    def clean_title(self) -> str:
        """In one line, without characters that nobody sees."""
        title = plain_title(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError("Write a title.", code="required")
        return title

    def _post_clean(self) -> None:
        super()._post_clean()
        if "file" in self.changed_data and not self.errors:
            try:
                self.instance.store_measured_file()
            except OSError:
                logger.exception("An upload could not be stored.")
                self.add_error("file", STORE_IS_DOWN)
            else:
                tell_what_was_removed(self.cleaned_data["file"])

    def save(self, commit: bool = True) -> Any:
        """Save; what becomes of the file that was replaced is for each kind to say."""
        if commit and "file" in self.changed_data:
            self.instance.new_file_by = self.user
            replaced, self.original_file = self.original_file, None
            if replaced:
                self.let_go_of(replaced)
        return super().save(commit=commit)

    def let_go_of(self, replaced: FieldFile) -> None:
        """Called before a new file is saved in the place of another."""
        raise NotImplementedError


class DocumentForm(StoredFileForm, BaseDocumentForm):
    """A document's form."""

    replaced_because = forms.CharField(
        label="Why is the file replaced?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Needed with a new file. Editors see it beside the old version, readers never.",
    )

    class Meta(BaseDocumentForm.Meta):
        help_texts = {"title": TITLE_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Several files dropped at once come without it: the model's own language stands then.
        self.fields["language"].required = False
        if not self.instance.pk:
            del self.fields["replaced_because"]
        if (file := self.fields.get("file")) and self.instance.pk:
            # The file that is there stays unless another is chosen.
            file.required, file.label = False, "New file"
        if file:
            file.help_text = (
                f"A PDF is best. {file.help_text} Nobody can read it until a page that uses it "
                "is published."
            )

    def clean_replaced_because(self) -> str:
        """A reason comes with each new file: an inspector will ask."""
        reason: str = self.cleaned_data["replaced_because"].strip()
        if "file" in self.changed_data and not reason:
            raise forms.ValidationError(
                "Write why the file is replaced, then choose the file again.", code="required"
            )
        return reason

    def save(self, commit: bool = True) -> Any:
        """Save, and write down who replaced the file and why."""
        reason = self.cleaned_data.get("replaced_because", "")
        self.instance.replaced_because = reason
        document = super().save(commit=commit)
        if commit and reason and "file" in self.changed_data:
            log(
                instance=document, action="library.replace", user=self.user, data={"reason": reason}
            )
        return document

    def let_go_of(self, replaced: FieldFile) -> None:
        """The old file stays, as a version."""


class ImageForm(StoredFileForm, BaseImageForm):
    """An image's form."""

    def let_go_of(self, replaced: FieldFile) -> None:
        """The old picture goes once the new one is known to be saved."""
        transaction.on_commit(partial(_remove, replaced.storage, str(replaced.name)))


def _remove(storage: Storage, name: str) -> None:
    try:
        storage.delete(name)
    except OSError:
        logger.exception("A replaced file could not be removed: %s", name)
