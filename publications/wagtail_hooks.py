"""What publications adds to Wagtail: a menu, and honest links inside running text."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from publications.rich_text import HonestPageLinkHandler
from publications.viewsets import WordsGroup

AFTER_WAGTAIL = 10

register_snippet(WordsGroup)


@hooks.register("register_rich_text_features", order=AFTER_WAGTAIL)
def say_sample_on_page_links(features: FeatureRegistry) -> None:
    """Readers learn that a link inside running text leads to a sample."""
    features.register_link_type(HonestPageLinkHandler)
