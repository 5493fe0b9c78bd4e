"""A list or a search as it stands, as CSV, JSON or a feed: its address with list.csv after it."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from wagtail.models import Page

from core.answers import csv_answer, for_programs, json_answer
from core.models import SiteSettings
from core.rate_limits import SEARCHES, limited, too_many_in_words
from core.visibility import public_page_at
from publications.listing import MOST_ROWS, Listing
from publications.models import ListingPage, PublicationPage
from publications.offers import WEB_PAGE
from publications.open_data import Absolute, Field, known
from publications.tables import csv_of
from search.feeds import ListFeed
from search.open_data.about import licence_of
from search.open_data.data_sets import data_sets, record_of
from search.open_data.schemas import LIST_SCHEMA
from search.results import SearchListing

NO_LIST = "There is no list at this address."
PAGE_KIND = "page"
# What a search finds beside publications has these, and not the rest.
ALWAYS_THERE = ("id", "url", "title", "first_published_here", "changed_here")


@for_programs
@limited(SEARCHES, refuse=too_many_in_words)
def export(request: HttpRequest, section: str, form: str) -> HttpResponseBase:
    """The list at this address in another form."""
    title, listing = list_at(request, section)
    if form == "atom":
        return ListFeed(title, listing)(request)
    records = records_of(listing, request.build_absolute_uri)
    if form == "csv":
        return csv_answer(
            csv_of(list_fields(), records), f"{section.strip('/').replace('/', '-')}.csv"
        )
    return _as_json(request, title, listing, records)


def list_at(request: HttpRequest, section: str) -> tuple[str, Listing]:
    """The list at a path of this site, and its title. Raises Http404."""
    path = f"/{section}/"
    if path == reverse("search:results"):
        return "Search", SearchListing(path, request.GET, PublicationPage.objects.public_now())
    page = public_page_at(request, section)
    if not isinstance(page, ListingPage):
        raise Http404(NO_LIST)
    return page.title, page.listing(path, request.GET)


def list_fields() -> list[Field]:
    """What each record of a list holds: as a publication, but for a plain page much is null."""
    return [_or_null(field) for field in PublicationPage.open_data_fields]


def _or_null(field: Field) -> Field:
    kind = field.schema["type"]
    if field.name in ALWAYS_THERE or not isinstance(kind, str) or kind in ("array", "boolean"):
        return field
    schema = {**field.schema, "type": [kind, "null"]}
    if field.name == "kind":
        schema = {**schema, "type": kind, "enum": [*schema["enum"], PAGE_KIND]}
    return replace(field, schema=schema)


def records_of(listing: Listing, absolute: Absolute) -> list[dict[str, Any]]:
    """The results in their order, as many as a file holds."""
    rows = list(listing.results()[:MOST_ROWS])
    keys = [row.pk if isinstance(row, Page) else row for row in rows]
    publications = data_sets()["publications"].with_related(
        PublicationPage.objects.filter(pk__in=keys)
    )
    records = {
        page.pk: record_of(page, PublicationPage.open_data_fields, absolute)
        for page in publications
    }
    others = Page.objects.filter(pk__in=set(keys) - set(records)).specific(defer=False)
    records |= {page.pk: _record_of_page(page, absolute) for page in others}
    return [records[key] for key in keys if key in records]


def _record_of_page(page: Page, absolute: Absolute) -> dict[str, Any]:
    fields = PublicationPage.open_data_fields
    own = record_of(page, [field for field in fields if field.name in ALWAYS_THERE], absolute)
    nothing: dict[str, Any] = {
        field.name: [] if field.schema["type"] == "array" else None for field in fields
    }
    return (
        nothing
        | own
        | {
            "summary": known(page.search_summary()),
            "kind": PAGE_KIND,
            "kind_label": "Page",
            "formats": [WEB_PAGE],
            "sample": False,
        }
    )


def _as_json(
    request: HttpRequest, title: str, listing: Listing, records: list[dict[str, Any]]
) -> HttpResponse:
    settings = SiteSettings.or_defaults(request)
    return json_answer(
        {
            "title": title,
            "url": request.build_absolute_uri(listing.parameters.url),
            "publisher": settings.name,
            "licence": licence_of(settings),
            "schema": request.build_absolute_uri(
                reverse("search:open-data-schema", args=[LIST_SCHEMA])
            ),
            "total": listing.count_results(),
            "limit": MOST_ROWS,
            "items": records,
        }
    )
