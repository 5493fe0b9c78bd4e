"""What reviews asked for and what became of it, across all of them."""

from typing import Any

from django.http import HttpRequest, QueryDict
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.panels import page_tabs
from core.visibility import PublicPageManager
from library.pages import GuardedPage
from publications.plain_text import rich_text_words
from reviews.recommendation_list import RecommendationList


class RecommendationsPage(GuardedPage):
    """What we said, what we did: every recommendation of every public review."""

    page_description = "Follows the recommendations of all reviews, with filters. There is one."
    parent_page_types = ["reviews.ReviewIndexPage"]
    subpage_types: list[str] = []
    max_count = 1

    introduction = RichTextField(
        blank=True,
        features=["bold", "link"],
        help_text="One or two sentences above the list. The list fills itself from the reviews.",
    )

    edit_handler = page_tabs([*GuardedPage.content_panels, FieldPanel("introduction")])

    objects = PublicPageManager()

    class Meta:
        verbose_name = "recommendations list"

    def search_summary(self) -> str:
        """The introduction's words."""
        return rich_text_words(self.introduction)

    def listing(self, path: str, data: QueryDict) -> RecommendationList:
        """The recommendations of the public reviews, as an address asks for them."""
        return RecommendationList(path, data)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The recommendations, as the address asks for them."""
        listing = self.listing(request.path, request.GET)
        return {**super().get_context(request, *args, **kwargs), "listing": listing}
