"""The list of reviews."""

from django.http import HttpRequest

from library.page_permissions import GuardedPermissionsMixin
from publications.models import ListingPage


class ReviewIndexPage(GuardedPermissionsMixin, ListingPage):
    """The library of reviews."""

    page_description = "The list of all reviews. There is one."
    one_of_them = "review"
    many_of_them = "reviews"
    subpage_types = ["reviews.ReviewPage", "reviews.RecommendationsPage"]

    class Meta:
        verbose_name = "review library"

    def get_template(self, request: HttpRequest, *args: object, **kwargs: object) -> str:
        """The list of the others, and a way to what became of the recommendations."""
        return "reviews/review_index_page.html"
