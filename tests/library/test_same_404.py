"""A file that isn't public looks, byte for byte, like a file that never was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from library.models import FileCheck, Rendition, SiteDocument, SiteImage
from tests.factories.core import SiteSettingsFactory
from tests.library.withdrawals import (
    WAYS,
    Files,
    Take,
    its_page_unpublished,
    only_in_a_draft_of_a_live_page,
)

pytestmark = pytest.mark.django_db

SIZES = ("width-40", "max-165x165")
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
Tried = tuple[str, str, dict[str, str]]


@pytest.fixture(scope="module")
def made(module_rows: None) -> None:
    """Two files, and the sizes of the picture that readers are given."""
    SiteSettingsFactory()
    made = Files()
    for size in SIZES:
        made.image.get_rendition(size)


@pytest.fixture
def files(made: None) -> Files:
    """As they are in the database, for a test to change."""
    return Files(SiteDocument.objects.get(), SiteImage.objects.get())


def withdraw(way: Callable[[Files], Take], files: Files) -> "Withdrawn":
    """Files that are private by now; what was public before was looked at by a reader."""
    take = way(files)
    withdrawn = Withdrawn(files)
    take()
    withdrawn.remember_new_names(files)
    return withdrawn


class Withdrawn:
    """Two files and all that a reader may have kept of them."""

    def __init__(self, files: Files) -> None:
        self.document, self.image = files.document, files.image
        renditions = [files.image.get_rendition(spec) for spec in SIZES]
        self.addresses = {files.document.url, *(rendition.url for rendition in renditions)}
        self.stored = {files.document.file.name, files.image.file.name}
        self.stored |= {rendition.file.name for rendition in renditions}
        self.seen = [(url, Client().get(url)) for url in sorted(self.addresses)]

    def remember_new_names(self, files: Files) -> None:
        self.addresses |= {files.document.url}
        self.stored |= {files.document.file.name, files.image.file.name}

    def guesses(self) -> Iterator[str]:
        """Addresses somebody might try who knows the ids, the names, or the old site."""
        document, image = self.document, self.image
        named = document.filename
        yield from self.addresses
        yield f"/documents/{document.pk}/guessed.pdf"
        yield f"/documents/{document.pk}/{document.file.name.rpartition('/')[2]}"
        yield from (
            f"/documents/{document.pk}/{named}/",
            f"/documents/{document.pk}/{named}?download=1",
            f"/documents/{document.pk}%2F{named}",
            f"/documents//{document.pk}/{named}",
            f"/documents/0{document.pk}/{named}",
            f"/documents/+{document.pk}/{named}",
            f"/documents/{document.pk}/{named.upper()}",
            f"/documents/{document.pk}/..%2F{document.pk}%2F{named}",
            f"/documents/{document.pk}/",
            f"/documents/{document.pk}",
            f"/documents/{image.pk}/{named}",
            f"/images/{image.pk}/original/picture.png",
            f"/images/{image.pk}/width-41/picture.png",
            f"/images/{image.pk}/width-40/guessed.png",
            f"/images/{image.pk}/max-165x165%7Cformat-webp/picture.webp",
            f"/images/{image.pk}/",
        )
        for name in self.stored:
            yield from (f"/{name}", f"{settings.MEDIA_URL}{name}", f"{settings.STATIC_URL}{name}")

    def main_attempts(self) -> Iterator[Tried]:
        """Method, address and headers of what a reader who knew the file would try."""
        for url in sorted(self.addresses):
            yield from ((method, url, {}) for method in ("GET", "HEAD", "POST", "OPTIONS"))
            yield "GET", url, {"Range": "bytes=0-9"}
        for url, answer in self.seen:
            yield from (("GET", url, headers) for headers in kept_from(answer)[:2])

    def all_attempts(self) -> Iterator[Tried]:
        """The same, and what a stranger might try who knows how sites like this work."""
        yield from self.main_attempts()
        yield from (("GET", url, {}) for url in self.guesses())
        for url in sorted(self.addresses):
            yield from ((method, url, {}) for method in OTHER_METHODS)
            yield "GET", url, {"If-None-Match": "*"}
            yield "GET", url, {"If-Match": "*"}
            yield "GET", url, {"If-Unmodified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}
            yield "GET", url, {"X-HTTP-Method-Override": "GET", "X-Original-URL": "/admin/"}
        for url, answer in self.seen:
            yield from (("GET", url, headers) for headers in kept_from(answer)[2:])


def kept_from(answer: HttpResponse) -> list[dict[str, str]]:
    """What a browser that was given the file sends when it asks again."""
    if answer.status_code != 200:
        return []
    tag, date = answer["ETag"], answer["Last-Modified"]
    return [
        {"If-None-Match": tag},
        {"If-Modified-Since": date},
        {"If-None-Match": f"W/{tag}"},
        {"If-Match": tag},
        {"If-Unmodified-Since": date},
        {"Range": "bytes=0-9", "If-Range": tag},
        {"Range": "bytes=99999999-", "If-Range": date},
    ]


def answer_to(tried: Tried) -> tuple[int, dict[str, str], bytes, str]:
    """Everything a stranger gets back, with Django's protection against forged requests on."""
    method, url, headers = tried
    client = Client(enforce_csrf_checks=True, headers=headers)
    path, _, query = url.partition("?")
    # PATH_INFO as a server hands it over, with double slashes and all.
    response = client.generic(method, path, QUERY_STRING=query)
    return response.status_code, dict(response.items()), response.content, str(response.cookies)


@contextmanager
def as_if_it_had_never_been(withdrawn: Withdrawn) -> Iterator[None]:
    """Without its rows in the database, for as long as the block runs."""
    document, image = withdrawn.document.pk, withdrawn.image.pk
    with transaction.atomic():
        FileCheck.objects.filter(document=document)._raw_delete("default")
        FileCheck.objects.filter(image=image)._raw_delete("default")
        Rendition.objects.filter(image=image)._raw_delete("default")
        SiteDocument.objects.filter(pk=document)._raw_delete("default")
        SiteImage.objects.filter(pk=image)._raw_delete("default")
        yield
        transaction.set_rollback(True)


def check_that_nothing_tells(withdrawn: Withdrawn, attempts: list[Tried]) -> None:
    """Compare the answers to all attempts with those there would be without the files."""
    of_hidden = [answer_to(tried) for tried in attempts]
    with as_if_it_had_never_been(withdrawn):
        of_none = [answer_to(tried) for tried in attempts]
    for tried, hidden, none in zip(attempts, of_hidden, of_none, strict=True):
        assert hidden == none, tried
        assert hidden[0] in ((404,) if tried[1] in withdrawn.addresses else (404, 403, 301)), tried
        assert hidden[3] == "", tried


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_it_is_a_404_and_the_same_as_for_no_file(
    way: Callable[[Files], Take], files: Files
) -> None:
    withdrawn = withdraw(way, files)
    if way in WAYS[4:]:
        check_that_it_was_public_before(withdrawn, "renamed" not in way.__name__)
    check_that_nothing_tells(withdrawn, list(withdrawn.main_attempts()))
    url = withdrawn.document.url
    asked = work_of(url)
    with as_if_it_had_never_been(withdrawn):
        # An answer that takes less work comes sooner, and would tell by that.
        assert work_of(url) == asked


def check_that_it_was_public_before(withdrawn: Withdrawn, has_picture: bool) -> None:
    """What a reader found at the addresses when they looked."""
    for url, answer in withdrawn.seen:
        assert answer.status_code == (200 if has_picture or url.startswith("/documents/") else 404)
    assert len(withdrawn.seen) == 1 + len(SIZES)


@pytest.mark.parametrize(
    "way", [its_page_unpublished, only_in_a_draft_of_a_live_page], ids=lambda way: way.__name__
)
def test_it_is_so_whatever_is_tried(way: Callable[[Files], Take], files: Files) -> None:
    withdrawn = withdraw(way, files)
    check_that_nothing_tells(withdrawn, list(withdrawn.all_attempts()))


def test_a_picture_is_not_told_by_the_work_it_takes_either(files: Files) -> None:
    withdrawn = withdraw(its_page_unpublished, files)
    for url in sorted({*withdrawn.addresses, f"/images/{withdrawn.image.pk}/width-40/a.png"}):
        asked = work_of(url)
        with as_if_it_had_never_been(withdrawn):
            assert work_of(url) == asked, url


def work_of(url: str) -> int:
    """How many questions to the database an answer takes, once nothing is new to the process."""
    answer_to(("GET", url, {}))
    with CaptureQueriesContext(connection) as asked:
        answer_to(("GET", url, {}))
    return len(asked)
