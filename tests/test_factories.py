"""The factories make real things, in an empty database and in a flushed one."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from core.visibility import public_pages
from home.models import HomePage
from tests.factories.accounts import EditorFactory
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.people import ContactFactory, FormerBodyFactory, TeamMemberFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

PAGES = [
    (InformationPageFactory, "/"),
    (LeafletPageFactory, "/leaflets/"),
    (PlanPageFactory, "/plans/"),
    (ReviewPageFactory, "/reviews/"),
    (BriefingPageFactory, "/briefings/"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("page_factory", "section"), PAGES)
def test_a_made_page_is_public_at_its_address(page_factory: type, section: str) -> None:
    page = page_factory()
    assert page.url == f"{section}{page.slug}/"
    assert public_pages().filter(pk=page.pk).exists()


@pytest.mark.django_db
def test_parents_are_made_once() -> None:
    ReviewPageFactory.create_batch(2)
    LeafletPageFactory()
    assert HomePage.objects.count() == 1
    assert Site.objects.count() == 1
    assert the_home_page().get_children().count() == 2


@pytest.mark.django_db
def test_children_and_choices_are_kept() -> None:
    document, topic, age_band = SiteDocumentFactory(), TopicFactory(), AgeBandFactory()
    made = ReviewPageFactory(
        pseudonyms=["Child A"], documents=[document], topics=[topic], age_bands=[age_band]
    )
    review = type(made).objects.get(pk=made.pk)
    assert review.pseudonym_list == ["Child A"]
    assert [row.document for row in review.document_rows] == [document]
    assert list(review.topics.all()) == [topic]
    assert list(review.age_bands.all()) == [age_band]


@pytest.mark.django_db
def test_files_are_real() -> None:
    document = SiteDocumentFactory(pages=("first", "second"))
    with document.file.open() as file:
        assert file.read().startswith(b"%PDF-1.")
    assert SiteImageFactory().width == 64


@pytest.mark.django_db
def test_people_stand_on_a_body() -> None:
    assert not TeamMemberFactory().is_former
    assert TeamMemberFactory(body=FormerBodyFactory()).is_former
    assert ContactFactory(people=["Pat"]).people.get().name == "Pat"


@pytest.mark.django_db(transaction=True)
def test_a_flushed_database_gets_its_tree_back() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert not Page.objects.exists()
    ReviewPageFactory()
    browser = Client()
    browser.force_login(EditorFactory())
    assert browser.get("/admin/").status_code == 200
    assert Page.objects.filter(depth=1).count() == 1
