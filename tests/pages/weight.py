"""What a phone has to fetch before a page is there, its pictures apart."""

import gzip
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

STATIC = "/static/"


@dataclass(frozen=True)
class Weight:
    """How many requests, the page itself too, and how many bytes, as Varnish compresses them."""

    requests: int
    size: int


def weigh(client: Client, address: str) -> Weight:
    """A page as it arrives on a phone that has nothing of the site yet."""
    page = client.get(address).content
    html = BeautifulSoup(page, "html.parser")
    needed = {link["href"] for link in html.select("link[rel=stylesheet]")}
    needed |= {script["src"] for script in html.select("script[src]")}
    sizes = [_size(client, each) for each in needed]
    # Of several icons a browser takes one.
    icons = [_size(client, link["href"]) for link in html.select("link[rel=icon]")]
    sizes += [len(gzip.compress(page)), max(icons)]
    return Weight(len(sizes), sum(sizes))


def _size(client: Client, address: str) -> int:
    if not address.startswith(STATIC):
        answer = client.get(address)
        assert answer.status_code == 200, address
        return len(gzip.compress(answer.content))
    path = finders.find(address.removeprefix(STATIC))
    assert path, address
    return len(gzip.compress(Path(path).read_bytes()))
