"""Where a reader is and where they can go, read from the page tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.blocks import StructValue
from wagtail.models import Page, Site

from core.changes import Remembered, RememberedAs
from core.samples import samples_among
from core.visibility import PublicPageQuerySet, is_public_as_read, next_expiry


@dataclass(frozen=True)
class Link:
    """A link of the header, the footer or the breadcrumbs."""

    title: str
    url: str
    is_current: bool = False
    is_section: bool = False


def _pages_in_menus() -> list[Page]:
    """Public pages that are ticked "Show in menus", wherever they are, in the tree's order."""
    return list(PublicPageQuerySet(Page).in_menu().public_now().order_by("path"))


pages_in_menus = Remembered(_pages_in_menus, until=next_expiry)
# Those right below the root page of a site, each with its address there.
_pages_in_menu_of: RememberedAs[int, list[tuple[Page, str]]] = RememberedAs(until=next_expiry)


def menu(request: HttpRequest, page: Page | None) -> list[Link]:
    """Pages right below the home page that are ticked "Show in menus", in the tree's order.

    The header and the footer show it; it is asked for once a request.
    """
    known = request.__dict__
    if "_menu" not in known:
        known["_menu"] = _find_menu(request, page)
    return known["_menu"]


def _find_menu(request: HttpRequest, page: Page | None) -> list[Link]:
    site = Site.find_for_request(request)
    if site is None:
        return []
    items = _pages_in_menu_of.get(
        site.pk,
        lambda: [
            (item, item.get_url(request) or "")
            for item in pages_in_menus()
            if item.is_child_of(site.root_page)
        ],
    )
    return [
        Link(
            title=item.title,
            url=url,
            is_current=page is not None and item.pk == page.pk,
            is_section=bool(page and page.path and page.path.startswith(item.path)),
        )
        for item, url in items
    ]


def breadcrumbs(request: HttpRequest, page: Page) -> list[Link]:
    """From the home page down to the page above this one; asked for once a request."""
    known = request.__dict__.setdefault("_breadcrumbs", {})
    if page.pk not in known:
        known[page.pk] = _find_breadcrumbs(request, page)
    return known[page.pk]


def address(request: HttpRequest, page: Page) -> str:
    """The address of a page; found out once a request, in which several parts ask for it."""
    known = request.__dict__.setdefault("_addresses", {})
    if page.pk not in known:
        known[page.pk] = page.get_url(request) or ""
    return known[page.pk]


def _find_breadcrumbs(request: HttpRequest, page: Page) -> list[Link]:
    site = Site.find_for_request(request)
    if site is None or not page.path:
        return []
    return [
        Link(
            title="Home" if ancestor.pk == site.root_page_id else ancestor.title,
            url=address(request, ancestor),
        )
        for ancestor in _pages_above(page, site.root_page)
    ]


def _pages_above(page: Page, root: Page) -> list[Page]:
    """From the root page down; asked for only where the way to the page isn't known."""
    if (known := getattr(page, "pages_above", None)) is not None:
        return known
    return list(page.get_ancestors().filter(path__startswith=root.path))


def public_only(links: Iterable[StructValue]) -> list[StructValue]:
    """Links whose page the public may read now; a link to an address stays."""
    return [
        link
        for link in links
        if (is_public_as_read(link["page"]) if link.get("page") else link.get("url"))
    ]


def mark_samples(links: Iterable[StructValue]) -> list[StructValue]:
    """The same links, each with `is_sample`: whether its page shows the word SAMPLE."""
    links = list(links)
    samples = samples_among(link["page"].pk for link in links if link.get("page"))
    for link in links:
        link.is_sample = bool(link.get("page")) and link["page"].pk in samples
    return links


def link_of(link: StructValue, request: HttpRequest) -> Link:
    """A link of a block, to a page or to an address."""
    page = link.get("page")
    url = page.get_url(request) if page else link["url"]
    return Link(title=link.get("text") or page.title, url=url or "")
