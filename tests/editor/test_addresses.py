"""A page's address may change; the old one goes on working."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from tests.editor import pages
from tests.factories.home import InformationPageFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.usefixtures("works_alone")

OnCommit = Callable[..., AbstractContextManager[list]]


def test_the_old_address_leads_to_the_new_one(
    editor_client: Client, client: Client, django_capture_on_commit_callbacks: OnCommit
) -> None:
    page = ReviewPageFactory(slug="first-name")
    with django_capture_on_commit_callbacks(execute=True):
        pages.edit(editor_client, page, pages.review(slug="second-name"))
    answer = client.get("/reviews/first-name/")
    assert (answer.status_code, answer.url) == (301, "/reviews/second-name/")
    assert client.get("/reviews/second-name/").status_code == 200


def test_pages_below_keep_their_old_addresses_too(
    editor_client: Client, client: Client, django_capture_on_commit_callbacks: OnCommit
) -> None:
    above = InformationPageFactory(slug="about")
    InformationPageFactory(parent=above, slug="team")
    with django_capture_on_commit_callbacks(execute=True):
        pages.edit(editor_client, above, pages.information(slug="about-us"))
    assert client.get("/about/team/").url == "/about-us/team/"


def test_an_unchanged_address_needs_no_redirect(
    editor_client: Client, django_capture_on_commit_callbacks: OnCommit
) -> None:
    page = ReviewPageFactory(slug="kept", title="Kept")
    with django_capture_on_commit_callbacks(execute=True):
        pages.edit(editor_client, page, pages.review(title="Another title", slug="kept"))
    assert not Redirect.objects.exists()


def test_the_officer_makes_a_redirect_by_hand(editor_client: Client, client: Client) -> None:
    page = ReviewPageFactory()
    data = {"old_path": "/old-site/page.aspx", "redirect_page": page.pk, "is_permanent": "on"}
    assert editor_client.post("/admin/redirects/add/", data).status_code == 302
    assert client.get("/old-site/page.aspx").url == page.url
