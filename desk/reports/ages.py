"""How old what readers see is."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.reports.aging_pages import AgingPagesReportFilterSet
from wagtail.models import Page

from core.visibility import public_pages
from desk.todo.audience import PAGES
from publications.models import PublicationPage

from .base import DeskReport
from .columns import DayColumn, FoldingColumn


def age_in_words(since: date, today: date) -> str:
    """ "2 years", "3 months" or "Less than a month"."""
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    if months >= 12:
        years = months // 12
        return "1 year" if years == 1 else f"{years} years"
    if months < 1:
        return "Less than a month"
    return "1 month" if months == 1 else f"{months} months"


def changed_on(page: Page) -> date | None:
    """The day its public words last changed."""
    return timezone.localdate(page.last_published_at) if page.last_published_at else None


def age(page: Page) -> str:
    """How long ago that was."""
    day = changed_on(page)
    return age_in_words(day, timezone.localdate()) if day else "Not known"


def type_name(page: Page) -> str:
    """What kind of page it is."""
    model = page.cached_content_type.model_class()
    return str(model._meta.verbose_name).capitalize() if model else ""


class AgesReport(DeskReport):
    """Public pages, the one that nobody changed for longest first."""

    page_title = "Content by age"
    header_icon = "history"
    permission = PAGES
    model = Page
    filterset_class = AgingPagesReportFilterSet
    index_url_name = "desk_ages"
    index_results_url_name = "desk_ages_results"
    empty_words = "No page is public."
    columns = [
        TitleColumn(
            "title",
            label="Page",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        FoldingColumn("type", label="Type", accessor=type_name),
        FoldingColumn("age", label="Unchanged for", accessor=age),
        DayColumn("changed_on", label="Last changed", accessor=changed_on),
        DayColumn("next_review_on", label="Look at it again on"),
    ]
    list_export = ["title", "type", "age", "changed_on", "next_review_on", "full_url"]
    export_headings = {
        "title": "Page",
        "type": "Type",
        "age": "Unchanged for",
        "changed_on": "Last changed",
        "next_review_on": "Look at it again on",
        "full_url": "Address",
    }

    def get_queryset(self) -> QuerySet[Page]:
        """What readers can read now."""
        day = PublicationPage.objects.filter(pk=OuterRef("pk")).values("next_review_on")
        pages = public_pages().select_related("content_type").order_by("last_published_at", "pk")
        return pages.annotate(next_review_on=Subquery(day[:1]))

    def to_row_dict(self, page: Page) -> dict[str, object]:
        """One row of the spreadsheet."""
        return {
            "title": page.title,
            "type": type_name(page),
            "age": age(page),
            "changed_on": changed_on(page) or "",
            "next_review_on": page.next_review_on or "",
            "full_url": page.full_url or "",
        }
