"""The parent of the four index pages."""

import re
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.panels import page_tabs
from core.rate_limits import SEARCHES, seconds_to_wait, too_many
from library.pages import GuardedPage
from publications.listing import NEWEST, Listing
from publications.models.publication_page import PublicationPage
from publications.plain_text import rich_text_words

# Its template asks several times.
words_of_introduction = lru_cache(20)(rich_text_words)


class ListingPage(GuardedPage):
    """A page that lists the publications below it, with filters; abstract."""

    introduction = RichTextField(
        blank=True,
        features=["bold", "link"],
        help_text="One or two sentences above the list.",
    )

    # How the list counts what is in it: "1 review", "6 reviews".
    one_of_them = "publication"
    many_of_them = "publications"
    usual_sort = NEWEST
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    edit_handler = page_tabs([*GuardedPage.content_panels, FieldPanel("introduction")])

    class Meta:
        abstract = True

    def search_names(self) -> list[str]:
        """As people ask for all of it: plans, reports, all documents."""
        many = self.many_of_them
        kinds = ("List of", "All", "Published", "Latest")
        titles = re.split(r"\s*,\s*|\s+(?:and|&)\s+", self.title)
        return [*titles, many.capitalize(), *(f"{which} {many}" for which in kinds)]

    def search_summary(self) -> str:
        """The introduction's words."""
        return words_of_introduction(self.introduction)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """One template for all four; Wagtail gives every page type a `template` of its own."""
        return "publications/listing_page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The publications below this page, as the address asks for them."""
        listing = self.listing(request.path, request.GET)
        return {**super().get_context(request, *args, **kwargs), "listing": listing}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The list; one that is asked for with words or filters costs as much as a search."""
        seconds = seconds_to_wait(request, SEARCHES) if request.GET else 0
        if seconds:
            return too_many(request, seconds)
        answer: HttpResponseBase = super().serve(request, *args, **kwargs)
        return answer

    def listing(self, path: str, data: QueryDict) -> Listing:
        """The publications below this page, as an address asks for them."""
        below = PublicationPage.objects.public_now().descendant_of(self)
        return Listing(path, data, below, self.usual_sort, below=self.path)
