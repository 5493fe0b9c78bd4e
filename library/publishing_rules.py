"""What the library refuses to let out."""

from django.conf import settings
from wagtail.models import Page

from .models import SiteDocument
from .references import keys_used_by


def no_sample_documents(page: Page) -> list[str]:
    """A page with a placeholder document isn't published, where the settings say so."""
    if settings.SAMPLES_MAY_BE_PUBLISHED:
        return []
    keys = keys_used_by(page, SiteDocument)
    return [
        f"Its document “{document.title}” is a sample. Replace its file with the real one and "
        "untick “sample”, or take the document out of the page."
        for document in SiteDocument.objects.samples().filter(pk__in=keys).order_by("title")
    ]
