"""What publications refuse to let out."""

from django.conf import settings
from wagtail.models import Page

from library.gate import register_publishing_rule

from .models import PublicationPage


def no_sample_pages(page: Page) -> list[str]:
    """A page whose words are a placeholder isn't published, where the settings say so."""
    is_sample = isinstance(page, PublicationPage) and page.is_sample
    if settings.SAMPLES_MAY_BE_PUBLISHED or not is_sample:
        return []
    return ["Its words are a sample. Write the real ones, then untick “sample” under Details."]


def register() -> None:
    """Called when the app is ready."""
    register_publishing_rule(no_sample_pages)
