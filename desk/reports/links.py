"""Which links were checked, what came of it, and where they stand."""

from typing import Any

from django.contrib import messages
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet

from desk.models import CheckedLink, LinkPlace
from desk.todo.audience import PAGES

from .base import DeskReport
from .columns import DayColumn, FoldingColumn

WORST_FIRST = [
    CheckedLink.State.BROKEN,
    CheckedLink.State.FAILING,
    CheckedLink.State.UNCLEAR,
    CheckedLink.State.WAITING,
    CheckedLink.State.GOOD,
]


class LinkFilters(WagtailFilterSet):
    """By what came of the check."""

    class Meta:
        model = CheckedLink
        fields = ["state"]


def _places(link: CheckedLink) -> list[LinkPlace]:
    return list(link.places.all())


class PlacesColumn(FoldingColumn):
    """Every page, contact or setting that has the link, each leading to its form."""

    cell_template_name = "desk/reports/places_cell.html"


class LinkColumn(FoldingColumn):
    """The address, which an editor may open to see."""

    cell_template_name = "desk/reports/link_cell.html"


class LinksReport(DeskReport):
    """The worst first."""

    page_title = "Links"
    header_icon = "link"
    permission = PAGES
    model = CheckedLink
    filterset_class = LinkFilters
    template_name = "desk/reports/links.html"
    index_url_name = "desk_links"
    index_results_url_name = "desk_links_results"
    empty_words = "No link has been found yet. Links are gathered once a day."
    columns = [
        LinkColumn("url", label="Link"),
        FoldingColumn("get_state_display", label="State"),
        FoldingColumn("problem", label="What happened"),
        PlacesColumn("places", label="Where it stands", accessor=_places),
        DayColumn("checked_at", label="Last checked"),
    ]
    list_export = ["url", "get_state_display", "problem", "status", "places", "checked_on"]
    export_headings = {
        "url": "Link",
        "get_state_display": "State",
        "problem": "What happened",
        "status": "Answer",
        "places": "Where it stands",
        "checked_on": "Last checked",
    }

    def get_queryset(self) -> QuerySet[CheckedLink]:
        """Links that stand somewhere now."""
        order = [When(state=state, then=Value(place)) for place, state in enumerate(WORST_FIRST)]
        links = CheckedLink.objects.standing_somewhere().prefetch_related("places")
        return links.order_by(Case(*order, output_field=IntegerField()), "url")

    def to_row_dict(self, link: CheckedLink) -> dict[str, Any]:
        """One row of the spreadsheet."""
        checked_on = timezone.localdate(link.checked_at) if link.checked_at else ""
        return {
            "url": link.url,
            "get_state_display": link.get_state_display(),
            "problem": link.problem,
            "status": link.status or "",
            "places": "; ".join(place.title for place in link.places.all()),
            "checked_on": checked_on,
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Have what doesn't work tried again soon."""
        wrong = CheckedLink.objects.exclude(state=CheckedLink.State.GOOD)
        wrong.update(next_check_at=timezone.now())
        words = "Links that don’t work will be tried again in the next minutes, one after another."
        messages.success(request, words)
        return redirect(self.index_url_name)
