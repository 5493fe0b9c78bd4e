"""Reviews, what they asked for, and the seven-minute briefings made from them."""

from .briefing_page import BriefingIndexPage, BriefingPage
from .recommendation import Recommendation
from .recommendations_page import RecommendationsPage
from .review_index_page import ReviewIndexPage
from .review_page import ReviewPage, ReviewPseudonym

__all__ = [
    "BriefingIndexPage",
    "BriefingPage",
    "Recommendation",
    "RecommendationsPage",
    "ReviewIndexPage",
    "ReviewPage",
    "ReviewPseudonym",
]
