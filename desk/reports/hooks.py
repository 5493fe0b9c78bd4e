"""Puts the reports beside Wagtail's own, one of which they take the place of."""

from functools import partial

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.todo.audience import may_act

from .ages import AgesReport
from .base import DeskReport
from .duties import DutiesReport
from .links import LinksReport
from .recommendations import RecommendationsReport

REPORTS: dict[str, type[DeskReport]] = {
    "duties": DutiesReport,
    "recommendations": RecommendationsReport,
    "content-by-age": AgesReport,
    "links": LinksReport,
}
# Ours says the same, and by when to look again.
WAGTAILS_AGES = "aging-pages"


class ReportMenuItem(MenuItem):
    """Shown to who may open it."""

    def __init__(self, name: str, report: type[DeskReport], order: int) -> None:
        self.permission = report.permission
        super().__init__(
            report.page_title,
            reverse(str(report.index_url_name)),
            name=name,
            icon_name=report.header_icon,
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may."""
        return may_act(request.user, self.permission)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Each with its list alone, for filters and paging."""
    return [
        address
        for name, report in REPORTS.items()
        for address in (
            path(f"reports/{name}/", report.as_view(), name=report.index_url_name),
            path(
                f"reports/{name}/results/",
                report.as_view(results_only=True),
                name=report.index_results_url_name,
            ),
        )
    ]


def _register_menu_items() -> None:
    for place, (name, report) in enumerate(REPORTS.items(), start=2):
        item = partial(ReportMenuItem, name, report, place)
        hooks.register("register_reports_menu_item", item)


_register_menu_items()


@hooks.register("construct_reports_menu")
def leave_out_wagtails_ages(request: HttpRequest, items: list[MenuItem]) -> None:
    """One report about the age of pages is enough."""
    items[:] = [item for item in items if item.name != WAGTAILS_AGES]
