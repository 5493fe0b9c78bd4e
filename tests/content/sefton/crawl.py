"""Walks a site as a reader does, link by link from the front page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.http import HttpResponseBase
from django.test import Client

NOT_SEEN = ["script", "style", "template", "head"]
# Other people's ground: the editor, static files, and lists that only narrow what is there.
PASSED_BY = re.compile(r"^/(admin|static)/|[?]")


@dataclass(frozen=True)
class Found:
    """One address and what it answered."""

    status: int
    content_type: str
    text: str
    body: bytes


@dataclass
class Crawl:
    """Every address that was found."""

    found: dict[str, Found] = field(default_factory=dict)

    @property
    def pages(self) -> dict[str, Found]:
        """The HTML pages."""
        return {url: f for url, f in self.found.items() if "html" in f.content_type}

    @property
    def documents(self) -> dict[str, Found]:
        """The downloads."""
        return {url: f for url, f in self.found.items() if url.startswith("/documents/")}

    @property
    def failures(self) -> dict[str, int]:
        """Addresses that did not answer with 200."""
        return {url: f.status for url, f in self.found.items() if f.status != 200}


def crawl(client: Client, start: str = "/") -> Crawl:
    """Everything linked from `start`, directly or through other pages of the site."""
    result, waiting = Crawl(), [start]
    while waiting:
        url = waiting.pop()
        if url in result.found:
            continue
        response = client.get(url)
        body = content_of(response)
        kind = response.headers.get("Content-Type", "")
        html = BeautifulSoup(body, "html.parser") if "html" in kind else None
        text = visible_text(html) if html else ""
        result.found[url] = Found(response.status_code, kind, text, body)
        if html:
            waiting.extend(links_of(html, url))
    return result


def content_of(response: HttpResponseBase) -> bytes:
    """The bytes of an answer, streamed or not."""
    if response.streaming:
        return b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return response.content  # type: ignore[attr-defined]


def links_of(html: BeautifulSoup, url: str) -> Iterator[str]:
    """The site's own addresses that a page leads to."""
    for link in html.select("a[href]"):
        target = urldefrag(urljoin(url, str(link["href"]))).url
        parts = urlsplit(target)
        if not parts.scheme and not parts.netloc and not PASSED_BY.search(target):
            yield target


def visible_text(html: BeautifulSoup) -> str:
    """What a reader can read, its spaces tidied."""
    for hidden in html.select(", ".join(NOT_SEEN)):
        hidden.decompose()
    return re.sub(r"\s+", " ", html.get_text(" ")).replace(" ,", ",").replace(" .", ".").strip()
