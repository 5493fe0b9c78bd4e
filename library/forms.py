"""The admin's forms of documents and images."""

import logging
from contextlib import suppress
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.files.storage import Storage
from django.db import DatabaseError, transaction
from django.db.models.fields.files import FieldFile
from django.utils.functional import cached_property
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.log_actions import log

from library.models import ProposedVersion, SiteDocument
from library.replacing import WAITS_ALREADY, WORDS, propose, waiting_for
from library.second_person import why_needed
from library.uploads.fields import admitting
from library.uploads.telling import tell_what_was_removed
from library.uploads.titles import plain_title

logger = logging.getLogger(__name__)

STORE_IS_DOWN = (
    "The file could not be stored: the place where files are kept does not answer. Nothing is "
    "lost. Wait a few minutes, choose the file again and save; if it still fails, tell whoever "
    "looks after the site."
)
# PostgreSQL's class of errors “insufficient resources”: disk full, out of memory.
NO_RESOURCES = "53"

REASON_FOR_WORDS = "Write why. A second person reads it before readers see the change."
ANOTHER_PICTURE = (
    "Add the new picture as one of its own, and choose it in the page: then the page is approved "
    "with it."
)
DESCRIPTION_HELP = (
    "For finding it here. What readers are told of a picture is written in the page, beside it."
)
OF_THE_FILE = ("file", "file_size", "file_hash", "page_count", "is_tagged")
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
        try:
            return super().save(commit=commit)
        except DatabaseError as error:
            self._leave_no_file_without_a_row(error)
            raise

    def _leave_no_file_without_a_row(self, error: DatabaseError) -> None:
        """Where the database refused the row for want of room; else it may have kept it."""
        refused = str(getattr(error.__cause__, "sqlstate", None) or "")
        if not refused.startswith(NO_RESOURCES) or "file" not in self.changed_data:
            return
        file = self.instance.file
        with suppress(OSError, DatabaseError):
            if not type(self.instance)._base_manager.filter(file=file.name).exists():
                file.storage.delete(file.name)

    def let_go_of(self, replaced: FieldFile) -> None:
        """Called before a new file is saved in the place of another."""
        raise NotImplementedError


class DocumentForm(StoredFileForm, BaseDocumentForm):
    """A document's form."""

    # What waits for a second person because of it.
    proposal: ProposedVersion | None = None

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

    def clean(self) -> dict[str, Any]:
        """What readers have of a review and the like waits for a second person, one at a time."""
        cleaned: dict[str, Any] = super().clean()
        has_reason = cleaned.get("replaced_because") or "replaced_because" in self.errors
        if self.changes_what_readers_have and waiting_for(self.instance):
            self.add_error(None, WAITS_ALREADY)
        elif self.needs_second_person and not has_reason:
            self.add_error("replaced_because", REASON_FOR_WORDS)
        return cleaned

    @property
    def changes_what_readers_have(self) -> bool:
        """Whether it does, as opposed to where the document is kept and how it is found."""
        return bool(self.instance.pk and {"file", *WORDS} & set(self.changed_data))

    @cached_property
    def needs_second_person(self) -> bool:
        """Whether others have approved what is changed here."""
        return self.changes_what_readers_have and bool(why_needed(self.instance))

    def clean_replaced_because(self) -> str:
        """A reason comes with each new file: an inspector will ask."""
        reason: str = self.cleaned_data["replaced_because"].strip()
        if "file" in self.changed_data and not reason:
            raise forms.ValidationError(
                "Write why the file is replaced, then choose the file again.", code="required"
            )
        return reason

    def save(self, commit: bool = True) -> Any:
        """Save, and write down who replaced the file and why; or keep it for a second person."""
        reason = self.cleaned_data.get("replaced_because", "")
        if commit and self.needs_second_person:
            self._propose(reason)
        self.instance.replaced_because = reason
        document = super().save(commit=commit)
        if commit and reason and "file" in self.changed_data:
            log(
                instance=document, action="library.replace", user=self.user, data={"reason": reason}
            )
        return document

    def _propose(self, reason: str) -> None:
        """Readers keep what they have; folder and tags, which they don't see, are saved."""
        stored = SiteDocument.objects.get(pk=self.instance.pk)
        has_new_file = "file" in self.changed_data
        self.proposal = propose(stored, self.instance, has_new_file, self.user, reason)
        for name in (*WORDS, *OF_THE_FILE):
            kept = getattr(stored, name)
            setattr(self.instance, name, kept.name if name == "file" else kept)
        others = [name for name in self.changed_data if name not in ("file", *WORDS)]
        # Django remembers it there; what waits isn't changed.
        self.__dict__["changed_data"] = others

    def let_go_of(self, replaced: FieldFile) -> None:
        """The old file stays, as a version."""


class ImageForm(StoredFileForm, BaseImageForm):
    """An image's form."""

    class Meta(BaseImageForm.Meta):
        help_texts = {"description": DESCRIPTION_HELP}

    def clean(self) -> dict[str, Any]:
        """A picture isn't kept waiting: another one is chosen in the page, which is approved."""
        cleaned: dict[str, Any] = super().clean()
        is_replaced = self.instance.pk and "file" in self.changed_data
        if is_replaced and (reason := why_needed(self.instance)):
            self.add_error("file", f"{reason} {ANOTHER_PICTURE}")
        return cleaned

    def let_go_of(self, replaced: FieldFile) -> None:
        """The old picture goes once the new one is known to be saved."""
        transaction.on_commit(partial(_remove, replaced.storage, str(replaced.name)))


def _remove(storage: Storage, name: str) -> None:
    try:
        storage.delete(name)
    except OSError:
        logger.exception("A replaced file could not be removed: %s", name)
