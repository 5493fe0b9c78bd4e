"""Documents at their addresses: who gets them, and how."""

import logging

import pytest
from django.conf import settings as site_settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Collection, CollectionViewRestriction

from home.models import HomePage
from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory, pass_check
from tests.library.answers import what_a_reader_sees
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(home_page: HomePage) -> SiteDocument:
    """A document that a published page uses."""
    document = SiteDocumentFactory(title="Yearly report")
    page_with(document)
    return document


@pytest.fixture
def private(home_page: HomePage) -> SiteDocument:
    """A document that nothing uses."""
    return SiteDocumentFactory(title="Not yet")


def bytes_of(document: SiteDocument) -> bytes:
    with document.file.storage.open(document.file.name) as stored:
        return stored.read()


def test_a_public_document_has_its_title_in_its_address(public: SiteDocument) -> None:
    assert public.url == f"/documents/{public.pk}/yearly-report.pdf"


def test_a_public_document_is_given_to_anybody(client: Client, public: SiteDocument) -> None:
    response = client.get(public.url)
    assert response.status_code == 200
    assert response.getvalue() == bytes_of(public)
    assert int(response["Content-Length"]) == len(bytes_of(public))


def test_a_private_document_is_not(client: Client, private: SiteDocument) -> None:
    assert client.get(private.url).status_code == 404


def test_it_closes_the_moment_its_page_is_unpublished(client: Client) -> None:
    document = SiteDocumentFactory()
    page = page_with(document)
    assert client.get(document.url).status_code == 200
    page.unpublish()
    assert client.get(document.url).status_code == 404


def test_nothing_tells_a_private_document_from_one_that_never_was(
    client: Client, private: SiteDocument
) -> None:
    hidden = client.get(private.url)
    missing = client.get(f"/documents/{private.pk + 1000}/{private.filename}")
    assert hidden.status_code == 404
    assert what_a_reader_sees(hidden) == what_a_reader_sees(missing)


def test_a_wrong_name_of_a_private_document_says_nothing(
    client: Client, private: SiteDocument
) -> None:
    assert client.get(f"/documents/{private.pk}/guess.pdf").status_code == 404


def test_an_old_name_leads_to_the_present_one(client: Client, public: SiteDocument) -> None:
    old = public.url
    public.title = "Annual report"
    public.save()
    response = client.get(old)
    assert response.status_code == 302
    assert response["Location"] == f"/documents/{public.pk}/annual-report.pdf"
    assert response["Cache-Control"] == "private, no-store"


def test_a_replaced_file_keeps_its_address(client: Client, public: SiteDocument) -> None:
    before = client.get(public.url)
    public.file = ContentFile(b"%PDF-1.7 another", "another name.pdf")
    public.save()
    assert client.get(before.request["PATH_INFO"]).status_code == 404
    pass_check(public)
    after = client.get(before.request["PATH_INFO"])
    assert after.getvalue() == b"%PDF-1.7 another"
    assert after["ETag"] != before["ETag"]


def test_two_documents_of_one_title_do_not_collide(client: Client, home_page: HomePage) -> None:
    first = SiteDocumentFactory(title="Form", pages=("One",), file_name="form.pdf")
    second = SiteDocumentFactory(title="Form", pages=("Two",), file_name="form.pdf")
    page_with(first, second)
    assert client.get(first.url).getvalue() == bytes_of(first)
    assert client.get(second.url).getvalue() == bytes_of(second)
    assert bytes_of(first) != bytes_of(second)


def test_an_editor_may_look_at_a_private_document_and_nobody_keeps_a_copy(
    editor_client: Client, private: SiteDocument
) -> None:
    response = editor_client.get(private.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_a_copy_of_a_public_document_is_asked_for_again_each_time(
    client: Client, public: SiteDocument
) -> None:
    response = client.get(public.url)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "X-Robots-Tag" not in response
    assert "Set-Cookie" not in response
    assert "Cookie" not in response.get("Vary", "")


def test_a_reader_who_has_the_file_is_told_so(client: Client, public: SiteDocument) -> None:
    first = client.get(public.url)
    by_tag = client.get(public.url, headers={"If-None-Match": first["ETag"]})
    by_date = client.get(public.url, headers={"If-Modified-Since": first["Last-Modified"]})
    assert by_tag.status_code == by_date.status_code == 304
    assert by_tag["Cache-Control"] == first["Cache-Control"]


def test_a_reader_who_had_the_file_is_not_told_so_once_it_is_private(client: Client) -> None:
    document = SiteDocumentFactory()
    page = page_with(document)
    tag = client.get(document.url)["ETag"]
    page.unpublish()
    assert client.get(document.url, headers={"If-None-Match": tag}).status_code == 404


def test_a_pdf_opens_in_the_browser(client: Client, public: SiteDocument) -> None:
    response = client.get(public.url)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="yearly-report.pdf"'


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("form.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("data.csv", "text/csv; charset=utf-8"),
        ("old.html", "application/octet-stream"),
        ("old.svg", "application/octet-stream"),
    ],
)
def test_anything_else_is_saved(
    client: Client, home_page: HomePage, name: str, content_type: str
) -> None:
    document = SiteDocumentFactory(title="Form", file=ContentFile(b"<script>", name))
    page_with(document)
    response = client.get(document.url)
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"].startswith("attachment; ")


def test_nothing_in_a_file_may_run(client: Client, public: SiteDocument) -> None:
    response = client.get(public.url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_sample_is_kept_from_search_engines(client: Client, home_page: HomePage) -> None:
    sample = SiteDocumentFactory(is_sample=True)
    page_with(sample)
    assert client.get(sample.url)["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_file_is_only_ever_read(client: Client, public: SiteDocument, method: str) -> None:
    response = getattr(client, method)(public.url)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("delivery", ["stream", "redirect"])
def test_a_disk_streams_whatever_the_setting_says(
    client: Client, public: SiteDocument, settings: Settings, delivery: str
) -> None:
    settings.S3_DELIVERY = delivery
    assert client.get(public.url).status_code == 200


def test_head_says_everything_but_the_bytes(client: Client, public: SiteDocument) -> None:
    response = client.head(public.url)
    assert response.status_code == 200
    assert int(response["Content-Length"]) == len(bytes_of(public))
    assert response.content == b""


def test_a_file_that_is_gone_from_the_disk_is_reported_to_us(
    client: Client, public: SiteDocument, caplog: pytest.LogCaptureFixture
) -> None:
    public.file.storage.delete(public.file.name)
    with caplog.at_level(logging.ERROR, logger="library.views"):
        assert client.get(public.url).status_code == 404
    assert public.file.name in caplog.text


@pytest.mark.usefixtures("site")
def test_a_store_that_does_not_answer_is_a_plain_apology(
    client: Client, public: SiteDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(FileSystemStorage, "size", fail)
    response = client.get(public.url)
    assert response.status_code == 503
    assert response["Retry-After"] == "120"
    assert response["Cache-Control"] == "private, no-store"
    assert "try again" in response.content.decode()


def test_a_restricted_folder_closes_the_address(client: Client, public: SiteDocument) -> None:
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")
    assert client.get(public.url).status_code == 404


def test_wagtails_own_address_of_documents_is_ours(public: SiteDocument) -> None:
    assert reverse("wagtaildocs_serve", args=[public.pk, public.filename]) == public.url


@pytest.mark.parametrize("named", ["client", "editor_client"])
def test_nothing_answers_below_the_media_address(
    request: pytest.FixtureRequest, public: SiteDocument, named: str
) -> None:
    reader = request.getfixturevalue(named)
    assert reader.get(site_settings.MEDIA_URL + public.file.name).status_code == 404
    assert reader.get(site_settings.STATIC_URL + public.file.name).status_code == 404


def test_a_download_takes_four_queries(
    client: Client, public: SiteDocument, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(public.url)
    # The document, what uses it, whether that is public; and whether the site holds samples.
    with django_assert_max_num_queries(4):
        client.get(public.url)
