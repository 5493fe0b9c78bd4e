"""A file that readers can download once something public uses it."""

import uuid
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.search import index

from core.languages import DEFAULT_LANGUAGE, LANGUAGE_CHOICES
from library.contents import reason_to_refuse
from library.file_types import extension_of, size_in_words, type_name
from library.pdf import count_pages

from .measured import MeasuredOnceMixin

FILE_NAME_LENGTH = 80


def stored_name(document: "SiteDocument", uploaded_name: str) -> str:
    """A name in the storage that says nothing: what an uploader calls a file may name a child."""
    return f"documents/{uuid.uuid4().hex}.{extension_of(uploaded_name)}"


class SiteDocumentQuerySet(DocumentQuerySet):
    """Documents by what they are."""

    def samples(self) -> Self:
        """Placeholders, which stand for real documents."""
        return self.filter(is_sample=True)


class SiteDocument(MeasuredOnceMixin, AbstractDocument):
    """A document of the library: private until something public uses it."""

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
    # Null until counted; stays null for what has no pages.
    page_count = models.PositiveIntegerField(null=True, editable=False)

    admin_form_fields = ("title", "file", "language", "is_sample", "collection", "tags")
    search_fields = [
        *AbstractDocument.search_fields,
        index.FilterField("language"),
        index.FilterField("is_sample"),
    ]

    objects = SiteDocumentQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Refuse a file of the wrong type, or one that isn't what its name says."""
        if self.has_new_file and (reason := reason_to_refuse(self.file)):
            raise ValidationError({"file": reason})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file is measured first, however it came here."""
        if self.has_new_file:
            self.measure()
        super().save(*args, **kwargs)

    @property
    def filename(self) -> str:
        """The name in the address and on the reader's disk: always that of the title."""
        words = slugify(string_to_ascii(self.title))[:FILE_NAME_LENGTH].strip("-")
        return f"{words or 'document'}.{extension_of(self.file.name)}"

    @property
    def description_for_reader(self) -> str:
        """Type, size and pages, for example: PDF, 1.2 MB, 36 pages."""
        parts = [type_name(self.file.name)]
        if self.file_size is not None:
            parts.append(size_in_words(self.file_size))
        if self.page_count:
            parts.append("1 page" if self.page_count == 1 else f"{self.page_count} pages")
        return ", ".join(parts)

    def measure(self) -> None:
        """Find out size, hash and pages, unless they are known."""
        if self.is_measured:
            return
        super()._set_document_file_metadata()
        self.page_count = count_pages(self.file) if extension_of(self.file.name) == "pdf" else None
        self.file.seek(0)
        self._measured_file = self.file

    def _set_document_file_metadata(self) -> None:
        # What Wagtail's forms call.
        self.measure()
