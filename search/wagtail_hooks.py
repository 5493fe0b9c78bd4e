"""What search adds to the editor: its words and recommended pages, and two reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search.reports import MAY_LOOK, IndexReport, MissesReport
from search.viewsets import SearchGroup

register_snippet(SearchGroup)


class SearchReportMenuItem(MenuItem):
    """Shown to who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Writers may look too."""
        return request.user.has_perm(MAY_LOOK)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Beside Wagtail's own reports."""
    return [
        path("reports/search/", MissesReport.as_view(), name=MissesReport.url_name),
        path("reports/search-index/", IndexReport.as_view(), name=IndexReport.url_name),
    ]


@hooks.register("register_reports_menu_item")
def misses_menu_item() -> MenuItem:
    """The first report: what to write next."""
    return SearchReportMenuItem(
        MissesReport.page_title,
        reverse(MissesReport.url_name),
        name="search-misses",
        icon_name=MissesReport.header_icon,
        order=100,
    )


@hooks.register("register_reports_menu_item")
def index_menu_item() -> MenuItem:
    """The second: whether everything can be found."""
    return SearchReportMenuItem(
        IndexReport.page_title,
        reverse(IndexReport.url_name),
        name="search-index",
        icon_name=IndexReport.header_icon,
        order=110,
    )
