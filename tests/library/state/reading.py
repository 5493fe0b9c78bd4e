"""What readers and editors get, compared with the model."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from xml.etree import ElementTree

from django.http import HttpResponse
from django.test import Client

from library.models import SiteDocument, SiteImage
from tests.library.state.editing import WORD
from tests.library.state.model import File

# The frames of pages, where nearly all the time would go; other tests look at them.
BARE_TEMPLATES = {
    "404.html": "Not found.",
    "search/results.html": "{{ listing.page_obj.paginator.num_pages }} "
    "{% for result in listing.page_obj %}{{ result.page.slug }} {% endfor %}",
}
PART = {"Range": "bytes=3-9"}
SPEC = "width-4"
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class Fetched(NamedTuple):
    """What is at the end of an answer."""

    status: int
    content: bytes
    tag: str


# From the site's answer to what a browser has in the end; method and headers are sent on.
Fetch = Callable[[HttpResponse, str, dict[str, str]], Fetched]


def as_it_is(response: HttpResponse, method: str, headers: dict[str, str]) -> Fetched:
    """A streamed answer."""
    return Fetched(response.status_code, response.getvalue(), response.get("ETag", ""))


class Readers:
    """One reader and one signed-in editor, who ask for everything there ever was."""

    def __init__(self, editor: object, fetch: Fetch = as_it_is) -> None:
        self.reader, self.editor_client = Client(), Client()
        self.editor = editor
        self.fetch = fetch
        self.signed_in: datetime | None = None

    def ask(
        self, url: str, method: str = "GET", by_editor: bool = False, **headers: str
    ) -> Fetched:
        """What a browser gets in the end; a move within the site is not followed."""
        client = self.editor_client if by_editor else self.reader
        response = client.generic(method, url, headers=headers)
        return self.fetch(response, method, headers)

    def expect_public(self, file: File) -> None:
        """The file itself, whole and in part; old addresses lead to the present one."""
        *old, url = file.urls
        whole, part = self.ask(url), self.ask(url, **PART)
        assert whole[:2] == (200, file.content), f"{file} should be public"
        assert part[:2] == (206, file.content[3:10]), file
        assert self.ask(url, **{"If-None-Match": whole.tag}).status == 304, file
        file.tags.add(whole.tag)
        for former in set(old) - {url}:
            moved = self.reader.get(former)
            assert (moved.status_code, moved.get("Location")) == (302, url), former

    def expect_hidden(self, file: File) -> None:
        """404 at every address it ever had, whatever a reader has kept of it."""
        for url in set(file.urls):
            assert self.ask(url).status == 404, f"{file} should be private: {url}"
        assert self.ask(file.urls[-1], **PART).status == 404, file
        for tag in file.tags:
            assert self.ask(file.urls[-1], **{"If-None-Match": tag}).status == 404, file

    def expect_for_editor(self, file: File) -> None:
        """An editor reads whatever still exists."""
        answer = self.ask(file.urls[-1], "HEAD", by_editor=True)
        assert answer.status == (404 if file.deleted else 200), file

    def stay_signed_in(self, now: datetime) -> None:
        """Time passes by the hour here, and sessions end."""
        if self.signed_in != now:
            self.editor_client.force_login(self.editor)
            self.signed_in = now

    def sitemap(self) -> set[str]:
        """The last parts of the addresses in the sitemap."""
        tree = ElementTree.fromstring(self.reader.get("/sitemap.xml").content)
        return {slug_of(element.text or "") for element in tree.iter(LOCATION)}

    def found_by_words(self) -> set[str]:
        """The last parts of the addresses that a search for a word of every page finds."""
        pages, *slugs = self._results(1)
        for number in range(2, int(pages) + 1):
            slugs += self._results(number)[1:]
        return set(slugs)

    def _results(self, number: int) -> list[str]:
        """How many pages of results there are, and what is on one of them."""
        address = f"/search/?q={WORD}&page={number}"
        return self.reader.get(address).content.decode().split()


def slug_of(address: str) -> str:
    """The last part of an address."""
    return address.rstrip("/").rpartition("/")[2]


def present_address(file: SiteDocument | SiteImage) -> tuple[str, bytes]:
    """Where the file is read now, and what is read there; an image in one small size."""
    if isinstance(file, SiteDocument):
        return file.url, b""
    rendition = file.get_rendition(SPEC)
    with rendition.file.open("rb") as stored:
        return rendition.url, stored.read()
