"""Readers leave no trace here, and nothing is asked of anybody else."""

import re

import pytest

from tests.browser import reading
from tests.browser.conftest import NewReader
from tests.browser.places import MISSING, PLACES, path_of
from tests.browser.sites import RunningSite


@pytest.mark.parametrize("place", PLACES)
def test_a_reader_gets_no_cookie_and_nothing_is_kept(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    page = new_reader().page
    page.goto(path_of(place, site))
    assert page.context.cookies() == []
    assert reading.ask(page, "localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("path", ["/", "/search/?q=review", MISSING])
def test_a_public_page_may_run_nothing_but_the_sites_own_files(
    new_reader: NewReader, path: str
) -> None:
    answer = new_reader().page.request.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("place", PLACES)
def test_no_script_or_style_stands_in_the_page(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    html = new_reader().page.request.get(path_of(place, site)).text()
    assert not re.search(r"<script(?![^>]*(\bsrc=|ld\+json))", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", html)


def test_a_document_gives_no_cookie_either(new_reader: NewReader, site: RunningSite) -> None:
    page = new_reader().page
    page.goto(site.addresses["reviewpage"])
    address = page.locator(".document a").first.get_attribute("href") or ""
    assert "set-cookie" not in page.request.get(address).headers
