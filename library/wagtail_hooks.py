"""What the library adds to Wagtail."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.rich_text.feature_registry import FeatureRegistry

from library.anonymity_check import hooks as anonymity_hooks  # noqa: F401 - registers its own
from library.editing import hooks as editing_hooks  # noqa: F401 - registers its own
from library.file_types import size_in_words
from library.rich_text import DescribedDocumentLinkHandler
from library.uploads import urls as upload_urls

BEFORE_WAGTAIL = -10
AFTER_WAGTAIL = 10


@hooks.register("insert_global_admin_js")
def say_that_a_file_is_too_large() -> str:
    """Before it is sent; the site says it again to whoever has no script."""
    most = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    return format_html(
        '<script src="{}" data-limit-bytes="{}" data-limit-words="{}" defer></script>',
        static("js/editor-file-size.js"),
        most,
        size_in_words(most),
    )


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def upload_addresses() -> list[URLPattern]:
    """Screens for many files at once; the first address that fits is the one that answers."""
    return upload_urls.urlpatterns


@hooks.register("register_rich_text_features", order=AFTER_WAGTAIL)
def describe_document_links(features: FeatureRegistry) -> None:
    """Readers learn what a link inside running text downloads."""
    features.register_link_type(DescribedDocumentLinkHandler)


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """What the history of a document can tell beside Wagtail's own."""
    actions.register_action("library.replace", "Replace the file", "File replaced")
    actions.register_action("library.clean", "Make a clean copy", "Clean copy made")
    actions.register_action("library.accept_finding", "Accept a finding", "Finding accepted")
    actions.register_action("library.open", "Make public", "Made public without a page")
    actions.register_action("library.close", "Make private", "No longer public without a page")
    proposals = {
        "library.propose": ("Ask for a change", "Change asked for; it waits for a second person"),
        "library.approve_proposal": ("Approve a change", "Change approved by a second person"),
        "library.refuse_proposal": ("Refuse a change", "Change not approved by a second person"),
        "library.take_back_proposal": ("Take a change back", "Change taken back"),
    }
    for action, (label, message) in proposals.items():
        actions.register_action(action, label, message)
