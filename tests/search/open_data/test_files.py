"""The files themselves: their form, their parts, and who may read them."""

import json

import pytest
from django.test import Client
from wagtail.models import Site

from core.models import SiteSettings
from home.models import HomePage
from leaflets.models import LeafletPage
from leaflets.open_data import AUDIENCES
from reviews.models import Recommendation
from reviews.open_data import STATUSES
from search.open_data import views
from search.open_data.data_sets import data_sets
from tests.factories.reviews import ReviewPageFactory
from tests.pages.reading import read, words
from tests.search.open_data.reading import NAMES, as_csv, as_json, items, things_of_catalogue

pytestmark = pytest.mark.django_db


def test_the_sets_are_one_for_each_type_and_table() -> None:
    assert list(data_sets()) == NAMES


def test_codes_are_those_of_the_models() -> None:
    assert Recommendation.Status.values == STATUSES
    assert LeafletPage.Audience.values == AUDIENCES


def test_text_that_a_spreadsheet_would_run_is_made_harmless(home_page: HomePage) -> None:
    for title in ("=1+1", "+44", "-1", "@SUM(A1)", "＝2", "Plain = equal"):
        ReviewPageFactory(title=title, summary='=HYPERLINK("http://x", "y")')
    rows = as_csv("reviews")
    assert [row["title"] for row in rows] == [
        "'=1+1", "'+44", "'-1", "'@SUM(A1)", "'＝2", "Plain = equal",
    ]  # fmt: skip
    assert {row["summary"][0] for row in rows} == {"'"}
    assert items("reviews")[0]["title"] == "=1+1"


def test_excel_is_told_that_it_is_utf_8(home_page: HomePage) -> None:
    ReviewPageFactory(title="Zoë, “Łódź”")
    answer = Client().get("/open-data/reviews.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="reviews.csv"'
    assert as_csv("reviews")[0]["title"] == "Zoë, “Łódź”"


def test_more_than_a_file_holds_is_in_parts(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 2)
    for number in range(5):
        ReviewPageFactory(title=f"Review {number}")
    seen, address, parts = [], "/open-data/reviews.json", 0
    while address:
        answer = Client().get(address)
        part = json.loads(answer.content)
        assert (part["publications"], part["pages"]) == (5, 3)
        assert (f'<{part["next"]}>; rel="next"' in answer.headers["Link"]) == bool(part["next"])
        seen += [item["title"] for item in part["items"]]
        address, parts = part["next"], parts + 1
    assert parts == 3
    assert seen == [f"Review {number}" for number in range(5)]
    csv_part = Client().get("/open-data/reviews.csv?page=2")
    assert 'rel="prev"' in csv_part.headers["Link"]
    assert 'filename="reviews-2.csv"' in csv_part.headers["Content-Disposition"]


@pytest.mark.parametrize("query", ["?page=9", "?page=0", "?page=two", "?page=%00"])
def test_a_part_that_is_not_there_is_said_in_words(home_page: HomePage, query: str) -> None:
    answer = Client().get(f"/open-data/reviews.json{query}")
    assert answer.status_code == 404
    assert "There is no such page." in json.loads(answer.content)["error"]


def test_a_data_set_that_is_not_there_is_said_in_words(home_page: HomePage) -> None:
    answer = Client().get("/open-data/secrets.csv")
    assert answer.status_code == 404
    assert "There are: publications, reviews" in json.loads(answer.content)["error"]


def test_pages_of_other_sites_may_read_it(home_page: HomePage) -> None:
    asked = Client().options("/open-data/reviews.json", headers={"Origin": "https://example.org"})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    answer = Client().get("/open-data/reviews.json", headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert Client().post("/open-data/reviews.json").status_code == 405


def test_a_licence_is_named_where_the_partnership_chose_one(site: Site) -> None:
    assert as_json("reviews")["licence"] is None
    assert "Licence" not in words(read("/open-data/"))
    address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    SiteSettings.objects.update(licence_name="Open Government Licence v3.0", licence_url=address)
    found = as_json("reviews")["licence"]
    assert found == {"name": "Open Government Licence v3.0", "url": address}
    assert f'<{address}>; rel="license"' in Client().get("/open-data/reviews.csv").headers["Link"]
    assert "Open Government Licence v3.0" in words(read("/open-data/"))
    assert things_of_catalogue()["reviews"]["license"] == address


def test_the_page_explains_every_field(home_page: HomePage) -> None:
    page = read("/open-data/")
    for name, data_set in data_sets().items():
        shown = [code.get_text() for code in page.select(f"#{name} dt code")]
        assert shown == [field.name for field in data_set.fields]
