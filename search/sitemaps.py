"""Every page that anybody may read."""

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from core.visibility import PublicPageQuerySet, public_pages


class PublicPagesSitemap(Sitemap):
    """Wagtail's sitemap, of what is public now."""

    def items(self) -> PublicPageQuerySet:
        """Public pages of the site that is asked for, as plain rows: an address needs no more."""
        root = self.get_wagtail_site().root_page
        return public_pages().descendant_of(root, inclusive=True).order_by("path")

    def location(self, obj: Page) -> str:
        """The address at the name the sitemap was asked for, as its readers know the site."""
        return self.request.build_absolute_uri(obj.get_url(self.request))
