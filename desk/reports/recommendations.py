"""What reviews asked for, of whom, and how far it has come."""

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import TitleColumn

from desk.todo.audience import PAGES
from reviews.models import Recommendation

from .base import DeskReport
from .columns import DayColumn, FoldingColumn


class RecommendationFilters(WagtailFilterSet):
    """By how far it has come, and by who it is for."""

    owner = django_filters.CharFilter(lookup_expr="icontains", label="Who it is for")

    class Meta:
        model = Recommendation
        fields = ["status", "owner"]


class RecommendationsReport(DeskReport):
    """Of public reviews; those without news first would hide the order of the review."""

    page_title = "Recommendations"
    header_icon = "list-ul"
    permission = PAGES
    model = Recommendation
    filterset_class = RecommendationFilters
    index_url_name = "desk_recommendations"
    index_results_url_name = "desk_recommendations_results"
    empty_words = "No public review has a recommendation here."
    columns = [
        TitleColumn(
            "text",
            label="Recommendation",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        ),
        FoldingColumn("page", label="Review"),
        FoldingColumn("owner", label="Who it is for"),
        FoldingColumn("get_status_display", label="How far"),
        DayColumn("status_on", label="As of"),
    ]
    list_export = ["page.title", "text", "owner", "get_status_display", "status_on", "what_changed"]
    export_headings = {
        "page.title": "Review",
        "text": "Recommendation",
        "owner": "Who it is for",
        "get_status_display": "How far",
        "status_on": "As of",
        "what_changed": "What changed",
    }

    def get_queryset(self) -> QuerySet[Recommendation]:
        """Review by review, in their order."""
        return Recommendation.objects.of_public_reviews().select_related("page")
