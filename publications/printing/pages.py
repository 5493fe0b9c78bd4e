"""PDFs at a page's own address, `/briefings/<slug>/briefing.pdf`, public when the page is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.url_routing import RouteResult

from .advice import PrintReport, reports_on
from .answers import answer, size_of
from .files import PrintedFile

if TYPE_CHECKING:
    from wagtail.models import Page as Base
else:
    Base = object


@dataclass(frozen=True)
class PrintedLink:
    """A link to a PDF of the page; size and pages where they are known."""

    label: str
    url: str
    bytes: int | None = None
    pages: int | None = None


class PrintableMixin(Base):
    """A page with PDFs, which it names in `printed_files`.

    Wagtail routes to them as to the page itself, so that its rules (unpublished, expired, private,
    with a password) hold for both.
    """

    @property
    def printed_files(self) -> list[PrintedFile]:
        """Its PDFs; a page type names them as an attribute, or finds out which it has."""
        return []

    def printed_file(self, file_name: str) -> PrintedFile | None:
        """The PDF with this last part of its address."""
        return next((file for file in self.printed_files if file.file_name == file_name), None)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A PDF of this page, or whatever Wagtail finds."""
        file = self.printed_file(path_components[0]) if len(path_components) == 1 else None
        if file is None:
            return super().route(request, path_components)
        if not self.live:
            raise Http404("This page isn't published now.")
        return RouteResult(self, kwargs={"printed": file})

    def serve(
        self,
        request: HttpRequest,
        *args: Any,
        printed: PrintedFile | None = None,
        **kwargs: Any,
    ) -> HttpResponseBase:
        """The PDF that was asked for, or the page."""
        if printed:
            return answer(request, self, printed)
        return super().serve(request, *args, **kwargs)

    def print_reports(self, request: HttpRequest) -> list[PrintReport]:
        """What an editor should know of each PDF."""
        return reports_on(self, request)

    @property
    def printed_links(self) -> list[PrintedLink]:
        """Links to the PDFs, relative to the page; none while it was never saved."""
        return [self._printed_link(file) for file in self.printed_files] if self.pk else []

    def _printed_link(self, file: PrintedFile) -> PrintedLink:
        size, pages = size_of(self, file) or (None, None)
        return PrintedLink(file.label, f"{self.url}{file.file_name}", size, pages)
