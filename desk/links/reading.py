"""Links in what is stored: rich text, blocks and fields. No database."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urlsplit

from django.utils.encoding import iri_to_uri

from desk.models.links import LONGEST_URL

ANCHOR = re.compile(r"<a\s[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# What a block that leads to a page calls it.
PAGE_KEY = "page"


@dataclass(frozen=True)
class Found:
    """One link: to an address, or to a page or document of ours by its key."""

    url: str = ""
    page_id: int | None = None
    document_id: int | None = None


def links_in(value: Any) -> Iterator[Found]:
    """Every link in a value, however deep; lists and blocks may be written as JSON."""
    if isinstance(value, dict):
        if isinstance(value.get(PAGE_KEY), int):
            yield Found(page_id=value[PAGE_KEY])
        for part in value.values():
            yield from links_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from links_in(part)
    elif isinstance(value, str) and value:
        yield from _links_in_text(value)


def _links_in_text(text: str) -> Iterator[Found]:
    if text[0] in "[{":
        try:
            parsed = json.loads(text)
        except ValueError:
            pass
        else:
            yield from links_in(parsed)
            return
    if WEB_ADDRESS.fullmatch(text.strip()):
        yield Found(url=text.strip())
    for anchor in ANCHOR.findall(text):
        yield from _link_of(dict(ATTRIBUTE.findall(anchor)))


def _link_of(attributes: dict[str, str]) -> Iterator[Found]:
    key = attributes.get("id", "")
    kind = attributes.get("linktype")
    if kind in {"page", "document"} and key.isdecimal():
        is_page = kind == "page"
        yield Found(
            page_id=int(key) if is_page else None, document_id=None if is_page else int(key)
        )
    elif href := html.unescape(attributes.get("href", "")).strip():
        yield Found(url=href)


def tidy_url(url: str) -> tuple[str, str]:
    """The address as it is asked for, with its host; both empty for what can't be asked.

    Nobody asks for an e-mail address or a telephone number. An address of our own, without a host,
    comes back as its path.
    """
    try:
        parts = urlsplit(urldefrag(iri_to_uri(url) or "").url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return "", ""
    tidy = parts.geturl()
    if len(tidy) > LONGEST_URL:
        return "", ""
    if not parts.scheme and not host and parts.path.startswith("/"):
        return tidy, ""
    return (tidy, host) if parts.scheme in {"http", "https"} and host else ("", "")
