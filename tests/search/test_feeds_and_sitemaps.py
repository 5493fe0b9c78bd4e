from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from publications.models import ChangeNote
from tests.factories.home import InformationPageFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def feed() -> feedparser.FeedParserDict:
    answer = Client().get("/feeds/publications.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo
    return parsed


def addresses() -> list[str]:
    tree = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    return [element.text or "" for element in tree.iter(LOCATION)]


@pytest.fixture
def hidden_reviews(home_page: HomePage) -> None:
    """Expired, unpublished and restricted."""
    ReviewPageFactory(title="Expired", expire_at=timezone.now() - timedelta(minutes=1))
    ReviewPageFactory(title="Draft", live=False)
    restricted = ReviewPageFactory(title="Restricted")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")


def test_an_entry_says_what_is_new_and_who_published_it(home_page: HomePage) -> None:
    review = ReviewPageFactory(title="A & B", slug="a-and-b", summary="It is < 2 pages.")
    review.save_revision().publish()
    review.refresh_from_db()
    (entry,) = feed().entries
    assert entry.title == "A & B"
    assert entry.link == "http://testserver/reviews/a-and-b/"
    assert entry.author == "Example Safeguarding Children Partnership"
    assert entry.id == f"urn:uuid:{review.translation_key}"
    assert entry.updated_parsed[:5] == review.last_published_at.utctimetuple()[:5]
    assert "Published 4 December 2022." in entry.summary


def test_an_entry_keeps_its_id_when_its_address_changes(home_page: HomePage) -> None:
    review = ReviewPageFactory()
    before = feed().entries[0].id
    review.slug = "elsewhere"
    review.save()
    assert feed().entries[0].id == before


def test_an_entry_says_before_its_title_what_it_is_not(home_page: HomePage) -> None:
    old = PlanPageFactory(title="Old", is_sample=True)
    PlanPageFactory(title="New", supersedes=old)
    assert {entry.title for entry in feed().entries} == {"SAMPLE: Not current: Old", "New"}


def test_an_entry_tells_what_was_changed_and_when(home_page: HomePage) -> None:
    review = ReviewPageFactory(summary="About it.", published_on=date(2022, 12, 4))
    before = feed().entries[0].updated
    today = timezone.localdate()
    coming = today + timedelta(days=3)
    for day, words in ((date(2026, 5, 3), "page 4 corrected."), (today, "page 5 corrected")):
        review.change_notes.add(ChangeNote(changed_on=day, words=words))
        review.save()
    [entry] = feed().entries
    label = f"{today.day} {today:%B %Y}"
    assert entry.summary.startswith(f"Updated {label}: page 5 corrected. About it.")
    # What happened on the day of the publishing is no older than the publishing.
    assert entry.updated >= before
    Page.objects.filter(pk=review.pk).update(last_published_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert feed().entries[0].updated.startswith(f"{today:%Y-%m-%d}")
    review.change_notes.add(ChangeNote(changed_on=coming, words="page 6 corrected"))
    review.save()
    assert not feed().entries[0].updated.startswith(f"{coming:%Y-%m-%d}")


def test_characters_that_xml_cannot_hold_do_not_break_the_feed(home_page: HomePage) -> None:
    ReviewPageFactory(title="Pasted\x0bfrom Word", summary="With\x01 debris")
    assert feed().entries[0].title == "Pasted from Word"


def test_what_readers_may_not_see_is_in_no_feed(hidden_reviews: None) -> None:
    assert feed().entries == []
    ReviewPageFactory(title="Public")
    assert [entry.title for entry in feed().entries] == ["Public"]
    the_review_index().unpublish()
    assert feed().entries == []


def test_a_longer_feed_asks_no_more_of_the_database(home_page: HomePage) -> None:
    PlanPageFactory(supersedes=PlanPageFactory())
    few = queries_of(feed)
    for _ in range(4):
        PlanPageFactory(supersedes=PlanPageFactory())
    assert queries_of(feed) == few


def test_pages_tell_readers_where_the_feed_is(home_page: HomePage) -> None:
    page = Client().get("/search/").content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in page


def test_the_sitemap_lists_what_is_public_only(hidden_reviews: None) -> None:
    InformationPageFactory(slug="about-us")
    assert addresses() == [
        "http://testserver/",
        "http://testserver/reviews/",
        "http://testserver/about-us/",
    ]
    the_review_index().unpublish()
    assert "http://testserver/reviews/" not in addresses()


def test_robots_are_told_where_the_sitemap_is(home_page: HomePage) -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /" not in lines
    # Nobody but partners has a link to a draft; should one be left lying about, it stays unread.
    assert "Disallow: /preview/" in lines


def test_robots_are_sent_away_from_samples(home_page: HomePage) -> None:
    PlanPageFactory(is_sample=True)
    answer = Client().get("/robots.txt")
    assert "Disallow: /" in answer.content.decode().splitlines()
    assert answer.headers["X-Robots-Tag"] == "noindex"
