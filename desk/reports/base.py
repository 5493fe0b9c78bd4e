"""What the reports have in common."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.reports import ReportView

from desk.spreadsheets import HarmlessSpreadsheetMixin
from desk.todo.audience import may_act


class DeskReport(HarmlessSpreadsheetMixin, ReportView):
    """A list that is a spreadsheet too; abstract. Whoever has the permission sees all of it."""

    permission = ""
    is_searchable = False
    table_classname = "listing desk-report"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail answers a refusal with its first page and a message."""
        if not may_act(request.user, self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def export_filename(self) -> str:
        """The name of the spreadsheet: the report's, in small letters."""
        return str(self.page_title).lower().replace(" ", "-")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What is said where there is nothing."""
        context = super().get_context_data(*args, **kwargs)
        return {**context, "no_results_message": self.empty_words}

    empty_words = "There is nothing to show."
