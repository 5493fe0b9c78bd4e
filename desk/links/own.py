"""Links between our own pages: whether readers get somewhere."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core.visibility import is_public_now, public_pages
from library.models import SiteDocument

from .reading import Found

WAGTAIL_SERVES = "wagtail_serve"
NOT_PUBLIC = "Readers can’t open this page now"
DELETED = "It was deleted"
NO_PAGE = "There is no such page here"

# What to call a link, and what is wrong with it.
Problem = tuple[str, str]


def problems_with(links: Iterable[Found]) -> dict[Found, Problem]:
    """Those of the links that lead readers nowhere."""
    links = list(links)
    page_keys = {found.page_id for found in links if found.page_id}
    titles = dict(Page.objects.filter(pk__in=page_keys).values_list("pk", "title"))
    public = set(public_pages().filter(pk__in=page_keys).values_list("pk", flat=True))
    wanted = {found.document_id for found in links if found.document_id}
    documents = set(SiteDocument.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    problems: dict[Found, Problem] = {}
    for found in links:
        if found.page_id and found.page_id not in titles:
            problems[found] = (f"A page that was deleted (number {found.page_id})", DELETED)
        elif found.page_id and found.page_id not in public:
            problems[found] = (f"The page “{titles[found.page_id]}”", NOT_PUBLIC)
        elif found.document_id and found.document_id not in documents:
            problems[found] = (f"A document that was deleted (number {found.document_id})", DELETED)
        elif found.url and not _leads_somewhere(urlsplit(found.url).path or "/"):
            problems[found] = (found.url, NO_PAGE)
    return problems


def _leads_somewhere(path: str) -> bool:
    """Whether the address of a public page, a redirect or a view of ours."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.url_name != WAGTAIL_SERVES:
        return True
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return False
    return _is_page(site, path) or _is_redirect(site, path)


def _is_page(site: Site, path: str) -> bool:
    parts = [part for part in path.split("/") if part]
    try:
        page = site.root_page.specific.route(HttpRequest(), parts).page
    except Http404:
        return False
    return is_public_now(page)


def _is_redirect(site: Site, path: str) -> bool:
    old_path = Redirect.normalise_path(path)
    return Redirect.get_for_site(site).filter(old_path=old_path).exists()
