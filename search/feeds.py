"""The feed of publications."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Site

from core.models import SiteSettings
from core.succession import remember_successors
from publications.listing import MOST_ENTRIES, Listing
from publications.models import PublicationPage
from publications.parameters import clean_words
from publications.querysets import PublicationQuerySet

# Atom asks for a time of every entry; a page that nobody published by hand may have none.
UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)


class PublicationsFeed(Feed):
    """What was published on the site last, newest first; only what anybody may read."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        """The request: names and addresses depend on the site it asks for."""
        return request

    def title(self, request: HttpRequest) -> str:
        """The partnership's publications."""
        return f"Publications of {clean_words(SiteSettings.for_request(request).name)}"

    def subtitle(self, request: HttpRequest) -> str:
        """What stands in the feed."""
        return "Reviews, briefings, plans, reports and leaflets, the newest on this site first."

    def link(self, request: HttpRequest) -> str:
        """Where a reader finds the same."""
        return reverse("search:results")

    def feed_url(self, request: HttpRequest) -> str:
        """Where the feed itself is."""
        return reverse("search:feed")

    def items(self, request: HttpRequest) -> list[PublicationPage]:
        """By the day they came onto the site: an old review added today is news."""
        publications = PublicationPage.objects.public_now()
        if site := Site.find_for_request(request):
            publications = publications.descendant_of(site.root_page)
        return newest_here(publications)

    def item_title(self, item: PublicationPage) -> str:
        """The title, after what must be said before it."""
        before = "SAMPLE: " if item.shows_sample else ""
        before += "Not current: " if getattr(item, "is_past", False) else ""
        return before + clean_words(item.title)

    def item_description(self, item: PublicationPage) -> str:
        """What was changed last, the summary, and the date of the publication itself."""
        changes = [f"Updated {note.label}." for note in item.changes_for_readers[:1]]
        published = [f"Published {item.published_label}."] if item.published_on else []
        return " ".join([*map(clean_words, changes), clean_words(item.summary), *published])

    def item_link(self, item: PublicationPage) -> str:
        """The page's address."""
        return item.url or ""

    def item_guid(self, item: PublicationPage) -> str:
        """The same for ever, wherever the page or the site moves."""
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: PublicationPage) -> datetime | None:
        """When it came onto the site."""
        return item.first_published_at

    def item_updateddate(self, item: PublicationPage) -> datetime | None:
        """When readers got the last change; when somebody works on a draft is nobody's business.

        A note may have been written ahead, for a day after the publishing; one to come isn't news.
        """
        published = item.last_published_at or item.first_published_at or UNKNOWN
        told = [_start_of(note.changed_on) for note in item.changes_for_readers]
        return max([published, *(moment for moment in told if moment <= timezone.now())])

    def item_author_name(self, item: PublicationPage) -> str:
        """Who published it."""
        return clean_words(item.publishing_body.name)

    def item_categories(self, item: PublicationPage) -> list[str]:
        """Its kind."""
        return [item.get_kind_display()]


class ListFeed(PublicationsFeed):
    """What is new in one list or search: the same words and filters, in the order of a feed."""

    def __init__(self, name: str, listing: Listing) -> None:
        self.name = name
        self.listing = listing

    def title(self, request: HttpRequest) -> str:
        """The list, what narrows it, and whose it is."""
        words = [f"“{self.listing.words}”"] if self.listing.words else []
        narrowed_by = [*words, *(chip.label for chip in self.listing.chips)]
        name = f"{self.name} ({', '.join(narrowed_by)})" if narrowed_by else self.name
        return f"{clean_words(name)}: {clean_words(SiteSettings.for_request(request).name)}"

    def subtitle(self, request: HttpRequest) -> str:
        """What stands in the feed."""
        return f"The {MOST_ENTRIES} publications of this list that came onto the site last."

    def link(self, request: HttpRequest) -> str:
        """The list."""
        return self.listing.parameters.url

    def feed_url(self, request: HttpRequest) -> str:
        """Where the feed itself is."""
        return self.listing.feed.url

    def items(self, request: HttpRequest) -> list[PublicationPage]:
        """Publications only: no other page has news."""
        return newest_here(self.listing.narrowed())


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def newest_here(publications: PublicationQuerySet) -> list[PublicationPage]:
    """The entries of a feed; as many queries for many as for few."""
    order = (F("first_published_at").desc(nulls_last=True), "-pk")
    # Which they are is found out before their rows are read: to sort long rows takes much longer.
    newest = publications.order_by(*order).values("pk")[:MOST_ENTRIES]
    cards = PublicationPage.objects.filter(pk__in=newest).for_cards()
    entries = list(cards.prefetch_related("change_notes").order_by(*order))
    remember_successors(entries)
    return entries
