"""A file that readers can download once something public uses it."""

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from core.languages import DEFAULT_LANGUAGE, LANGUAGE_CHOICES


class SiteDocument(AbstractDocument):
    """A document of the library: private until something public uses it."""

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

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_document", "Can choose document")]
