"""The pages that editors want first for what somebody searches."""

from dataclasses import dataclass

from wagtail.models import Page

from core.visibility import public_pages
from search.finding import Finding
from search.models import PickedPage


@dataclass(frozen=True)
class Recommendation:
    """A page that anybody may read now, and why it helps."""

    page: Page
    sentence: str


def recommendations(finding: Finding) -> list[Recommendation]:
    """In the editor's order; one query where there is a pick for these words, else none."""
    pick_id = finding.kept.pick_for(finding.asked)
    if pick_id is None:
        return []
    picked = (
        PickedPage.objects.filter(pick=pick_id, page__in=public_pages().order_by().values("pk"))
        .select_related("page", "page__search_entry")
        .order_by("sort_order", "pk")
    )
    return [Recommendation(row.page, row.sentence or _summary(row.page)) for row in picked]


def _summary(page: Page) -> str:
    entry = getattr(page, "search_entry", None)
    return entry.summary if entry else ""
