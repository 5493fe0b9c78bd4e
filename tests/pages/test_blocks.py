"""The blocks of a body as readers see them."""

import pytest
from bs4 import BeautifulSoup

from home.models import HomePage
from tests.factories.core import GlossaryTermFactory
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteImageFactory
from tests.pages.reading import links, read, words

pytestmark = pytest.mark.django_db
# Wagtail leaves the temporary files of several sizes to be closed by Python.
leaves_files_open = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def shown(*blocks: tuple) -> BeautifulSoup:
    return read(InformationPageFactory(body=list(blocks)))


def table(**options: object) -> tuple:
    data = [["When", "Number"], ["Nights", "01632 960 001"]]
    return ("table", {"caption": "Who to call", "table": {"data": data, **options}})


def test_a_link_to_a_page_that_is_not_public_is_left_out(home_page: HomePage) -> None:
    hidden = InformationPageFactory(title="Hidden", live=False)
    section = InformationPageFactory(title="Closed section", live=False)
    below = InformationPageFactory(title="Below", parent=section)
    seen = InformationPageFactory(title="Seen")
    rows = [{"page": page, "text": "", "description": ""} for page in (hidden, below, seen)]
    assert list(links(shown(("page_links", {"links": rows})), ".page-links")) == ["Seen"]


def test_a_list_without_public_links_has_no_title_either(home_page: HomePage) -> None:
    rows = [{"page": InformationPageFactory(live=False), "text": "", "description": ""}]
    assert "See also" not in words(shown(("page_links", {"title": "See also", "links": rows})))


def test_a_table_has_headings_of_columns_and_rows(home_page: HomePage) -> None:
    page = shown(table(first_row_is_table_header=True, first_col_is_header=True))
    assert [cell.string for cell in page.select("th[scope=col]")] == ["When", "Number"]
    assert [cell.string for cell in page.select("th[scope=row]")] == ["Nights"]
    assert page.select_one("td")["data-label"] == "Number"


def test_a_table_without_headings_keeps_its_first_row(home_page: HomePage) -> None:
    assert words(shown(table()), "tbody") == "When Number Nights 01632 960 001"


@leaves_files_open
def test_a_picture_comes_in_sizes_and_when_it_is_needed(home_page: HomePage) -> None:
    value = {"image": SiteImageFactory(), "alt_text": "A green square"}
    image = shown(("image", value)).select_one("main img")
    assert (image["alt"], image["loading"]) == ("A green square", "lazy")
    assert image["srcset"]
    assert image["width"]


@leaves_files_open
def test_a_decorative_picture_is_silent(home_page: HomePage) -> None:
    value = {"image": SiteImageFactory(), "alt_text": "Waves", "is_decorative": True}
    assert shown(("image", value)).select_one("main img")["alt"] == ""


def test_sections_open_without_javascript(home_page: HomePage) -> None:
    item = {"title": "Who?", "text": "<p>The partners.</p>"}
    page = shown(("accordion", {"items": [item]}))
    assert words(page, "details.opens") == "Who? The partners."


def test_a_term_is_explained_where_it_stands_and_at_the_end(home_page: HomePage) -> None:
    GlossaryTermFactory(term="LCSPR", meaning="A long name", explanation="It looks back.")
    page = shown(("paragraph", "<p>An LCSPR. The LCSPR.</p>"))
    assert words(page, ".prose") == "An LCSPR (A long name) . The LCSPR."
    assert words(page, ".words dd") == "A long name. It looks back."
