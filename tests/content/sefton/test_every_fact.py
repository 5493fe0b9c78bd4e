"""Sefton's content as readers meet it: every fact in its place, every link whole."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from content.loading import Report, load_folder
from content.loading.report import Action
from core.visibility import public_pages
from library.models import SiteDocument
from publications.models import PublicationPage

from ..conftest import SEFTON
from .crawl import Crawl

# Makes pytest-django set up the test database; `sefton` fills it once.
pytestmark = pytest.mark.django_db

FACTS: dict[str, list[str]] = YAML(typ="safe").load(Path(__file__).with_name("facts.yaml"))
LEAST_FACTS = 75
# Of people who have left, or have another post today.
FORMER_NUMBERS = ["0151 934 3366", "0151 934 3362", "0151 934 4706", "0151 934 3983"]
FORMER_PEOPLE = ["Deborah Hughes", "Paul Rogers", "Paula St Aubyn"]
HISTORY = "/about-us/our-history/"


def test_the_list_of_facts_is_long_enough() -> None:
    assert sum(len(facts) for facts in FACTS.values()) >= LEAST_FACTS


@pytest.mark.parametrize("address", FACTS)
def test_every_fact_stands_on_its_page(address: str, site_crawl: Crawl) -> None:
    text = site_crawl.pages[address].text
    assert [fact for fact in FACTS[address] if fact not in text] == []


def test_every_link_and_document_answers(site_crawl: Crawl) -> None:
    assert site_crawl.failures == {}


def test_a_reader_can_reach_every_page_from_the_front_page(site_crawl: Crawl) -> None:
    addresses = {page.get_url() for page in public_pages()}
    assert addresses - set(site_crawl.pages) == set()


def test_every_document_downloads_as_a_pdf(site_crawl: Crawl) -> None:
    assert len(site_crawl.documents) == SiteDocument.objects.count()
    assert all(found.body.startswith(b"%PDF-") for found in site_crawl.documents.values())


@pytest.mark.parametrize("word", [*FORMER_NUMBERS, *FORMER_PEOPLE])
def test_former_staff_stand_on_history_pages_only(word: str, site_crawl: Crawl) -> None:
    shown_on = {url for url, found in site_crawl.pages.items() if word in found.text}
    assert shown_on
    assert all(url.startswith(HISTORY) for url in shown_on), shown_on


def test_no_page_says_click_here(site_crawl: Crawl) -> None:
    assert [url for url, f in site_crawl.pages.items() if "click" in f.text.lower()] == []


def test_pages_with_samples_say_so(site_crawl: Crawl, sefton: Report) -> None:
    samples = [page for page in PublicationPage.objects.all() if page.shows_sample]
    assert len(samples) > 0
    assert [p for p in samples if "SAMPLE" not in site_crawl.pages[p.get_url()].text] == []


def test_reviews_tell_no_story(sefton: Report) -> None:
    for page in PublicationPage.objects.filter(kind__in=["lcspr", "scr"]).specific():
        invented = [page.outcome, page.incident_period, page.lead_reviewer, page.what_happened]
        assert [*invented, page.what_was_learned, *page.recommendations.all()] == [""] * 5
        assert not page.age_bands.exists()


def test_dates_are_no_more_exact_than_the_source(sefton: Report) -> None:
    dated = PublicationPage.objects.exclude(published_on=None)
    assert set(dated.values_list("published_precision", flat=True)) == {"month", "year"}


def test_a_second_load_changes_nothing(sefton: Report) -> None:
    again = load_folder(SEFTON)
    assert again.count(Action.UNCHANGED) == len(again.lines) == len(sefton.lines)
