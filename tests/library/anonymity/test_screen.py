"""The officer's screen: what is searched, how it is told, and who may."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import InformationPage
from library.anonymity_check import files as reading_files
from library.models import SiteDocument
from tests.factories.accounts import EditorFactory
from tests.factories.files import pdf_bytes
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.people import ContactFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db


def check(client: Client, page: Page, *words: str, status: int = 200) -> str:
    """The answer of the screen, as one line of HTML."""
    url = reverse("library_anonymity_check", args=[page.pk])
    response = client.post(url, {"words": "\n".join(words)})
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def outcome(answer: str) -> str:
    """The part below the form."""
    return answer.partition("anonymity-outcome")[2]


def test_the_form_is_empty_whatever_stands_in_the_address(
    editor_client: Client, home_page: Page
) -> None:
    url = reverse("library_anonymity_check", args=[home_page.pk])
    answer = editor_client.get(url, {"words": "Quillfeather"})
    assert "Quillfeather" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_the_draft_is_searched_in_all_its_fields(editor_client: Client, home_page: Page) -> None:
    page = InformationPageFactory(
        slug="about-quillfeather",
        search_description="Read about Quillfether",
        live=False,
        body=[
            (
                "paragraph",
                "<p>Jane <b>Quill</b>feather</p><p><a href='https://x/quillfeather'>y</a>",
            ),
        ],
    )
    answer = outcome(check(editor_client, page, "Jane Quillfeather"))
    assert "Address" in answer
    assert "Meta description" in answer
    assert "<mark>Jane Quillfeather</mark>" in answer
    assert "links and descriptions" in answer
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer


def test_the_newest_draft_is_searched_and_not_only_what_is_published(
    editor_client: Client, home_page: Page
) -> None:
    page = page_with(summary="Published words about Lunt.")
    page.summary = "A draft about Quillfeather."
    page.save_revision()
    answer = outcome(check(editor_client, page, "Quillfeather", "Lunt"))
    assert answer.index("The draft of this page") < answer.index("Quillfeather</mark>")
    assert "What is published now, and differs from the draft" in answer
    assert "<mark>Lunt</mark>" in answer


def test_what_is_the_same_in_draft_and_published_page_is_told_once(
    editor_client: Client, home_page: Page
) -> None:
    page = page_with(summary="All about Quillfeather.")
    page.title = "Another title"
    page.save_revision()
    assert "Found in 1 place<" in check(editor_client, page, "Quillfeather")


def test_child_rows_and_what_they_choose_are_searched(
    editor_client: Client, home_page: Page
) -> None:
    document = SiteDocumentFactory(title="Report", pages=("Nothing here.",))
    page = ReviewPageFactory(documents=[document])
    row = page.documents.get()
    row.label = "Report about Quillfeather"
    row.save()
    assert "<mark>Quillfeather</mark>" in check(editor_client, page, "Quillfeather")


def test_a_chosen_contact_is_searched(editor_client: Client, home_page: Page) -> None:
    contact = ContactFactory(name="A team", people=["Jo Quillfeather"])
    page = InformationPageFactory(body=[("contact_card", {"contact": contact})])
    assert "<mark>Quillfeather</mark>" in check(editor_client, page, "Quillfeather")


def test_documents_are_searched_down_to_the_page(editor_client: Client, home_page: Page) -> None:
    document = SiteDocumentFactory(title="Report", pages=("One.", "Two.", "He met Quillfeather."))
    page = page_with(document, live=False)
    answer = outcome(check(editor_client, page, "Quillfeather"))
    assert "Document “Report”" in answer
    assert "<span>Page 3</span>" in answer
    assert reverse("wagtaildocs:edit", args=[document.pk]) in answer


def test_titles_and_descriptions_of_files_are_searched(
    editor_client: Client, home_page: Page
) -> None:
    image = SiteImageFactory(title="Quillfeather", description="A photo of Quillfeather")
    page = page_with(SiteDocumentFactory(title="About Quillfeather"), image, live=False)
    answer = outcome(check(editor_client, page, "Quillfeather"))
    assert answer.count("<mark>Quillfeather</mark>") == 3
    assert answer.count("<mark>quillfeather</mark>") == 1  # the document's file name
    assert "<span>Description</span>" in answer


def test_a_clean_result_says_what_was_and_what_could_not_be_searched(
    editor_client: Client, home_page: Page
) -> None:
    page = page_with(SiteDocumentFactory(title="Report"), SiteImageFactory(), live=False)
    answer = outcome(check(editor_client, page, "Quillfeather"))
    searched = "the draft of this page and its 2 files."
    assert f"None of these words were found in what could be searched of {searched}" in answer
    assert "What could not be searched" in answer
    assert "Words that are part of the picture were not searched." in answer
    assert "safe" not in answer.lower()
    assert "anonymous" not in answer.lower()


def test_a_document_whose_file_is_gone_could_not_be_searched(
    editor_client: Client, home_page: Page
) -> None:
    document = SiteDocumentFactory(title="Report")
    page = page_with(document, live=False)
    document.file.storage.delete(document.file.name)
    answer = outcome(check(editor_client, page, "Quillfeather"))
    unread = answer.partition("What could not be searched")[2]
    assert "Document “Report”" in unread
    assert "Nothing in the file was searched." in unread


def test_many_documents_end_in_a_sentence_and_not_in_a_wait(
    editor_client: Client, home_page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_files, "SECONDS", 0)
    page = page_with(SiteDocumentFactory(title="Report"), live=False)
    assert "There was no time left" in check(editor_client, page, "Quillfeather")


def test_more_words_than_one_search_takes_are_said(
    editor_client: Client, home_page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_files, "MOST_CHARACTERS", 10)
    page = page_with(SiteDocumentFactory(pages=("One.", "He met Quillfeather.")), live=False)
    answer = check(editor_client, page, "Quillfeather")
    assert "more words than one search can take" in answer
    assert "None of these words" in answer


def test_a_document_of_the_published_page_only_is_searched_too(
    editor_client: Client, home_page: Page
) -> None:
    page = page_with(SiteDocumentFactory(pages=("He met Quillfeather.",)))
    page.body = []
    page.save_revision()
    assert "<span>Page 1</span>" in check(editor_client, page, "Quillfeather")


def test_a_replaced_file_is_searched_as_it_is_now(editor_client: Client, home_page: Page) -> None:
    document = SiteDocumentFactory(pages=("He met Quillfeather.",))
    page = page_with(document, live=False)
    document.file = ContentFile(pdf_bytes("He met a friend."), "new.pdf")
    document.save()
    assert "None of these words" in check(editor_client, page, "Quillfeather")


def test_more_than_can_be_looked_at_is_counted(editor_client: Client, home_page: Page) -> None:
    page = page_with(summary="Quillfeather " * 80, live=False)
    answer = outcome(check(editor_client, page, "Quillfeather"))
    assert "Found in 80 places" in answer
    assert "And 20 more here." in answer


def test_html_in_what_is_found_is_shown_as_words(editor_client: Client, home_page: Page) -> None:
    page = page_with(summary="<script>alert(1)</script> Quillfeather & more", live=False)
    answer = outcome(check(editor_client, page, "Quillfeather"))
    assert "<script>" not in answer
    assert "<mark>Quillfeather</mark> &amp; more" in answer


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "Write at least one name"),
        ("  \n \n", "Write at least one name"),
        ("Lunt\nJ", "Line 2 is a single letter"),
        ("Lunt\n?!", "Line 2 has no letters or numbers"),
        ("Lunt " * 60, "Line 1 is too long"),
        ("Lunt\n" * 10_000, "too much for one search"),
        ("Lunt\x00", "Null characters are not allowed"),
    ],
)
def test_what_can_not_be_searched_for_is_said(
    editor_client: Client, home_page: Page, words: str, message: str
) -> None:
    assert message in check(editor_client, home_page, words)


def test_only_who_may_edit_the_page_may_check_it(home_page: Page, client: Client) -> None:
    url = reverse("library_anonymity_check", args=[home_page.pk])
    assert client.post(url, {"words": "Lunt"}).status_code == 302
    assert reverse("wagtailadmin_login") in client.get(url).url


def test_who_may_not_edit_the_page_may_not_check_it(home_page: Page, client: Client) -> None:
    stranger = EditorFactory()
    stranger.groups.clear()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    page = page_with(summary="All about Quillfeather.")
    url = reverse("library_anonymity_check", args=[page.pk])
    assert client.post(url, {"words": "Quillfeather"}).status_code in (302, 403)


def test_there_is_a_button_in_the_editor_and_in_the_list(
    editor_client: Client, home_page: Page
) -> None:
    page = page_with()
    url = reverse("library_anonymity_check", args=[page.pk])
    edit = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    listing = editor_client.get(reverse("wagtailadmin_explore", args=[home_page.pk]))
    assert url in edit.content.decode()
    assert url in listing.content.decode()


def test_a_page_that_is_gone_is_not_found(editor_client: Client, home_page: Page) -> None:
    url = reverse("library_anonymity_check", args=[999_999])
    assert editor_client.post(url, {"words": "Lunt"}).status_code == 404
    assert not InformationPage.objects.exists()
    assert not SiteDocument.objects.exists()
