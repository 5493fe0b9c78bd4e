"""Reviews and briefings on paper."""

from .briefing import ACTION_PLAN_FILE, BRIEFING_FILE
from .review import REVIEW_FILE

__all__ = ["ACTION_PLAN_FILE", "BRIEFING_FILE", "REVIEW_FILE"]
