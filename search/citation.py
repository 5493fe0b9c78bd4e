"""How a result is named in somebody's report: who, when, what, which page, where, seen when."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from core.models import SiteSettings
from search.result import Result

NO_DATE = "no date"


@dataclass(frozen=True)
class Citation:
    """The parts of the line; `within` is a document of the publication and the place in it."""

    authors: str
    year: str
    title: str
    within: str
    address: str
    accessed: date

    def __str__(self) -> str:
        within = f", {self.within}" if self.within else ""
        seen = f"{self.accessed.day} {self.accessed:%B %Y}"
        return (
            f"{self.authors} ({self.year}) {self.title}{within}. "
            f"Available at: {self.address} (accessed {seen})."
        )


def citation_of(result: Result, request: HttpRequest) -> Citation:
    """The author is the body that published it; of a page without one, the partnership."""
    publication = result.publication
    if publication:
        authors = publication.publishing_body.name
        published_on = publication.published_on
    else:
        authors, published_on = SiteSettings.or_defaults(request).name, None
    return Citation(
        authors=authors,
        year=str(published_on.year) if published_on else NO_DATE,
        title=result.page.title,
        within=_within(result),
        address=request.build_absolute_uri(result.url),
        accessed=timezone.localdate(),
    )


def _within(result: Result) -> str:
    if result.hit is None:
        return ""
    title = result.hit.document.title
    parts = [title if title != result.page.title else "", result.hit.place_name]
    return ", ".join(filter(None, parts))
