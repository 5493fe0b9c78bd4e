"""Reviews and briefings."""

from typing import Any

import factory

from publications.kinds import Kind
from reviews.blocks import SECTION_TITLES
from reviews.models import (
    BriefingIndexPage,
    BriefingPage,
    Recommendation,
    RecommendationsPage,
    ReviewIndexPage,
    ReviewPage,
    ReviewPseudonym,
)
from tests.factories.publications import PublicationPageFactory, the_index


def the_review_index() -> ReviewIndexPage:
    """The review library, at /reviews/."""
    return the_index(ReviewIndexPage, "reviews")


def the_briefing_index() -> BriefingIndexPage:
    """The list of briefings, at /briefings/."""
    return the_index(BriefingIndexPage, "briefings")


def the_recommendations_page() -> RecommendationsPage:
    """What became of all recommendations, at /reviews/what-we-said-what-we-did/."""
    if page := RecommendationsPage.objects.first():
        return page
    page = RecommendationsPage(title="What we said, what we did", slug="what-we-said-what-we-did")
    return the_review_index().add_child(instance=page)


class ReviewPageFactory(PublicationPageFactory):
    """A review in the library; `pseudonyms=["Child A"]` names its children.

    It was public before it came here; `came_out_before=False` asks for all that a new one needs.
    `recommendations=[Recommendation(text="Do this.")]` are what it asked for.
    """

    class Meta:
        model = ReviewPage

    parent = factory.LazyFunction(the_review_index)
    title = factory.Sequence(lambda n: f"Review {n}")
    kind = Kind.LCSPR
    came_out_before = True
    came_out_where = "The board’s former website"

    @classmethod
    def rows(cls, **given: Any) -> dict[str, list[Any]]:
        """Those of every publication, and a review's own."""
        names: list[str] = given.get("pseudonyms") or []
        recommendations: list[Recommendation] = given.get("recommendations") or []
        for order, row in enumerate(recommendations):
            row.sort_order = order
        return super().rows(**given) | {
            "pseudonyms": [
                ReviewPseudonym(name=name, sort_order=order) for order, name in enumerate(names)
            ],
            "recommendations": recommendations,
        }


class BriefingPageFactory(PublicationPageFactory):
    """A 7-minute briefing with its seven sections."""

    class Meta:
        model = BriefingPage

    parent = factory.LazyFunction(the_briefing_index)
    title = factory.Sequence(lambda n: f"Briefing {n}")
    kind = Kind.BRIEFING
    sections = factory.LazyFunction(
        lambda: [
            ("section", {"title": title, "text": f"<p>A minute about: {title.lower()}.</p>"})
            for title in SECTION_TITLES
        ]
    )
