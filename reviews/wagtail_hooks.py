"""What reviews adds to the editor: two links on its first page."""

from wagtail import hooks

from core.dashboard import NEW_PAGE_HOOK, NewPageLink
from reviews.models import BriefingPage, ReviewPage


@hooks.register(NEW_PAGE_HOOK)
def new_review() -> NewPageLink:
    """Start a review."""
    return NewPageLink(
        "New review",
        "A report, with its documents and what was learned",
        "doc-full",
        ReviewPage,
        10,
    )


@hooks.register(NEW_PAGE_HOOK)
def new_briefing() -> NewPageLink:
    """Start a briefing."""
    return NewPageLink(
        "New briefing", "Seven short sections for a team meeting", "list-ol", BriefingPage, 20
    )
