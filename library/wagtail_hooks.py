"""What the library adds to Wagtail."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from library.rich_text import DescribedDocumentLinkHandler

AFTER_WAGTAIL = 10


@hooks.register("register_rich_text_features", order=AFTER_WAGTAIL)
def describe_document_links(features: FeatureRegistry) -> None:
    """Readers learn what a link inside running text downloads."""
    features.register_link_type(DescribedDocumentLinkHandler)
