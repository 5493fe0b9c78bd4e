"""What publications adds to Wagtail: a menu, and honest links inside running text."""

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from publications.models import PublicationPage
from publications.printing.editing import PrintingOnEdit
from publications.rich_text import HonestPageLinkHandler
from publications.viewsets import WordsGroup

AFTER_WAGTAIL = 10

register_snippet(WordsGroup)


@hooks.register("register_rich_text_features", order=AFTER_WAGTAIL)
def say_sample_on_page_links(features: FeatureRegistry) -> None:
    """Readers learn that a link inside running text leads to a sample."""
    features.register_link_type(HonestPageLinkHandler)


@hooks.register("register_admin_urls")
def printing_addresses() -> list[URLPattern]:
    """Where the editor learns how a page prints; beside the address of its preview."""
    view = PrintingOnEdit.as_view()
    return [path("pages/<int:page_id>/edit/printing/", view, name="publications_printing")]


@hooks.register("insert_editor_js")
def printing_script() -> str:
    """Asks again whenever the preview is new."""
    return format_html('<script src="{}" defer></script>', static("js/editor-printing.js"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_how_it_prints(request: HttpRequest, page: Page) -> None:
    """After somebody saved: what stands in the way of a good PDF. Autosave says nothing."""
    if not isinstance(page, PublicationPage) or not request.accepts("text/html"):
        return
    for report in page.print_reports(request):
        if report.advice:
            text = f"{report.file.file_name}: {' '.join(report.advice)}"
            messages.warning(request, text)
