"""All there is to do, kind by kind, on one screen and as a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from desk.models.duty_settings import CONFIRM
from desk.spreadsheets import HarmlessSpreadsheetMixin
from desk.todo.audience import seen_by
from desk.todo.collecting import everything_to_do, right_now
from desk.todo.item import Item, Kind

from .clock import clock_words
from .rows import days_words, row_of

URL_NAME = "desk_to_do"


class ToDoView(HarmlessSpreadsheetMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything, even what the first page shows as one row."""

    page_title = "What needs doing"
    header_icon = "tasks"
    template_name = "desk/home/to_do.html"
    export_filename = "what-needs-doing"
    list_export = ["kind.label", "title", "about", "due", "detail", "for_whom", "source", "note"]
    export_headings = {
        "kind.label": "Kind",
        "title": "What to do",
        "about": "About",
        "due": "By",
        "detail": "More",
        "for_whom": "For",
        "source": "Source",
        "note": "Note",
    }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen, or the spreadsheet."""
        if self.is_export:
            return self.as_spreadsheet(self._items(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def to_row_dict(self, item: Item) -> dict[str, Any]:
        """One row of the spreadsheet."""
        note = CONFIRM if item.is_statutory else ""
        found = {name: getattr(item, name, "") for name in self.list_export}
        return {**found, "kind.label": item.kind.label, "due": item.due or "", "note": note}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each kind with its rows; kinds without rows are left out."""
        now = right_now()
        items = self._items()
        groups = [
            (kind, [row_of(item, now) for item in items if item.kind == kind]) for kind in Kind
        ]
        return {
            **super().get_context_data(**kwargs),
            "groups": [(kind, rows) for kind, rows in groups if rows],
            "today_words": days_words(now.today),
            "clock_words": clock_words(),
            "exports": [
                (f"{reverse(URL_NAME)}?export={form}", form.upper()) for form in self.FORMATS
            ],
        }

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, and this."""
        return [*self.breadcrumbs_items, {"url": reverse(URL_NAME), "label": self.page_title}]

    def _items(self) -> list[Item]:
        return seen_by(self.request.user, everything_to_do())
