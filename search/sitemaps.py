"""Every page that anybody may read."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from wagtail.models import Page, Site

from core.visibility import PublicPageQuerySet, public_pages


class PublicPagesSitemap(Sitemap):
    """Public pages of the site that is asked for, under the name it was asked by."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> PublicPageQuerySet:
        """As plain rows: an address needs no more."""
        site = Site.find_for_request(self.request)
        pages = public_pages().order_by("path")
        return pages.descendant_of(site.root_page, inclusive=True) if site else pages.none()

    def location(self, item: Page) -> str:
        """The path on this site."""
        return item.get_url(self.request) or ""

    def lastmod(self, item: Page) -> datetime | None:
        """When it was last published."""
        return item.last_published_at or item.first_published_at
