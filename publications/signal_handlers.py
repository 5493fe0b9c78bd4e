"""What publications find out about a page once it was saved."""

from typing import Any

from wagtail.models import Page

from library.pages import page_saved
from publications.models import PublicationPage


def note_whether_it_has_words(page: Page, **kwargs: Any) -> None:
    """Keep `has_words` true, for filters: more than a summary can be read on the page itself."""
    if not isinstance(page, PublicationPage):
        return
    has_words = any(text.strip() for text in page.search_body())
    if has_words != page.has_words:
        PublicationPage.objects.filter(pk=page.pk).update(has_words=has_words)


def register() -> None:
    """Called when the app is ready."""
    page_saved.connect(note_whether_it_has_words)
