"""A task queue that is down changes nothing for who may read."""

from collections.abc import Callable

import pytest
from django.test import Client
from django_tasks import task_backends
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page

from library.models import FileCheck, SiteDocument
from tests.factories.files import pdf_bytes
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.pages import page_with
from tests.library.uploads import upload
from tests.library.withdrawals import WAYS, Files, Take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
asked: list[object] = []


@pytest.fixture(autouse=True)
def queue_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for work to be done later is refused."""

    def refuse(task: object, *_arguments: object) -> None:
        asked.append(task)
        raise ConnectionError("The queue is down.")

    asked.clear()
    monkeypatch.setattr(task_backends["background"], "enqueue", refuse)


@pytest.mark.parametrize("way", WAYS[4:], ids=lambda way: way.__name__)
def test_what_is_published_opens_and_what_is_withdrawn_closes(
    client: Client,
    way: Callable[[Files], Take],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    files = Files()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw = way(files)
    assert client.get(files.document.url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw()
    assert client.get(files.document.url).status_code == 404


def test_a_section_is_unpublished_with_everything_below_it(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    document, section = SiteDocumentFactory(), InformationPageFactory()
    linked = f'<p><a linktype="page" id="{section.pk}">Section</a></p>'
    InformationPageFactory(body=[("paragraph", linked)])
    page_with(document, parent=section)
    with django_capture_on_commit_callbacks(execute=True):
        section.unpublish()
        for page in Page.objects.descendant_of(section).specific():
            page.unpublish()
    assert asked
    assert not Page.objects.descendant_of(section, inclusive=True).live().exists()


def test_a_renamed_topic_is_saved_and_its_pages_serve(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    topic = TopicFactory(name="Neglect")
    review = ReviewPageFactory(topics=[topic])
    with django_capture_on_commit_callbacks(execute=True):
        topic.name = "Neglect and harm"
        topic.save()
    assert asked
    assert "Neglect and harm" in client.get(review.url).content.decode()


def test_an_upload_is_kept_and_waits_unread(
    client: Client,
    editor_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert upload(editor_client, pdf_bytes(), "report.pdf").status_code == 302
    document = SiteDocument.objects.get()
    assert asked
    assert document.current_check.state == FileCheck.State.WAITING
    assert client.get(document.url).status_code == 404
    assert editor_client.get(document.url).status_code == 200
