"""Gathers the links of everything that the public can read, and where each stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, Site

from core.public_models import public_models
from core.visibility import public_pages
from desk.models import CheckedLink, LinkPlace
from desk.todo.addresses import page_url, row_url

from .own import problems_with
from .reading import Found, links_in, tidy_url

# Pages read at a time: each is loaded whole.
CHUNK = 100


@dataclass(frozen=True)
class Place:
    """Something public that has a link."""

    title: str
    kind: str
    edit_url: str
    page_id: int | None = None


Places = dict[Found, set[Place]]


def gather_links() -> None:
    """Bring what is kept into line with what is public now; what is known of a link stays known."""
    places: Places = defaultdict(set)
    for place, value in _everything_public():
        for found in links_in(value):
            places[found].add(place)
    outside, inside = _by_where_they_lead(places)
    with transaction.atomic():
        LinkPlace.objects.all().delete()
        _keep(outside, dict(tidy_url(url) for url in outside))
        _keep_broken_of_ours(inside)
        CheckedLink.objects.filter(places=None).delete()


def _everything_public() -> Iterator[tuple[Place, Any]]:
    for page in public_pages().order_by("pk").specific().iterator(chunk_size=CHUNK):
        kind = str(page._meta.verbose_name).capitalize()
        yield Place(page.title, kind, page_url(page.pk), page.pk), page.serializable_data()
    for model, public_rows in public_models().items():
        for row in public_rows():
            kind = str(model._meta.verbose_name).capitalize()
            yield Place(str(row)[:255], kind, row_url(row)), _values(row)


def _values(row: Model) -> list[Any]:
    """The stored values of its fields, blocks as JSON."""
    return [field.value_to_string(row) for field in row._meta.concrete_fields]


def _by_where_they_lead(places: Places) -> tuple[dict[str, set[Place]], Places]:
    """Links to other sites by their address, and links to our own."""
    own_hosts = set(Site.objects.values_list("hostname", flat=True))
    outside: dict[str, set[Place]] = defaultdict(set)
    inside: Places = defaultdict(set)
    for found, where in places.items():
        url, host = tidy_url(found.url) if found.url else ("", "")
        if host and host not in own_hosts:
            outside[url] |= where
        elif url or not found.url:
            inside[Found(url, found.page_id, found.document_id)] |= where
    return outside, inside


def _keep(places: dict[str, set[Place]], hosts: dict[str, str]) -> None:
    links = [CheckedLink(url=url, host=hosts[url]) for url in places]
    CheckedLink.objects.bulk_create(links, ignore_conflicts=True)
    known = dict(CheckedLink.objects.filter(url__in=places).values_list("url", "pk"))
    _keep_places({known[url]: where for url, where in places.items()})


def _keep_broken_of_ours(places: Places) -> None:
    """Links between our own pages are looked up, not asked for; only broken ones are kept."""
    problems = problems_with(places)
    named: dict[str, tuple[str, set[Place]]] = {}
    for found, (name, problem) in problems.items():
        _, where = named.get(name, ("", set()))
        named[name] = (problem, where | places[found])
    CheckedLink.objects.filter(host="").exclude(url__in=named).delete()
    now = timezone.now()
    broken = CheckedLink.State.BROKEN
    CheckedLink.objects.bulk_create(
        [
            CheckedLink(url=name, state=broken, problem=problem, broken_since=now, checked_at=now)
            for name, (problem, _) in named.items()
        ],
        ignore_conflicts=True,
    )
    known = dict(CheckedLink.objects.filter(url__in=named).values_list("url", "pk"))
    _keep_places({known[name]: where for name, (_, where) in named.items()})


def _keep_places(places: dict[int, set[Place]]) -> None:
    still_there = set(Page.objects.values_list("pk", flat=True))
    rows = [
        LinkPlace(
            link_id=key,
            page_id=place.page_id,
            title=place.title,
            kind=place.kind[:80],
            edit_url=place.edit_url,
        )
        for key, where in places.items()
        for place in where
        if place.page_id is None or place.page_id in still_there
    ]
    LinkPlace.objects.bulk_create(rows, ignore_conflicts=True)
