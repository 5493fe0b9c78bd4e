"""The screen of everything that happened, and the same as a CSV file."""

import csv
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localdate, localtime
from django.views.generic import TemplateView, View
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from desk.history.events import Event, everything, shortened
from publications.tables import RUN_AS_FORMULAS

SEES_CASES = "desk.view_reviewcase"
EVENTS_ON_A_SCREEN = 50
COLUMNS = ("When", "Time zone", "Who", "What", "About", "Why")


class PageOfHistoryMixin:
    """Finds the page, for who may edit it."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def page(self) -> Page:
        """The page asked about. Raises Http404 or PermissionDenied."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    @cached_property
    def events(self) -> list[Event]:
        """All of it, the newest first."""
        return everything(self.page, self.request.user.has_perm(SEES_CASES))


class ScreenOfPage(PageOfHistoryMixin, WagtailAdminTemplateMixin, TemplateView):
    """A screen about one page, which leads back to its form."""

    def get_page_subtitle(self) -> str:
        """Which page."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the page."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]


class EverythingView(ScreenOfPage):
    """Who did what and why, for a page or a review as a whole."""

    template_name = "desk/history/everything.html"
    page_title = "Full history"
    header_icon = "history"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One screen of it."""
        paginator = WagtailPaginator(list(shortened(self.events)), EVENTS_ON_A_SCREEN)
        page_obj = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(page=self.page, page_obj=page_obj, **kwargs)


class EverythingAsCsvView(PageOfHistoryMixin, View):
    """Every single event, for an inspector."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """A file that a spreadsheet opens; nobody keeps a copy on the way."""
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        name = f"what-happened-{self.page.pk}-{localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        # Without it, Excel takes letters with accents for something else.
        response.write("\ufeff")
        writer = csv.writer(response)
        writer.writerow(COLUMNS)
        writer.writerows(_row(event) for event in self.events)
        return response


def _row(event: Event) -> list[str]:
    when = localtime(event.when)
    cells = (event.who, event.what, event.about, event.why)
    return [f"{when:%Y-%m-%d %H:%M:%S}", when.tzname() or "", *(_harmless(cell) for cell in cells)]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RUN_AS_FORMULAS) else cell
