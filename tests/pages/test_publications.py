"""Reviews, briefings and leaflets as readers see them."""

import pytest

from home.models import HomePage
from reviews.models import BriefingPage, Recommendation
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import FormerBodyFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory
from tests.pages.reading import data, links, read, words

pytestmark = pytest.mark.django_db


def facts(page: object) -> str:
    return words(read(page), ".facts")


def test_the_content_note_stands_before_the_downloads(home_page: HomePage) -> None:
    review = ReviewPageFactory(content_note="This is hard to read.")
    text = words(read(review))
    assert text.index("This is hard to read.") < text.index("At a glance")


def test_only_what_is_known_stands_in_the_facts(home_page: HomePage) -> None:
    shown = facts(ReviewPageFactory(pseudonyms=["Robin", "Wren"], outcome=""))
    assert "Names used in the report Robin, Wren" in shown
    assert "What happened to the child" not in shown


def test_a_body_that_has_another_name_today_says_which(home_page: HomePage) -> None:
    review = ReviewPageFactory(publishing_body=FormerBodyFactory())
    assert "(now Example Safeguarding Children Partnership)" in facts(review)


def test_a_date_is_no_more_exact_than_known(home_page: HomePage) -> None:
    review = ReviewPageFactory(published_on="2022-12-04", published_precision="month")
    assert "Published December 2022" in words(read(review), ".kind-line")


def test_a_recommendation_says_what_became_of_it(home_page: HomePage) -> None:
    review = ReviewPageFactory()
    review.recommendations.add(
        Recommendation(text="Listen.", owner="All", status="done", what_changed="We listen.")
    )
    review.save()
    assert words(read(review), ".recommendation") == (
        "Listen. Done For: All What changed We listen."
    )


def test_topics_lead_to_everything_about_them(home_page: HomePage) -> None:
    review = ReviewPageFactory()
    topic = TopicFactory(name="Neglect", slug="neglect")
    review.topics.add(topic)
    review.save()
    assert links(read(review), ".found-by") == {"Neglect": "/search/?topic=neglect"}


def test_a_sample_says_so_on_its_page_and_its_link(home_page: HomePage) -> None:
    review = ReviewPageFactory(title="A review", is_sample=True)
    page = read(review)
    assert page.select_one("h1").find_previous(class_="notice--sample")
    assert "SAMPLE A review" in links(read("/"))
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def briefing_of(review: object) -> BriefingPage:
    return BriefingPageFactory(title="Seven minutes", review=review)


def test_a_review_leads_to_its_briefing_and_back(home_page: HomePage) -> None:
    review = ReviewPageFactory(title="A review")
    briefing = briefing_of(review)
    assert links(read(review))["Seven minutes"] == briefing.url
    assert links(read(briefing))["A review"] == review.url


def test_a_review_that_is_not_public_is_not_named_by_its_briefing(home_page: HomePage) -> None:
    briefing = briefing_of(ReviewPageFactory(title="Secret", live=False))
    assert "Secret" not in words(read(briefing))


def test_a_briefing_has_seven_numbered_sections(home_page: HomePage) -> None:
    assert len(read(BriefingPageFactory()).select("ol.minutes > li.minute > h2")) == 7


def test_a_leaflet_names_its_language_and_leads_to_the_others(home_page: HomePage) -> None:
    original = LeafletPageFactory()
    arabic = LeafletPageFactory(language="ar", translation_of=original)
    title = read(arabic).select_one("h1")
    assert (title["lang"], title["dir"]) == ("ar", "rtl")
    assert links(read(original), ".languages") == {"العربية": arabic.url}


def test_the_words_of_a_leaflet_stand_before_what_to_print(home_page: HomePage) -> None:
    leaflet = LeafletPageFactory(body=[("heading", {"text": "What happens"})])
    leaflet.documents.create(document=SiteDocumentFactory())
    leaflet.save()
    headings = [one.get_text() for one in read(leaflet).select("main h2")]
    assert headings.index("What happens") < headings.index("Download")


def test_a_download_says_what_it_is(home_page: HomePage) -> None:
    document = SiteDocumentFactory(title="The form", language="pl")
    review = ReviewPageFactory(body=[("document", {"document": document})])
    expected = f"The form (in Polish, {document.description_for_reader})"
    assert expected in links(read(review))


def test_machines_learn_what_a_publication_is(home_page: HomePage) -> None:
    review = ReviewPageFactory(published_on="2022-12-04", published_precision="month")
    report = next(thing for thing in data(read(review)) if thing["@type"] == "Report")
    assert report["datePublished"] == "2022-12"
