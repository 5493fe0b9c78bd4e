"""A draft may wait for words; publishing may not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, streamfield

from home.models import InformationPage
from people.models import PublishingBody
from publications.models import PublicationDocument
from reviews.models import BriefingPage, ReviewPage
from tests.editor import pages
from tests.factories.home import the_home_page
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.people import FormerBodyFactory
from tests.factories.reviews import ReviewPageFactory, the_briefing_index, the_review_index

pytestmark = pytest.mark.usefixtures("works_alone")


@pytest.mark.parametrize(
    ("model", "parent", "unfinished"),
    [
        (ReviewPage, the_review_index, lambda: pages.review() | {"summary": "", "kind": ""}),
        (BriefingPage, the_briefing_index, lambda: pages.briefing(3, text="")),
        (InformationPage, the_home_page, lambda: pages.information(summary="")),
    ],
)
def test_a_draft_is_kept_with_blanks_and_not_published(
    editor_client: Client,
    client: Client,
    model: type[Page],
    parent: Callable[[], Page],
    unfinished: Callable[[], dict[str, Any]],
) -> None:
    pages.add(editor_client, model, parent(), unfinished(), publish=False)
    draft = model.objects.get(title="Made from nothing")
    assert not draft.live
    assert client.get(draft.url).status_code == 404
    assert pages.edit(editor_client, draft, unfinished()).status_code == 200
    assert not model.objects.get(pk=draft.pk).live


def test_a_picture_in_a_draft_may_wait_for_its_description(editor_client: Client) -> None:
    picture = {"image": SiteImageFactory().pk, "alt_text": "", "is_decorative": "", "caption": ""}
    data = pages.information(body=streamfield([("image", picture)]))
    answer = pages.add(editor_client, InformationPage, the_home_page(), data, publish=False)
    assert answer.status_code == 302


def test_a_draft_of_a_public_page_changes_nothing_for_readers(
    editor_client: Client, client: Client
) -> None:
    page = ReviewPageFactory(title="As it was")
    pages.edit(editor_client, page, pages.review(title="As it will be"), publish=False)
    words = client.get(page.url).content.decode()
    assert "As it was" in words
    assert "As it will be" not in words


def test_a_draft_opens_though_its_document_was_deleted(editor_client: Client) -> None:
    page, document = ReviewPageFactory(), SiteDocumentFactory()
    row = {"document": document.pk, "role": "report", "label": ""}
    pages.edit(editor_client, page, pages.review(documents=inline_formset([row])), publish=False)
    document.delete()
    answer = editor_client.get(f"/admin/pages/{page.pk}/edit/")
    assert answer.status_code == 200
    assert answer.context["form"].formsets["documents"].initial_form_count() == 0


def test_a_draft_opens_though_its_publishing_body_was_deleted(
    editor_client: Client, publishing_body: PublishingBody
) -> None:
    page, board = ReviewPageFactory(), FormerBodyFactory()
    pages.edit(editor_client, page, pages.review(publishing_body=board.pk), publish=False)
    board.delete()
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_an_old_version_opens_though_its_document_was_deleted(editor_client: Client) -> None:
    page, document = ReviewPageFactory(), SiteDocumentFactory()
    row = {"document": document.pk, "role": "report", "label": ""}
    pages.edit(editor_client, page, pages.review(documents=inline_formset([row])))
    old = Page.objects.get(pk=page.pk).latest_revision
    published = PublicationDocument.objects.get()
    gone = row | {"id": published.pk, "DELETE": "on"}
    pages.edit(editor_client, page, pages.review(documents=inline_formset([gone], initial=1)))
    document.delete()
    address = f"/admin/pages/{page.pk}/revisions/{old.pk}"
    assert editor_client.get(f"{address}/view/").status_code == 200
    assert editor_client.get(f"{address}/revert/").status_code == 200
