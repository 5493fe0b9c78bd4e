"""Links to pages inside running text: SAMPLE where it is one, no link where nobody may follow."""

from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core.changes import RememberedFor
from core.samples import SAMPLE_WORD, samples_among
from core.visibility import next_expiry, public_pages

# Each paragraph with links asks this; the links of a page seldom change.
public_among: RememberedFor[frozenset[int], dict[int, Page]] = RememberedFor(
    lambda keys: {page.pk: page for page in public_pages().filter(pk__in=keys)},
    until=next_expiry,
)


class HonestPageLinkHandler(PageLinkHandler):
    """Writes the start of each link; Wagtail writes words and end."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """The opening tags: without an address for a page that the public may not read now."""
        linked = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()}
        public = public_among(frozenset(linked))
        samples = samples_among(public)
        pages = [public.get(int(attrs.get("id") or 0)) for attrs in attrs_list]
        return [start_of_link(page, samples) for page in pages]


def start_of_link(page: Page | None, samples: set[int]) -> str:
    """The opening tag, and what stands before the words."""
    if page is None:
        return "<a>"
    return format_html('<a href="{}">{}', page.url, SAMPLE_WORD if page.pk in samples else "")
