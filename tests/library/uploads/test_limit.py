"""What is too large is refused before it is read."""

import io
import tempfile

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from library.models import SiteDocument
from library.uploads import limit
from tests.factories.files import pdf_bytes
from tests.library.uploads import drop, upload

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
BOUNDARY = "boundary"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
ADD = "/admin/documents/add/"


class Body(io.RawIOBase):
    """A body as long as it says, that counts what is taken of it."""

    def __init__(self, length: int, head: bytes = b"") -> None:
        self.left, self.head, self.taken = length, head, 0

    def read(self, size: int = -1) -> bytes:
        size = self.left if size < 0 else min(size, self.left)
        self.left -= size
        self.taken += size
        begin, self.head = self.head[:size], self.head[size:]
        return begin + b"x" * (size - len(begin))


@pytest.fixture(autouse=True)
def small_limit(settings: Settings) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 3 * MEGABYTE


@pytest.fixture
def temporary_files(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes that files in the folder of uploads have had."""
    sizes: list[int] = []
    original = tempfile._TemporaryFileWrapper.__getattr__

    def watched(self: object, name: str) -> object:
        value = original(self, name)
        if name == "write":

            def write(data: bytes) -> int:
                sizes.append(len(data))
                return value(data)

            return write
        return value

    monkeypatch.setattr(tempfile._TemporaryFileWrapper, "__getattr__", watched)
    return sizes


def send(client: Client, body: Body, length: int, **headers: str) -> HttpResponse:
    return post_of(client, ADD, **{"wsgi.input": body, "CONTENT_LENGTH": str(length)}, **headers)


def post_of(client: Client, path: str, **environ: object) -> HttpResponse:
    """A request as the server hands it on; with no body of its own Django's client adds nothing."""
    return client.generic("POST", path, b"", CONTENT_TYPE=MULTIPART, **environ)


def file_field() -> bytes:
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode()


def test_a_request_over_the_limit_is_answered_before_it_is_read(
    editor_client: Client, temporary_files: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = Body(300 * MEGABYTE)
    read_when_answered: list[int] = []
    monkeypatch.setattr(limit, "_drain", lambda request: read_when_answered.append(body.taken))
    response = send(editor_client, body, 300 * MEGABYTE)
    assert response.status_code == 413
    assert read_when_answered == [0]
    assert temporary_files == []


def test_the_answer_says_what_is_wrong_and_leads_back(editor_client: Client) -> None:
    headers = {"HTTP_REFERER": "http://testserver/admin/documents/add/"}
    page = send(editor_client, Body(300 * MEGABYTE), 300 * MEGABYTE, **headers).content.decode()
    assert "What you sent is 300 MB large; the site takes files of up to 3 MB" in page
    assert 'href="http://testserver/admin/documents/add/"' in page


def test_nobody_is_led_away_from_the_site(editor_client: Client) -> None:
    headers = {"HTTP_REFERER": "https://elsewhere.example/"}
    page = send(editor_client, Body(300 * MEGABYTE), 300 * MEGABYTE, **headers).content.decode()
    assert "elsewhere.example" not in page
    assert '<a href="/admin/">Go back' in page


@pytest.mark.parametrize(
    "headers", [{"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}, {"HTTP_ACCEPT": "application/json"}]
)
def test_a_script_gets_json(editor_client: Client, headers: dict[str, str]) -> None:
    response = send(editor_client, Body(300 * MEGABYTE), 300 * MEGABYTE, **headers)
    assert response.status_code == 413
    assert not response.json()["success"]
    assert "up to 3 MB" in response.json()["error_message"]


def test_the_rest_of_a_refused_request_runs_into_nothing(editor_client: Client) -> None:
    body = Body(20 * MEGABYTE)
    send(editor_client, body, 20 * MEGABYTE).close()
    assert body.left == 0


def test_a_file_that_grows_over_the_limit_is_stopped_there(
    editor_client: Client, temporary_files: list[int]
) -> None:
    length = 3 * MEGABYTE + MEGABYTE // 2
    body = Body(length, file_field())
    response = send(editor_client, body, length)
    assert response.status_code == 413
    assert "The file is larger than 3 MB" in response.content.decode()
    assert 0 < sum(temporary_files) <= 3 * MEGABYTE


def test_a_request_of_no_known_length_is_refused(editor_client: Client) -> None:
    body = Body(MEGABYTE)
    environ = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": body}
    response = post_of(editor_client, ADD, **environ, **{"wsgi.input_terminated": True})
    assert response.status_code == 411
    assert "did not say how large it is" in response.content.decode()
    assert body.left == 0


@pytest.mark.parametrize("length", ["-5", "many", ""])
def test_a_length_that_is_none_does_no_harm(editor_client: Client, length: str) -> None:
    response = post_of(editor_client, ADD, CONTENT_LENGTH=length)
    assert response.status_code < 500


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/documents/add/"])
def test_who_is_not_signed_in_sends_nothing_large(
    client: Client, home_page: object, path: str
) -> None:
    body = Body(2 * 3 * MEGABYTE)
    environ = {"wsgi.input": body, "CONTENT_LENGTH": str(3 * MEGABYTE)}
    response = post_of(client, path, **environ)
    assert response.status_code == 413
    assert body.left == 3 * MEGABYTE
    assert "no longer signed in" in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/search/", "/was-this-useful/1/", "/administration/"])
def test_a_readers_form_is_small_whoever_sends_it(
    editor_client: Client, settings: Settings, path: str
) -> None:
    most = settings.READERS_FORM_BYTES
    body = Body(most + 1)
    refused = post_of(editor_client, path, **{"wsgi.input": body, "CONTENT_LENGTH": str(most + 1)})
    assert refused.status_code == 413
    assert "our forms take a few sentences" in refused.text
    assert '<a href="/">Go back' in refused.text
    assert "signed in" not in refused.text
    taken = post_of(editor_client, path, **{"wsgi.input": Body(most), "CONTENT_LENGTH": str(most)})
    assert taken.status_code != 413


def test_a_file_just_under_the_limit_is_taken(editor_client: Client) -> None:
    content = pdf_bytes() + b"\n" * (3 * MEGABYTE - len(pdf_bytes()))
    assert upload(editor_client, content, "large.pdf").status_code == 302
    assert SiteDocument.objects.get().file_size == 3 * MEGABYTE


def test_a_file_just_over_the_limit_is_refused(editor_client: Client) -> None:
    content = pdf_bytes() + b"\n" * (3 * MEGABYTE + 1 - len(pdf_bytes()))
    assert upload(editor_client, content, "large.pdf").status_code == 413
    assert "larger than 3 MB" in drop(editor_client, content, "large.pdf")["error_message"]
    assert not SiteDocument.objects.exists()


def test_a_connection_that_is_cut_is_no_error_of_the_site(editor_client: Client) -> None:
    class Cut(Body):
        def read(self, size: int = -1) -> bytes:
            raise OSError("gone")

    assert send(editor_client, Cut(0), 3 * MEGABYTE).status_code == 400
