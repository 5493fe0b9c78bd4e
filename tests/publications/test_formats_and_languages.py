"""Which formats and languages publications are counted in."""

import pytest
from django.http import QueryDict
from wagtail.models import Collection, CollectionViewRestriction

from home.models import HomePage
from library.models import FileCheck, SiteDocument
from publications.listing import Listing
from publications.models import DocumentRole, PublicationPage
from publications.offers import offered_formats
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db


def counts(name: str) -> dict[str, int]:
    (facet,) = [facet for facet in listing("").all_facets if facet.name == name]
    return {option.value: option.count for option in facet.options}


def listing(query: str) -> Listing:
    return Listing("/reviews/", QueryDict(query), PublicationPage.objects.public_now())


def test_a_publication_with_two_documents_of_a_type_counts_once(home_page: HomePage) -> None:
    ReviewPageFactory(documents=[SiteDocumentFactory(), SiteDocumentFactory()])
    assert counts("format") == {"pdf": 1}
    assert counts("language") == {"en": 1}


def test_a_format_is_a_type_of_file_a_form_or_words_on_the_page(home_page: HomePage) -> None:
    easy = LeafletPageFactory(body=[("paragraph", "<p>Words.</p>")])
    easy.documents.add(_row(SiteDocumentFactory(), DocumentRole.EASY_READ))
    easy.save()
    BriefingPageFactory()
    ReviewPageFactory(what_happened="<p>It happened.</p>")
    ReviewPageFactory(title="A summary only")
    assert counts("format") == {"web-page": 3, "easy-read": 1, "pdf": 1}
    assert listing("format=easy-read&format=web-page").total == 3


def _row(document: SiteDocument, role: str) -> object:
    rows = PublicationPage._meta.get_field("documents").related_model
    return rows(document=document, role=role)


def test_words_that_are_taken_off_a_page_take_the_format_with_them(home_page: HomePage) -> None:
    review = ReviewPageFactory(what_happened="<p>It happened.</p>")
    assert counts("format") == {"web-page": 1}
    review.what_happened = ""
    review.save()
    assert counts("format") == {}


def test_an_edition_is_no_text_to_read(home_page: HomePage) -> None:
    PlanPageFactory(edition="2022/23")
    assert counts("format") == {}


def test_a_document_counts_while_it_can_be_downloaded(home_page: HomePage) -> None:
    document = SiteDocumentFactory(language="pl")
    page = ReviewPageFactory(documents=[document])
    assert counts("format") == {"pdf": 1}
    assert counts("language") == {"en": 1, "pl": 1}
    FileCheck.objects.update(cleared_at=None)
    assert counts("format") == {}
    assert counts("language") == {"en": 1}
    FileCheck.objects.update(cleared_at="2024-01-01T00:00Z")
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    SiteDocument.objects.update(collection=closed.add_child(name="Below it"))
    assert counts("format") == {}
    page.refresh_from_db()
    assert offered_formats(PublicationPage.objects.get()) == []
