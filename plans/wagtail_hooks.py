"""What plans adds to the editor: a link on its first page."""

from wagtail import hooks

from core.dashboard import NEW_PAGE_HOOK, NewPageLink
from plans.models import PlanPage


@hooks.register(NEW_PAGE_HOOK)
def new_plan() -> NewPageLink:
    """Start a plan."""
    return NewPageLink(
        "New plan or report", "Also procedures, forms and newsletters", "calendar-alt", PlanPage, 40
    )
