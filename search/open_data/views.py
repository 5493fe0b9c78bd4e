"""/open-data/: the data sets, their schemas, and a page about them for people."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.answers import add_last_change, add_links, csv_answer, for_programs, json_answer
from core.models import SiteSettings
from core.navigation import Link
from core.structured_data import as_script
from publications.tables import csv_of
from search.exports import list_fields
from search.open_data.about import about_each, catalogue, licence_of
from search.open_data.data_sets import DataSet, data_sets
from search.open_data.schemas import LIST_SCHEMA, schema_of_file

# More publications than a partnership has: nearly everybody gets everything in one file.
AT_ONCE = 1000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What there is, for people."""
    settings = SiteSettings.or_defaults(request)
    described = about_each(request)
    context = {
        "home": [Link("Home", "/")],
        "data_sets": described,
        "licence": licence_of(settings),
        "at_once": f"{AT_ONCE:,}",
        "catalogue": as_script(catalogue(request, settings, described)),
    }
    return render(request, "search/open_data/index.html", context)


@for_programs
def as_json(request: HttpRequest, name: str) -> HttpResponseBase:
    """One data set, or a part of it, as JSON."""
    data_set = _data_set(name)
    part = _part(request, data_set)
    address = _address(request, "json", name)
    settings = SiteSettings.or_defaults(request)
    neighbours = _neighbours(part, address)
    data = {
        "title": data_set.title,
        "url": _address_of_part(address, part.number),
        "publisher": settings.name,
        "licence": licence_of(settings),
        "schema": _address(request, "schema", name),
        "publications": part.paginator.count,
        "page": part.number,
        "pages": part.paginator.num_pages,
        "previous": neighbours.get("prev"),
        "next": neighbours.get("next"),
        "items": data_set.records(part.object_list, request.build_absolute_uri),
    }
    return _finished(json_answer(data), request, name, part, neighbours)


@for_programs
def as_csv(request: HttpRequest, name: str) -> HttpResponseBase:
    """One data set, or a part of it, as CSV."""
    data_set = _data_set(name)
    part = _part(request, data_set)
    records = data_set.records(part.object_list, request.build_absolute_uri)
    filename = f"{name}-{part.number}.csv" if part.paginator.num_pages > 1 else f"{name}.csv"
    response = csv_answer(csv_of(data_set.fields, records), filename)
    neighbours = _neighbours(part, _address(request, "csv", name))
    return _finished(response, request, name, part, neighbours)


@for_programs
def schema(request: HttpRequest, name: str) -> HttpResponseBase:
    """The JSON Schema of one data set, or of a list."""
    address = _address(request, "schema", name)
    if name == LIST_SCHEMA:
        described = schema_of_file(address, "A list or a search", list_fields(), is_list=True)
    else:
        data_set = _data_set(name)
        described = schema_of_file(address, data_set.title, data_set.fields)
    return json_answer(described, content_type="application/schema+json")


def _data_set(name: str) -> DataSet:
    if name not in data_sets():
        raise Http404(f"There is no data set of this name. There are: {', '.join(data_sets())}.")
    return data_sets()[name]


def _part(request: HttpRequest, data_set: DataSet) -> Page:
    """The part the address asks for, with all that its records need. Raises Http404."""
    paginator = Paginator(data_set.publications(request), AT_ONCE)
    try:
        part = paginator.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404(
            f"There is no such page. There are {paginator.num_pages}, numbered from 1."
        ) from error
    part.object_list = data_set.with_related(part.object_list)
    return part


def _neighbours(part: Page, address: str) -> dict[str, str]:
    """The parts before and after, by the names of their relation."""
    numbers = {}
    if part.has_previous():
        numbers["prev"] = part.number - 1
    if part.has_next():
        numbers["next"] = part.number + 1
    return {name: _address_of_part(address, number) for name, number in numbers.items()}


def _address_of_part(address: str, number: int) -> str:
    return f"{address}?page={number}" if number > 1 else address


def _address(request: HttpRequest, form: str, name: str) -> str:
    return request.build_absolute_uri(reverse(f"search:open-data-{form}", args=[name]))


def _finished(
    response: HttpResponse, request: HttpRequest, name: str, part: Page, links: dict[str, str]
) -> HttpResponse:
    settings = SiteSettings.or_defaults(request)
    pairs = list(links.items())
    pairs.append(("describedby", _address(request, "schema", name)))
    if settings.licence_url:
        pairs.append(("license", settings.licence_url))
    add_links(response, pairs)
    add_last_change(response, (page.last_published_at for page in part.object_list))
    return response
