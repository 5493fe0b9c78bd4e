"""Search results and robots.txt."""

from django.contrib.sitemaps.views import sitemap as sitemap_of
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.freshness import for_everybody
from core.navigation import Link
from core.rate_limits import SEARCHES, limited, too_many_in_words
from core.visibility import PublicPageQuerySet
from publications.middleware import ROBOTS_HEADER, ReadersRequest
from publications.models import PublicationPage
from publications.parameters import WORDS
from search.misses import record_miss
from search.results import IN, SearchListing
from search.sitemaps import PublicPagesSitemap
from search.suggesting import suggestions
from search.within import within


@for_everybody
@require_safe
@limited(SEARCHES)
def results(request: HttpRequest) -> HttpResponse:
    """Pages by a reader's words, or all publications."""
    publications = PublicationPage.objects.public_now()
    listing = SearchListing(request.path, request.GET, publications)
    if places := within(listing, request.GET.get(IN, "")):
        return _for_readers(render(request, "search/within.html", {"within": places}))
    if listing.is_miss:
        record_miss(listing.finding.typed)
    context = {
        "listing": listing,
        "home": [Link("Home", "/")],
        "recommendations": listing.recommendations,
        "sections": [] if listing.total else main_sections(request),
    }
    response = _for_readers(render(request, "search/results.html", context))
    if listing.is_miss:
        # Counted each time somebody looks for it, so it has to be asked for each time.
        response.headers["Cache-Control"] = "no-store"
    return response


def _for_readers(response: HttpResponse) -> HttpResponse:
    """Every combination of filters is a page: search engines should follow, not collect."""
    response.headers[ROBOTS_HEADER] = "noindex, follow"
    return response


@require_safe
@limited(SEARCHES, refuse=too_many_in_words)
def suggest(request: HttpRequest) -> JsonResponse:
    """What somebody may be typing into the search box; nothing is kept of it."""
    response = JsonResponse({"suggestions": suggestions(request.GET.get(WORDS, ""))})
    response.headers["Cache-Control"] = "no-store"
    response.headers[ROBOTS_HEADER] = "noindex"
    return response


def main_sections(request: HttpRequest) -> list[Page]:
    """The pages right below the home page that are in menus, for readers who found nothing."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    return list(PublicPageQuerySet(Page).child_of(site.root_page).in_menu().public_now())


@for_everybody
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    return sitemap_of(request, {"pages": PublicPagesSitemap(request)})


@for_everybody
@require_safe
def robots(request: ReadersRequest) -> HttpResponse:
    """Where the sitemap is; on a site with samples, that there is nothing to collect."""
    if request.has_public_samples:
        lines = ["# This site still shows samples.", "User-agent: *", "Disallow: /"]
    else:
        sitemap = request.build_absolute_uri(reverse("search:sitemap"))
        closed = [f"Disallow: {path}" for path in ("/admin/", "/preview/")]
        lines = ["User-agent: *", *closed, "", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
