"""What publications find out about a page once it was saved."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_unpublished

from library.pages import page_saved
from publications.models import PublicationPage
from publications.printing.answers import store_of


def note_whether_it_has_words(page: Page, **kwargs: Any) -> None:
    """Keep `has_words` true, for filters: more than a summary can be read on the page itself."""
    if not isinstance(page, PublicationPage):
        return
    has_words = any(text.strip() for text in page.search_body())
    if has_words != page.has_words:
        PublicationPage.objects.filter(pk=page.pk).update(has_words=has_words)


def let_go_of_printed_files(sender: type, instance: Page, **kwargs: Any) -> None:
    """What was printed of a page goes when the page does; made again if it comes back."""
    if isinstance(instance, PublicationPage):
        store_of(instance).clear()


def register() -> None:
    """Called when the app is ready."""
    page_saved.connect(note_whether_it_has_words)
    page_unpublished.connect(let_go_of_printed_files)
    post_delete.connect(let_go_of_printed_files)
