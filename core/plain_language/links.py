"""Links whose words don't say what they open."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from .rules import VAGUE_LINK, Advice
from .words import Link, PageWords

# What a link says when it says nothing, without what stands around it.
VAGUE = re.compile(
    r"(?:please\s+)?"
    r"(?:click|press|tap|see|look|read|go|view|open|download|find out|learn|visit)?\s*"
    r"(?:here|more|more here|more information|more info|more details|further information|details|"
    r"this|that|it|this (?:link|page|website|site|document|file|leaflet|pdf|form|report)|link|"
    r"the link|the (?:page|website|document|form|report)|our website|website|web page|webpage|"
    r"page|document|pdf|file|attachment|continue|info|information)",
    re.IGNORECASE,
)
ONLY_A_VERB = re.compile(r"(?:click|download|read|view|open|see|visit|go)", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
AROUND = " \t\n.,:;!?…›»>→()[]"
QUIET_SCHEMES = ("mailto", "tel")


def vague_links(page: PageWords) -> Iterator[Advice]:
    """Links that say "click here" or show an address, and the same words for different things."""
    for link in page.links:
        words = link.words.strip(AROUND)
        if not words or urlsplit(link.address).scheme in QUIET_SCHEMES:
            continue
        if VAGUE.fullmatch(words) or ONLY_A_VERB.fullmatch(words):
            yield Advice(VAGUE_LINK, _better(link), link.place, link.words.strip())
        elif ADDRESS.fullmatch(words):
            note = "an address is read out letter by letter"
            yield Advice(VAGUE_LINK, _better(link), link.place, link.words.strip(), note)
    yield from _twins(page.links)


def _better(link: Link) -> str:
    if link.opens:
        return f"“{link.opens}”"
    host = urlsplit(link.address).netloc.removeprefix("www.")
    if host:
        return f"Name what it opens: the title of that page on {host}."
    return "Name what it opens."


def _twins(links: list[Link]) -> Iterator[Advice]:
    """The same words that lead to another place than before."""
    first: dict[str, Link] = {}
    for link in links:
        words = " ".join(link.words.lower().split()).strip(AROUND)
        if not words or not link.address or VAGUE.fullmatch(words):
            continue
        known = first.setdefault(words, link)
        if known.address != link.address:
            note = "the same words lead elsewhere further up"
            yield Advice(VAGUE_LINK, _told_apart(link), link.place, link.words.strip(), note)


def _told_apart(link: Link) -> str:
    words = link.words.strip()
    if link.opens and link.opens.lower() != words.lower():
        return f"“{link.opens}”"
    return "Say what is different about this one, for example its year."
