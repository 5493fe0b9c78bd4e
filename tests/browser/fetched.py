"""Every address of a running site, fetched once as a program would, links followed from `/`."""

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import ProxyHandler, build_opener

from bs4 import BeautifulSoup

WHERE_LINKS_STAND = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "form": "action",
}
opener = build_opener(ProxyHandler({}))


@dataclass(frozen=True)
class Answer:
    """What one address answered."""

    address: str
    status: int
    kind: str
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is a page of HTML that was found."""
        return self.status == 200 and self.kind.startswith("text/html")

    @cached_property
    def html(self) -> BeautifulSoup:
        """The page, to ask questions of."""
        return BeautifulSoup(self.body, "html.parser")

    @cached_property
    def links(self) -> list[str]:
        """Whole addresses of everything the page leads to or is made of, `#` and all."""
        return [
            urljoin(self.address, str(element[attribute]))
            for name, attribute in WHERE_LINKS_STAND.items()
            for element in self.html.find_all(name, attrs={attribute: True})
        ]


def fetch(address: str) -> Answer:
    """One address, whatever it answers."""
    try:
        with opener.open(address, timeout=30) as answer:
            return Answer(
                address, answer.status, answer.headers.get("Content-Type", ""), answer.read()
            )
    except HTTPError as error:
        with error:
            return Answer(address, error.code, error.headers.get("Content-Type", ""), b"")


def fetch_everything(home: str) -> dict[str, Answer]:
    """The whole site by its addresses; no link is followed from a list that is narrowed."""
    found: dict[str, Answer] = {}
    waiting = deque([f"{home}/"])
    while waiting:
        address = waiting.popleft()
        if address in found or urlsplit(address).path.startswith("/admin"):
            continue
        found[address] = fetch(address)
        if found[address].is_page and not urlsplit(address).query:
            ours = (urldefrag(link).url for link in found[address].links)
            waiting.extend(link for link in ours if link.startswith(f"{home}/"))
    return found
