"""One vocabulary of what is published, across all page types.

The terms are those of child safeguarding in England: Working Together to Safeguard Children
(statutory guidance) for reviews and arrangements, and what partnerships call their own documents.
"""

from django.db import models


class Kind(models.TextChoices):
    """What a publication is."""

    LCSPR = "lcspr", "Local child safeguarding practice review"
    SCR = "scr", "Serious case review"
    RAPID_REVIEW = "rapid-review", "Rapid review learning"
    REFLECTIVE_REVIEW = "reflective-review", "Reflective review"
    THEMATIC_REVIEW = "thematic-review", "Thematic review"
    NATIONAL_REVIEW = "national-review", "National review"
    AUDIT = "audit", "Audit"
    BRIEFING = "briefing", "7-minute briefing"
    STRATEGIC_PLAN = "strategic-plan", "Strategic plan"
    BUSINESS_PLAN = "business-plan", "Business plan"
    YEARLY_REPORT = "yearly-report", "Annual report"
    PLAN = "plan", "Plan"
    ARRANGEMENTS = "arrangements", "Multi-agency safeguarding arrangements"
    LEARNING_FRAMEWORK = "learning-framework", "Learning and improvement framework"
    GOVERNANCE_HANDBOOK = "governance-handbook", "Governance handbook"
    STRUCTURE_CHART = "structure-chart", "Structure chart"
    PROCEDURE = "procedure", "Procedure"
    FORM = "form", "Form"
    NEWSLETTER = "newsletter", "Newsletter"
    LEAFLET = "leaflet", "Leaflet"


REVIEW_KINDS = [
    Kind.LCSPR,
    Kind.SCR,
    Kind.RAPID_REVIEW,
    Kind.REFLECTIVE_REVIEW,
    Kind.THEMATIC_REVIEW,
    Kind.NATIONAL_REVIEW,
    Kind.AUDIT,
]
BRIEFING_KINDS = [Kind.BRIEFING]
PLAN_KINDS = [
    Kind.STRATEGIC_PLAN,
    Kind.BUSINESS_PLAN,
    Kind.YEARLY_REPORT,
    Kind.PLAN,
    Kind.ARRANGEMENTS,
    Kind.LEARNING_FRAMEWORK,
    Kind.GOVERNANCE_HANDBOOK,
    Kind.STRUCTURE_CHART,
    Kind.PROCEDURE,
    Kind.FORM,
    Kind.NEWSLETTER,
]
LEAFLET_KINDS = [Kind.LEAFLET]
