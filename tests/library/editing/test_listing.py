"""The lists of documents and images say how far each check is, in a constant number of queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.editing.made import blocked, find, words_of
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db
LISTS = ["/admin/documents/", "/admin/documents/results/", "/admin/documents/chooser/"]


def badge(state: str, words: str) -> str:
    return f'<span class="file-badge file-badge--{state}">{words}</span>'


@pytest.fixture
def one_of_each(home_page: object) -> None:
    """One in each state; the first one is public."""
    page_with(SiteDocumentFactory(title="Calm"), title="Home of the calm one")
    blocked(SiteDocumentFactory(title="Troubled"))
    SiteDocumentFactory(title="Patient", checked=False)
    SiteDocumentFactory(title="Open", is_public_without_page=True, public_reason="Asked for.")


def titles_in(client: Client, query: str) -> set[str]:
    """Which of the four the list shows."""
    shown = words_of(client.get(f"/admin/documents/results/?{query}"))
    return {
        title
        for title in ("Calm", "Troubled", "Patient", "Open")
        if f'_title">{title}</span>' in shown
    }


@pytest.mark.parametrize("address", LISTS[:2])
def test_the_list_says_how_far_each_check_is_and_who_can_read_it(
    uploads: Client, one_of_each: None, address: str
) -> None:
    shown = words_of(uploads.get(address))
    for state, words in (
        ("attention", "Needs attention"),
        ("waiting", "Waiting"),
        ("checked", "Checked"),
        ("public", "Public"),
        ("private", "Private"),
        ("public", "Public without a page"),
    ):
        assert badge(state, words) in shown


def test_who_chooses_a_document_sees_that_it_needs_attention(
    uploads: Client, admin_search: None, one_of_each: None
) -> None:
    whole = uploads.get("/admin/documents/chooser/").json()["html"]
    found = words_of(uploads.get("/admin/documents/chooser/results/?q=Troubled"))
    assert badge("attention", "Needs attention") in whole
    assert badge("attention", "Needs attention") in found


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("check_state=attention", {"Troubled"}),
        ("check_state=waiting", {"Patient"}),
        ("check_state=checked", {"Calm", "Open"}),
        ("without_page=true", {"Open"}),
        ("check_state=attention&q=Troubled", {"Troubled"}),
        ("check_state=checked&q=Troubled", set()),
        ("check_state=nonsense", {"Calm", "Troubled", "Patient", "Open"}),
    ],
)
def test_the_list_can_be_filtered(
    uploads: Client, admin_search: None, one_of_each: None, query: str, titles: set[str]
) -> None:
    assert titles_in(uploads, query) == titles


@pytest.mark.parametrize("address", LISTS)
def test_more_documents_take_no_more_queries(
    uploads: Client, one_of_each: None, address: str
) -> None:
    few = queries_of(uploads, address)
    for number in range(5):
        page_with(SiteDocumentFactory(), title=f"Page {number}")
        blocked(SiteDocumentFactory())
    assert queries_of(uploads, address) <= few


def queries_of(client: Client, address: str) -> int:
    client.get(address)  # what is remembered from one request to the next, until a page is saved
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_images_are_marked_only_where_something_is_to_be_done(
    uploads: Client, home_page: object, layout: str
) -> None:
    find(SiteImageFactory(title="Seaside"), "location")
    SiteImageFactory(title="Logo")
    shown = words_of(uploads.get(f"/admin/images/?layout={layout}"))
    assert shown.count(badge("attention", "Needs attention")) == 1
    filtered = words_of(uploads.get("/admin/images/results/?check_state=attention"))
    assert "Seaside" in filtered
    assert "Logo" not in filtered


def test_the_form_of_a_page_can_ask_about_its_files(
    uploads: Client, outside: Client, document: SiteDocument
) -> None:
    image = SiteImageFactory()
    address = f"/admin/file-checks/states/?document={document.pk}&image={image.pk}&image=x&image=0"
    answer = uploads.get(address)
    assert answer.json() == {
        "document": {str(document.pk): {"state": "attention", "label": "Needs attention"}},
        "image": {str(image.pk): {"state": "checked", "label": "Checked"}},
    }
    assert answer["Cache-Control"].startswith("private, no-store")
    assert outside.get(address).json() == {"document": {}, "image": {}}


def test_the_form_of_a_page_brings_the_script_that_asks(uploads: Client) -> None:
    page = page_with()
    shown = words_of(uploads.get(f"/admin/pages/{page.pk}/edit/"))
    assert 'data-address="/admin/file-checks/states/"' in shown
