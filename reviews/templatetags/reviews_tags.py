"""What the templates of reviews ask for."""

from django import template

from core.changes import Remembered
from core.visibility import next_expiry
from reviews.models import RecommendationsPage

register = template.Library()


@register.simple_tag
def recommendations_page() -> RecommendationsPage | None:
    """The page that follows the recommendations of all reviews, if anybody may read it now."""
    return _recommendations_page()


_recommendations_page = Remembered(
    lambda: RecommendationsPage.objects.public_now().first(), until=next_expiry
)
