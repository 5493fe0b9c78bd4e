"""What Wagtail's migrations put into a database, made again where a test has flushed it."""

from django.conf import settings
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Collection, Locale, Page


def root_page() -> Page:
    """The root of all pages, above every site."""
    code = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    locale, _ = Locale.objects.get_or_create(language_code=code)
    return Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale)
    )


def root_collection() -> Collection:
    """The collection that every document and image is in, unless a test says otherwise."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")
