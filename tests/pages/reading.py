"""What a reader gets, for the tests of pages."""

import json

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page


def read(page: Page | str) -> BeautifulSoup:
    """The page as a stranger's browser receives it."""
    url = page if isinstance(page, str) else page.url
    return BeautifulSoup(Client().get(url).content, "html.parser")


def words(soup: BeautifulSoup, selector: str = "main") -> str:
    """The text of a part, on one line."""
    return " ".join(part.get_text(" ", strip=True) for part in soup.select(selector))


def links(soup: BeautifulSoup, selector: str = "main") -> dict[str, str]:
    """Addresses by the words of their links."""
    found = soup.select(f"{selector} a[href]")
    return {link.get_text(" ", strip=True): link["href"] for link in found}


def data(soup: BeautifulSoup) -> list[dict]:
    """The schema.org things of the page."""
    return json.loads(soup.select_one('script[type="application/ld+json"]').string)["@graph"]
