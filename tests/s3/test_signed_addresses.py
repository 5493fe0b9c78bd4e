"""S3_DELIVERY=redirect: readers get documents straight from the store, at short-lived addresses."""

import logging
import re
import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings

from library import bucket as private_bucket
from library.bucket import PrivateBucketStorage
from library.models import SiteDocument
from library.signals import page_taken_down
from tests.factories.files import pdf_bytes
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.pages import page_with
from tests.s3.asking import ask, follow
from tests.s3.conftest import use_store
from tests.s3.seaweedfs import SeaweedFS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page")]
PDF = pdf_bytes("One", "Two", title="For the bucket")
NOT_KEPT = "private, no-store"


@pytest.fixture(autouse=True)
def redirecting(bucket: PrivateBucketStorage, settings: Settings) -> None:
    """The site sends readers to the store."""
    settings.S3_DELIVERY = "redirect"


@pytest.fixture
def document() -> SiteDocument:
    """A public document."""
    made = SiteDocumentFactory(title="Yearly report", file=ContentFile(PDF, "a.pdf"))
    page_with(made)
    return made


@pytest.fixture
def address(client: Client, document: SiteDocument) -> str:
    """A signed address that a reader was just given."""
    return client.get(document.url)["Location"]


def life_of(address: str) -> int:
    """In seconds, as the address itself says."""
    return int(parse_qs(urlsplit(address).query)["X-Amz-Expires"][0])


def test_a_reader_is_sent_to_the_store_and_gets_the_file(
    client: Client, store: SeaweedFS, document: SiteDocument
) -> None:
    response = client.get(document.url)
    assert response["Location"].startswith(f"{store.endpoint}/")
    answer = follow(response)
    assert (answer.status, answer.content) == (200, PDF)


def test_the_way_there_is_kept_by_nobody_and_short_lived(
    client: Client, document: SiteDocument
) -> None:
    response = client.get(document.url)
    assert response["Cache-Control"] == NOT_KEPT
    assert life_of(response["Location"]) <= 60
    assert "Set-Cookie" not in response


def test_a_longer_life_in_the_settings_is_cut(bucket: PrivateBucketStorage) -> None:
    bucket.querystring_expire = 3600
    made = bucket.signed_address("GET", "a", disposition="inline", content_type="text/plain")
    assert life_of(made) == 60


def test_the_store_says_name_and_type_and_that_no_copy_be_kept(
    client: Client, document: SiteDocument
) -> None:
    answer = follow(client.get(document.url))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="yearly-report.pdf"'
    assert answer["Cache-Control"] == NOT_KEPT


def test_anything_but_a_pdf_is_saved(client: Client) -> None:
    form = SiteDocumentFactory(title="Form", file=ContentFile(b"<script>", "form.html"))
    page_with(form)
    answer = follow(client.get(form.url))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="form.html"'


def test_the_store_gives_parts_of_a_file(client: Client, document: SiteDocument) -> None:
    headers = {"Range": "bytes=10-19"}
    part = follow(client.get(document.url, headers=headers), **headers)
    assert (part.status, part.content) == (206, PDF[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{len(PDF)}"
    headers = {"Range": f"bytes={len(PDF)}-"}
    assert follow(client.get(document.url, headers=headers), **headers).status == 416


def test_one_address_serves_a_viewer_for_several_parts(address: str) -> None:
    parts = [ask(address, Range=f"bytes={at}-{at + 99}").content for at in (0, 100, 200)]
    assert b"".join(parts) == PDF[:300]


def test_a_reader_who_has_the_file_is_told_so_by_the_store(
    client: Client, document: SiteDocument
) -> None:
    tag = follow(client.get(document.url))["ETag"]
    again = client.get(document.url, headers={"If-None-Match": tag})
    assert follow(again, If_None_Match=tag).status == 304


def test_head_says_everything_but_the_bytes(client: Client, document: SiteDocument) -> None:
    answer = follow(client.head(document.url), "HEAD")
    assert (answer.status, answer.content) == (200, b"")
    assert int(answer["Content-Length"]) == len(PDF)
    assert answer["Content-Disposition"].startswith("inline")


def test_a_private_document_gets_no_address(client: Client, document: SiteDocument) -> None:
    private = SiteDocumentFactory()
    response = client.get(private.url)
    assert response.status_code == 404
    assert "Location" not in response


def test_a_withdrawn_document_gets_none_either(client: Client) -> None:
    document = SiteDocumentFactory()
    page = page_with(document)
    assert client.get(document.url).status_code == 302
    page.unpublish()
    assert client.get(document.url).status_code == 404


def test_an_address_given_out_before_a_takedown_opens_nothing_after_it(
    client: Client, editor_client: Client
) -> None:
    document, shared = SiteDocumentFactory(), SiteDocumentFactory()
    page = page_with(document, shared)
    page_with(shared)
    address, of_shared = (client.get(each.url)["Location"] for each in (document, shared))
    assert (ask(address).status, ask(of_shared).status) == (200, 200)
    page.unpublish()
    page_taken_down.send(sender=type(page), page=page, addresses=[])
    assert ask(address).status == 404
    assert ask(of_shared).status == 200
    document.refresh_from_db()
    assert document.current_check
    assert follow(editor_client.get(document.url)).status == 200


def test_an_editor_gets_a_private_document_the_same_way(editor_client: Client) -> None:
    private = SiteDocumentFactory(file=ContentFile(PDF, "a.pdf"))
    response = editor_client.get(private.url)
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == (NOT_KEPT, "noindex")
    assert follow(response).content == PDF


def test_pictures_come_from_the_site_as_its_pages_demand(client: Client) -> None:
    image = SiteImageFactory()
    page_with(image)
    assert client.get(image.get_rendition("width-40").url).status_code == 200


def test_an_old_name_leads_to_the_new_one_first(client: Client, document: SiteDocument) -> None:
    old = document.url
    document.title = "Annual report"
    document.save()
    response = client.get(old)
    assert response["Location"] == document.url
    assert response["Cache-Control"] == NOT_KEPT


def test_the_address_is_the_one_that_readers_know_the_store_by(
    client: Client,
    document: SiteDocument,
    store: SeaweedFS,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    use_store(
        monkeypatch, settings, public_endpoint_url=store.endpoint.replace("127.0.0.1", "localhost")
    )
    response = client.get(document.url)
    assert response["Location"].startswith("http://localhost:")
    assert follow(response).content == PDF


def test_a_file_that_is_gone_from_the_store_is_a_404_and_reported_to_us(
    client: Client, document: SiteDocument, caplog: pytest.LogCaptureFixture
) -> None:
    document.file.storage.delete(document.file.name)
    with caplog.at_level(logging.ERROR, logger="library.views"):
        assert client.get(document.url).status_code == 404
    assert document.file.name in caplog.text


@pytest.mark.usefixtures("site")
def test_nobody_is_sent_to_a_store_that_is_down(
    client: Client, document: SiteDocument, unplugged: Callable[[], object]
) -> None:
    unplugged()
    response = client.get(document.url)
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert response["Cache-Control"] == NOT_KEPT
    assert "try again" in response.content.decode()


# What the store refuses.


FORGERIES = [
    (r"X-Amz-Signature=\w{8}", "X-Amz-Signature=00000000"),
    (r"X-Amz-Expires=\d+", "X-Amz-Expires=86400"),
    (r"X-Amz-Credential=site", "X-Amz-Credential=other"),
    (r"response-content-type=[^&]+", "response-content-type=text%2Fhtml"),
    (r"response-content-type=[^&]+&", ""),
    (r"response-content-disposition=[^&]+", "response-content-disposition=attachment"),
    (r"response-content-disposition=inline", "response-content-disposition=attachment"),
    (r"response-cache-control=[^&]+", "response-cache-control=public"),
    (r"\.pdf\?", ".txt?"),
    (r"&X-Amz-Signature=\w+", ""),
    (r"\?.*", ""),
    (r"$", "&response-expires=0"),
    (r"$", "&acl"),
]


def test_a_changed_address_opens_nothing(address: str) -> None:
    for signed, forged in FORGERIES:
        changed, count = re.subn(signed, forged, address, count=1)
        assert count == 1, signed
        assert changed != address, signed
        answer = ask(changed)
        assert answer.status in (400, 403), (signed, forged)
        assert PDF[:20] not in answer.content, (signed, forged)
    # It was good all the while.
    assert ask(address).status == 200


def test_an_address_is_good_for_one_method(
    bucket: PrivateBucketStorage, document: SiteDocument, address: str
) -> None:
    for method in ("PUT", "DELETE", "POST", "HEAD"):
        assert ask(address, method, body=b"Another.").status in (403, 405), method
        with bucket.open(document.file.name) as stored:
            assert stored.read() == PDF, method


def test_an_address_is_worthless_after_its_time(
    client: Client, document: SiteDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private_bucket, "LONGEST_LIFE_SECONDS", 2)
    address = client.get(document.url)["Location"]
    assert ask(address).status == 200
    give_up_at = time.monotonic() + 4
    while ask(address).status == 200 and time.monotonic() < give_up_at:
        time.sleep(0.1)
    assert ask(address).status == 403


def test_another_key_signs_nothing_that_the_store_believes(
    bucket: PrivateBucketStorage, store: SeaweedFS, document: SiteDocument
) -> None:
    for key, secret in ((store.access_key, "wrong"), ("stranger", store.secret_key)):
        stranger = boto3.client(
            "s3",
            endpoint_url=store.endpoint,
            region_name=bucket.region_name,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=bucket.client_config,
        )
        params = {"Bucket": bucket.bucket_name, "Key": document.file.name}
        assert ask(stranger.generate_presigned_url("get_object", Params=params)).status == 403
        stranger.close()
