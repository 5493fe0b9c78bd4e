"""The words of a page, as its form has them."""

import pytest
from wagtail.models import Page

from core.plain_language import PageWords, Voice
from core.plain_language.gathering import words_of_page
from home.models import InformationPage
from publications.models import PublicationDocument
from reviews.models import Recommendation
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db


def gathered(*body: tuple) -> PageWords:
    return words_of_page(InformationPageFactory(title="About", summary="In short.", body=body))


def texts(page: PageWords) -> list[str]:
    return [words.text for words in page.words]


def test_what_readers_see_of_a_page_and_nothing_else() -> None:
    page = InformationPageFactory(
        title="About", summary="In short.", slug="not-this", search_description="For machines."
    )
    assert texts(words_of_page(page)) == ["About", "For machines.", "In short."]


def test_a_place_leads_to_its_field() -> None:
    page = gathered(("callout", {"kind": "help", "title": "Help", "text": "<p>Call us.</p>"}))
    block = InformationPage.objects.get(title="About").body[0]
    [words] = [words for words in page.words if words.text == "Call us."]
    assert words.place.path == ("body", block.id, "text")
    assert words.place.label == "Body › Callout › Text"


def test_paragraphs_and_items_are_taken_one_by_one() -> None:
    html = "<p>One <b>two</b>.<br/>Three.</p><ul><li>Four<ul><li>Five</li></ul></li></ul>"
    assert texts(gathered(("paragraph", html)))[2:] == ["One two.\nThree.", "Four", "Five"]


def test_an_accordions_items_are_found_inside_the_list() -> None:
    page = gathered(("accordion", {"items": [{"title": "Who?", "text": "<p>We.</p>"}]}))
    block = InformationPage.objects.get(title="About").body[0]
    item = block.value["items"].bound_blocks[0]
    assert page.words[-1].place.path == ("body", block.id, "items", item.id, "text")


def test_a_quotation_is_somebody_elses() -> None:
    page = gathered(("quote", {"text": "Nobody asked.", "source": "A young person"}))
    assert page.words[-2].voice is Voice.QUOTE
    assert page.own_words == page.words[:2]


def test_links_know_what_they_open() -> None:
    target = InformationPageFactory(title="Our team")
    document = SiteDocumentFactory(title="The report")
    page = gathered(
        (
            "paragraph",
            f'<p><a linktype="page" id="{target.pk}">here</a> '
            f'<a linktype="document" id="{document.pk}">this</a> '
            '<a href="https://www.gov.uk/">more</a></p>',
        ),
        ("document", {"document": document, "text": "download"}),
        ("page_links", {"links": [{"page": Page.objects.get(pk=target.pk), "text": "there"}]}),
        ("link_cards", {"links": [{"title": "elsewhere", "url": "https://example.org/"}]}),
    )
    assert [(link.words, link.opens or link.address) for link in page.links] == [
        ("here", "Our team"),
        ("this", "The report"),
        ("more", "https://www.gov.uk/"),
        ("download", "The report"),
        ("there", "Our team"),
        ("elsewhere", "https://example.org/"),
    ]


def test_a_link_to_what_was_deleted_has_no_title() -> None:
    page = gathered(("paragraph", '<p><a linktype="page" id="999999">here</a></p>'))
    assert page.links[0].opens == ""


def test_headings_keep_their_order() -> None:
    page = gathered(
        ("heading", {"text": "First", "level": "3"}),
        ("key_dates", {"title": "Key dates", "dates": [{"when": "2017", "what": "A law."}]}),
        ("heading", {"text": "Second", "level": "3"}),
    )
    assert [(heading.level, heading.words, heading.is_chosen) for heading in page.headings] == [
        (3, "First", True),
        (2, "Key dates", False),
        (3, "Second", True),
    ]


def test_a_picture_and_what_is_said_of_it() -> None:
    image = SiteImageFactory(title="Front door")
    page = gathered(("image", {"image": image, "alt_text": "A door", "caption": "Our office"}))
    [picture] = page.pictures
    assert (picture.description, picture.caption) == ("A door", "Our office")
    assert (picture.name, picture.is_decorative) == ("Front door", False)
    assert picture.place.path[-1] == "alt_text"


def test_cells_of_a_table() -> None:
    table = {"data": [["When", None], ["Weekdays", ""]], "first_row_is_table_header": True}
    page = gathered(("table", {"caption": "Hours", "table": table}))
    assert texts(page)[2:] == ["Hours", "When", "Weekdays"]


def test_the_rows_of_a_review_that_is_not_saved() -> None:
    review = ReviewPageFactory()
    review.recommendations = [Recommendation(text="Do this.", what_changed="It was done.")]
    assert {"Do this.", "It was done."} <= set(texts(words_of_page(review)))


def test_the_words_of_a_documents_link() -> None:
    document = SiteDocumentFactory(title="The whole report")
    review = ReviewPageFactory()
    review.documents = [PublicationDocument(document=document, label="click here")]
    [link] = words_of_page(review).links
    assert (link.words, link.opens) == ("click here", "The whole report")


def test_a_page_in_polish_is_not_english() -> None:
    assert not words_of_page(LeafletPageFactory(language="pl")).is_english
    assert words_of_page(LeafletPageFactory()).is_english


def test_an_empty_draft_says_nothing() -> None:
    page = words_of_page(InformationPage(title="", summary=""))
    assert page == PageWords()
