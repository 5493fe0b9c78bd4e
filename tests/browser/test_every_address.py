"""Every page, file and filter that a link leads to, as a server gives it to a program."""

import json
import re
from collections import Counter
from urllib.parse import urldefrag, urlsplit

import html5lib
import pytest

from tests.browser.fetched import Answer, fetch, fetch_everything
from tests.browser.sites import RunningSite

Answers = dict[str, Answer]


@pytest.fixture(scope="module")
def everything(site: RunningSite) -> Answers:
    return fetch_everything(site.url)


@pytest.fixture(scope="module")
def pages(everything: Answers) -> list[Answer]:
    return [answer for answer in everything.values() if answer.is_page]


def test_no_link_is_broken(everything: Answers) -> None:
    broken = {answer.address: answer.status for answer in everything.values()}
    assert {address: status for address, status in broken.items() if status != 200} == {}
    assert len(everything) > 100


def test_every_page_the_sitemap_names_is_linked_to(everything: Answers, site: RunningSite) -> None:
    named = re.findall(r"<loc>([^<]+)</loc>", fetch(f"{site.url}/sitemap.xml").body.decode())
    assert [address for address in named if address not in everything] == []
    assert len(named) > 30


def test_links_into_a_page_find_their_place(pages: list[Answer], everything: Answers) -> None:
    lost = [
        link
        for page in pages
        for link in page.links
        if (target := urldefrag(link)).fragment
        and (there := everything.get(target.url))
        and there.is_page
        and not there.html.find(id=target.fragment)
    ]
    assert lost == []


def test_the_html_of_every_page_is_valid(pages: list[Answer]) -> None:
    errors = {}
    for page in pages:
        parser = html5lib.HTMLParser()
        parser.parse(page.body)
        if parser.errors:
            errors[page.address] = [(place, code) for place, code, _ in parser.errors[:3]]
    assert errors == {}


def test_no_id_stands_twice_on_a_page(pages: list[Answer]) -> None:
    twice = {}
    for page in pages:
        counts = Counter(element["id"] for element in page.html.find_all(id=True))
        if repeated := [name for name, count in counts.items() if count > 1]:
            twice[page.address] = repeated
    assert twice == {}


def test_pages_are_told_apart_by_their_titles(pages: list[Answer]) -> None:
    titles = Counter(page.html.title.string for page in pages if not urlsplit(page.address).query)
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_title_says_the_sites_name_once_and_last(pages: list[Answer]) -> None:
    name = pages[0].html.select_one(".site-name__words").string
    for page in pages:
        title = page.html.title.string
        assert title.endswith(name), page.address
        assert title.count(name) == 1, page.address


def test_every_page_describes_itself(pages: list[Answer]) -> None:
    for page in pages:
        description = page.html.find("meta", attrs={"name": "description"})
        assert description, page.address
        assert 20 < len(description["content"]) <= 400, page.address


def test_what_is_told_to_machines_is_json(pages: list[Answer]) -> None:
    told = [
        json.loads(script.string)
        for page in pages
        for script in page.html.find_all("script", type="application/ld+json")
    ]
    assert told
    assert all(one["@context"] == "https://schema.org" for one in told)


def test_links_elsewhere_are_encrypted(pages: list[Answer], site: RunningSite) -> None:
    elsewhere = {link for page in pages for link in page.links if not link.startswith(site.url)}
    assert {link for link in elsewhere if not re.match("https:|tel:|mailto:", link)} == set()


def test_links_with_the_same_words_lead_to_the_same_place(pages: list[Answer]) -> None:
    for page in pages:
        targets: dict[str, set[str]] = {}
        for link in page.html.select("main a[href]"):
            targets.setdefault(link.get_text(" ", strip=True), set()).add(link["href"])
        assert {words: found for words, found in targets.items() if len(found) > 1} == {}, (
            page.address
        )


def test_uploads_have_no_address_of_their_own(site: RunningSite) -> None:
    assert fetch(f"{site.url}/media/").status == 404
    assert fetch(f"{site.url}/media/documents/").status == 404
