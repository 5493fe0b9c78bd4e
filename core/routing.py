"""From an address to its page, in as few questions as possible.

Wagtail asks twice for each part of an address. Here the pages on the way are asked for at once, the
last one with what showing it needs, and a page remembers the pages above it. Which pages these are
is remembered; the page itself is read for each answer.
"""

from collections.abc import Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING, TypeVar

from django.http import Http404, HttpRequest
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname
from wagtail.url_routing import RouteResult

from core.changes import Remembered, RememberedFor
from core.child_rows import read_child_rows

if TYPE_CHECKING:
    from wagtail.models import Page as Base
else:
    Base = object

# Longer addresses than any page's are left to Wagtail.
MOST_PARTS = 20
# Of which the way is remembered: more than a site has pages that are often asked for.
MOST_WAYS = 2_000

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def without_database(view: View) -> View:
    """Mark a view that must answer though the database doesn't."""
    view.asks_no_database = True  # type: ignore[attr-defined]
    return view


def _site_at(host_and_port: tuple[str, str]) -> Site | None:
    try:
        return get_site_for_hostname(*host_and_port)
    except Site.DoesNotExist:
        return None


site_at = RememberedFor(_site_at)


# The pages on the way to an address, by the path of the root page and the parts of the address.
ways_now: Remembered[dict[tuple[str, ...], list[Page]]] = Remembered(dict)


class SiteMiddleware:
    """Finds the site that was asked for where this process remembers it.

    Everything asks Wagtail, which looks at the request first and then in the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: Sequence, kwargs: dict
    ) -> None:
        """Write down the site before the view is asked."""
        if request.method in ("GET", "HEAD") and not hasattr(view, "asks_no_database"):
            host, _ = split_domain_port(request.get_host())
            request._wagtail_site = site_at((host, request.get_port()))  # type: ignore[attr-defined]


class RootPageMixin(Base):
    """The root page of a site: knows the way to each page below it."""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at an address, read as readers need it; raises Http404."""
        if not path_components:
            # This object is shared by all answers, and showing a page writes to it.
            page = copy(self)
            page.pages_above = []
            return Page.route(page, request, [])
        if len(path_components) > MOST_PARTS:
            raise Http404("No page has an address as long as this.")
        way = self._known_way(path_components)
        for place, page in enumerate(way):
            rest = path_components[place + 1 :]
            if not rest or _type_of(page).route is not Page.route:
                return _read(page, [self, *way[:place]]).route(request, rest)
        raise Http404("There is no page at this address.")

    def _known_way(self, slugs: list[str]) -> list[Page]:
        """The same as long as nothing changes; what isn't there is asked for each time."""
        ways, key = ways_now(), (self.path, *slugs)
        way = ways.get(key)
        if way is None:
            way = self._pages_on_the_way(slugs)
            if len(way) == len(slugs) and len(ways) < MOST_WAYS:
                ways[key] = way
        return way

    def _pages_on_the_way(self, slugs: list[str]) -> list[Page]:
        """The pages below this one that an address names, as far as there are any; one query."""
        named = Page.objects.filter(path__startswith=self.path, slug__in=slugs)
        deepest = self.depth + len(slugs)
        below = named.filter(depth__gt=self.depth, depth__lte=deepest)
        found = {(page.path[: -Page.steplen], page.slug): page for page in below}
        way: list[Page] = []
        above = self.path
        for slug in slugs:
            page = found.get((above, slug))
            if page is None:
                break
            way.append(page)
            above = page.path
        return way


def _type_of(page: Page) -> type[Page]:
    return page.specific_class or Page


def _read(page: Page, above: list[Page]) -> Page:
    """The page with its own fields, and what its type needs to be shown."""
    objects = _type_of(page).objects
    pages = objects.for_reader() if hasattr(objects, "for_reader") else objects.all()
    specific = next(iter(pages.filter(pk=page.pk).order_by()), None)
    if specific is None:
        raise Http404("This page was deleted just now.")
    read_child_rows(specific, getattr(specific, "rows_for_reader", []))
    specific.pages_above = above
    # Where treebeard looks for the parent first.
    specific._cached_parent_obj = above[-1]
    return specific
