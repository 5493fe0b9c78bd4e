"""The publishing gate: what it holds back, and when it is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page

from library import gate
from library.gate import PublishingRefused, register_publishing_rule
from publications.models import PublicationDocument
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.pages import document_block, page_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_samples(settings: Settings) -> None:
    """As in production."""
    settings.SAMPLES_MAY_BE_PUBLISHED = False


@pytest.fixture
def only_rule(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles that the gate's only rule refuses."""
    refused: list[str] = []
    monkeypatch.setattr(gate, "_rules", [])
    register_publishing_rule(
        lambda page: [f"No page may be called {page.title}."] if page.title in refused else []
    )
    return refused


def with_title(page: Page, title: str) -> Page:
    page.title = title
    return page


def test_a_draft_is_published_if_no_rule_objects(only_rule: list[str]) -> None:
    page = InformationPageFactory(live=False)
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live


def test_a_refused_draft_stays_a_draft(only_rule: list[str]) -> None:
    page = InformationPageFactory(live=False, title="Wrong")
    only_rule.append("Wrong")
    with pytest.raises(PublishingRefused, match="No page may be called Wrong"):
        page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live


def test_a_refused_new_version_leaves_the_old_one_public(only_rule: list[str]) -> None:
    page = InformationPageFactory(title="Right")
    only_rule.append("Wrong")
    with pytest.raises(PublishingRefused):
        with_title(page, "Wrong").save_revision().publish()
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Right")


def test_a_page_added_as_public_is_refused(only_rule: list[str]) -> None:
    only_rule.append("Wrong")
    with pytest.raises(PublishingRefused):
        InformationPageFactory(title="Wrong")
    assert not Page.objects.filter(title="Wrong").exists()


def test_a_public_page_saved_directly_with_a_new_fault_is_refused(only_rule: list[str]) -> None:
    page = InformationPageFactory(title="Right")
    only_rule.append("Wrong")
    with pytest.raises(PublishingRefused):
        with_title(page, "Wrong").save()


def test_a_public_page_with_an_old_fault_can_still_be_saved(only_rule: list[str]) -> None:
    page = InformationPageFactory(title="Wrong")
    only_rule.append("Wrong")
    page.summary = "Corrected."
    page.save()
    page.refresh_from_db()
    assert page.summary == "Corrected."


def test_an_old_fault_is_not_published_again(only_rule: list[str]) -> None:
    page = InformationPageFactory(title="Wrong")
    only_rule.append("Wrong")
    with pytest.raises(PublishingRefused):
        page.save_revision().publish()


def test_a_faulty_draft_can_be_saved_beside_a_public_page(only_rule: list[str]) -> None:
    page = InformationPageFactory(title="Right")
    only_rule.append("Wrong")
    with_title(page, "Wrong").save_revision()
    page.refresh_from_db()
    assert (page.title, page.draft_title) == ("Right", "Wrong")


def test_a_faulty_page_can_always_be_unpublished_moved_and_deleted(only_rule: list[str]) -> None:
    page, section = InformationPageFactory(title="Wrong"), InformationPageFactory()
    only_rule.append("Wrong")
    page.move(section, pos="last-child")
    page.refresh_from_db()
    page.unpublish()
    page.delete()
    assert not Page.objects.filter(title="Wrong").exists()


@pytest.mark.usefixtures("no_samples")
def test_a_sample_page_is_refused() -> None:
    with pytest.raises(PublishingRefused, match="Its words are a sample"):
        ReviewPageFactory(is_sample=True)


@pytest.mark.usefixtures("no_samples")
def test_a_sample_document_in_the_body_is_refused() -> None:
    with pytest.raises(PublishingRefused, match="“Form” is a sample"):
        page_with(SiteDocumentFactory(title="Form", is_sample=True))


@pytest.mark.usefixtures("no_samples")
def test_a_sample_document_in_running_text_is_refused() -> None:
    sample = SiteDocumentFactory(title="Form", is_sample=True)
    text = f'<p><a linktype="document" id="{sample.pk}">Form</a></p>'
    with pytest.raises(PublishingRefused, match="“Form” is a sample"):
        InformationPageFactory(body=[("paragraph", text)])


@pytest.mark.usefixtures("no_samples")
def test_a_sample_document_that_only_the_new_version_has_is_refused() -> None:
    page = ReviewPageFactory(documents=[SiteDocumentFactory()])
    page.documents.add(PublicationDocument(document=SiteDocumentFactory(is_sample=True)))
    with pytest.raises(PublishingRefused, match="is a sample"):
        page.save_revision().publish()


@pytest.mark.usefixtures("no_samples")
def test_a_sample_that_the_new_version_takes_out_is_no_obstacle() -> None:
    page = page_with(SiteDocumentFactory(is_sample=True), live=False)
    real = SiteDocumentFactory()
    page.body = [document_block(real)]
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live


@pytest.mark.usefixtures("no_samples")
def test_a_scheduled_sample_is_not_let_out_by_the_clock() -> None:
    page = page_with(SiteDocumentFactory(is_sample=True), live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page = page.get_latest_revision_as_object()
    page.go_live_at = timezone.now() - timedelta(hours=1)
    with pytest.raises(PublishingRefused):
        page.save_revision().publish()


def test_samples_may_be_published_where_the_settings_say_so() -> None:
    assert ReviewPageFactory(is_sample=True).live
    assert page_with(SiteDocumentFactory(is_sample=True)).live
