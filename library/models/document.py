"""A file that readers can download once something public uses it."""

import uuid
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.search import index

from core.languages import DEFAULT_LANGUAGE, LANGUAGE_CHOICES
from library.contents import reason_to_refuse
from library.file_types import extension_of, size_in_words, type_name

from .checked import CheckedFileMixin
from .measured import MeasuredOnceMixin
from .versions import DocumentVersion

FILE_NAME_LENGTH = 80


def stored_name(document: "SiteDocument", uploaded_name: str) -> str:
    """A name in the storage that says nothing: what an uploader calls a file may name a child."""
    return f"documents/{uuid.uuid4().hex}.{extension_of(uploaded_name)}"


class SiteDocumentQuerySet(DocumentQuerySet):
    """Documents by what they are."""

    def samples(self) -> Self:
        """Placeholders, which stand for real documents."""
        return self.filter(is_sample=True)


class SiteDocument(CheckedFileMixin, MeasuredOnceMixin, AbstractDocument):
    """A document of the library: private until it was checked and something public uses it."""

    file = models.FileField(upload_to=stored_name, verbose_name="file")
    language = models.CharField(
        max_length=10,
        choices=LANGUAGE_CHOICES,
        default=DEFAULT_LANGUAGE,
        help_text="The language the document is written in.",
    )
    is_sample = models.BooleanField(
        "sample",
        default=False,
        help_text="A placeholder, not the real document. Links to it say SAMPLE, and a site with "
        "samples asks search engines to stay away.",
    )
    # What the check found out about the file in hand; null until then, or where it doesn't apply.
    page_count = models.PositiveIntegerField(null=True, editable=False)
    is_tagged = models.BooleanField(null=True, editable=False)
    # Set through library.answering only, which asks for a reason and writes the log.
    is_public_without_page = models.BooleanField(default=False, editable=False)
    public_reason = models.TextField(blank=True, editable=False)

    admin_form_fields = ("title", "file", "language", "is_sample", "collection", "tags")
    search_fields = [
        *AbstractDocument.search_fields,
        index.FilterField("language"),
        index.FilterField("is_sample"),
    ]

    objects = SiteDocumentQuerySet.as_manager()

    replaced_because: str = ""

    class Meta(AbstractDocument.Meta):
        permissions = [
            ("choose_document", "Can choose document"),
            ("open_sitedocument", "Can make a document public without a page"),
        ]

    def clean(self) -> None:
        """Refuse a file of the wrong type, or one that isn't what its name says."""
        if self.has_new_file and (reason := reason_to_refuse(self.file)):
            raise ValidationError({"file": reason})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file is measured first, and the one before it kept as a version.

        However the new file came here: `new_file_by` and `replaced_because` say more if they are
        known.
        """
        if self.has_new_file:
            self.measure()
        update_fields = kwargs.get("update_fields")
        with transaction.atomic():
            if self.pk and (update_fields is None or "file" in update_fields):
                self._mind_what_is_stored()
            super().save(*args, **kwargs)

    @property
    def filename(self) -> str:
        """The name in the address and on the reader's disk: always that of the title."""
        words = slugify(string_to_ascii(self.title))[:FILE_NAME_LENGTH].strip("-")
        return f"{words or 'document'}.{extension_of(self.file.name)}"

    @property
    def description_for_reader(self) -> str:
        """For example: PDF, 1.2 MB, 36 pages, tagged for screen readers."""
        parts = [type_name(self.file.name)]
        if self.file_size is not None:
            parts.append(size_in_words(self.file_size))
        if self.page_count:
            parts.append("1 page" if self.page_count == 1 else f"{self.page_count} pages")
        if self.is_tagged:
            parts.append("tagged for screen readers")
        return ", ".join(parts)

    @property
    def is_hard_to_read_aloud(self) -> bool:
        """Whether the check found a PDF that doesn't tell headings from text."""
        return self.is_tagged is False

    def measure(self) -> None:
        """Find out size and hash, unless they are known; the check finds out the pages."""
        if self.is_measured:
            return
        super()._set_document_file_metadata()
        self.page_count = self.is_tagged = None
        self.file.seek(0)
        self._measured_file = self.file

    def _set_document_file_metadata(self) -> None:
        # What Wagtail's forms call.
        self.measure()

    def _mind_what_is_stored(self) -> None:
        """Keep a file that is being replaced; let nobody's older copy undo a decision."""
        stored = type(self)._base_manager.select_for_update().filter(pk=self.pk).first()
        if stored is None:
            return
        self.is_public_without_page = stored.is_public_without_page
        self.public_reason = stored.public_reason
        if stored.file.name == self.file.name:
            self.page_count, self.is_tagged = stored.page_count, stored.is_tagged
        elif stored.file:
            self.mind_the_second_person(stored)
            self._keep_as_version(stored)

    def _keep_as_version(self, stored: "SiteDocument") -> None:
        check = stored.current_check
        DocumentVersion.objects.create(
            document=self,
            number=self.versions.count() + 1,
            file=stored.file.name,
            file_size=stored.file_size,
            file_hash=stored.file_hash,
            page_count=stored.page_count,
            uploaded_by=check.uploaded_by if check else stored.uploaded_by_user,
            uploaded_at=check.uploaded_at if check else stored.created_at,
            replaced_by=self.new_file_by,
            reason=self.replaced_because,
        )
        if check:
            # What was taken out of the document must not be found in it any more.
            check.texts.all().delete()

    @property
    def _name_in_check(self) -> str:
        return "document"
