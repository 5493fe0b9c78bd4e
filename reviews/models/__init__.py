"""Reviews and the seven-minute briefings made from them."""

from .briefing_page import BriefingIndexPage, BriefingPage
from .review_page import Recommendation, ReviewIndexPage, ReviewPage, ReviewPseudonym

__all__ = [
    "BriefingIndexPage",
    "BriefingPage",
    "Recommendation",
    "ReviewIndexPage",
    "ReviewPage",
    "ReviewPseudonym",
]
