"""Open data, read as others read it: Python's own csv and json, and jsonschema."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator
from wagtail.models import PageViewRestriction, Site

from core.dates import DatePrecision
from core.models import SiteSettings
from home.models import HomePage
from leaflets.models import LeafletPage
from leaflets.open_data import AUDIENCES
from library.models import FileCheck
from publications.models import DocumentRole, PublicationDocument
from reviews.models import Recommendation, ReviewPage
from reviews.open_data import STATUSES
from search.open_data import views
from search.open_data.data_sets import data_sets
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory, the_review_index
from tests.pages.reading import read, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
NAMES = [
    "publications",
    "reviews",
    "briefings",
    "plans",
    "leaflets",
    "documents",
    "recommendations",
]


def as_json(name: str, query: str = "") -> dict[str, Any]:
    answer = Client().get(f"/open-data/{name}.json{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    return json.loads(answer.content)


def items(name: str) -> list[dict[str, Any]]:
    return as_json(name)["items"]


def as_csv(name: str) -> list[dict[str, str]]:
    answer = Client().get(f"/open-data/{name}.csv")
    assert answer.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def review(home_page: HomePage) -> ReviewPage:
    """A review with everything."""
    page = ReviewPageFactory(
        title="Child A",
        slug="child-a",
        pseudonyms=["Amy", "Ben"],
        published_on=date(2019, 3, 20),
        published_precision=DatePrecision.MONTH,
        topics=[TopicFactory(name="Neglect", slug="neglect"), TopicFactory(name="Sleep", slug="s")],
        age_bands=[AgeBandFactory(name="Under one", slug="under-1")],
        what_happened="<p>It <b>happened</b>.</p><p>Then:</p><ul><li>this</li></ul>",
        incident_period="2017",
    )
    easy = SiteDocumentFactory(title="Easy", language="pl", pages=("One.", "Two."))
    page.documents.add(PublicationDocument(document=easy, role=DocumentRole.EASY_READ))
    page.recommendations.add(
        Recommendation(
            text="Ask twice.", owner="The trust", status="done", status_on=date(2020, 1, 2)
        ),
        Recommendation(text="Write it down."),
    )
    page.save()
    return page


@pytest.fixture
def everything(review: ReviewPage) -> None:
    """One or two of each type, some of them pointing to each other."""
    BriefingPageFactory(review=review)
    old = PlanPageFactory(edition="2022/23", is_sample=True, period_start=date(2022, 4, 1))
    PlanPageFactory(supersedes=old, published_on=None)
    leaflet = LeafletPageFactory(question="What now?")
    LeafletPageFactory(translation_of=leaflet, language="pl")


def test_a_review_is_given_with_all_that_its_page_shows(review: ReviewPage) -> None:
    (item,) = items("reviews")
    assert item["id"] == str(review.translation_key)
    assert item["url"] == "http://testserver/reviews/child-a/"
    assert (item["published"], item["published_precision"]) == ("2019-03", "month")
    assert (item["topics"], item["topic_codes"]) == (["Neglect", "Sleep"], ["neglect", "s"])
    assert item["pseudonyms"] == ["Amy", "Ben"]
    assert item["what_happened"] == "It happened.\nThen:\nthis"
    assert item["what_was_learned"] is None
    assert item["formats"] == ["web-page", "easy-read", "pdf"]
    assert item["languages"] == ["en", "pl"]
    first, second = item["recommendations"]
    assert (first["number"], first["owner"], first["status_on"]) == (1, "The trust", "2020-01-02")
    assert (second["number"], second["owner"], second["status"]) == (2, None, "not-reported")


def test_a_document_says_what_a_reader_wants_to_know_before_it_is_fetched(
    review: ReviewPage,
) -> None:
    (document,) = items("reviews")[0]["documents"]
    assert (document["title"], document["role"], document["format"]) == ("Easy", "easy-read", "pdf")
    assert (document["language"], document["pages"], document["sample"]) == ("pl", 2, False)
    fetched = Client().get(document["url"])
    assert fetched.headers["Content-Type"] == document["media_type"] == "application/pdf"
    assert len(b"".join(fetched.streaming_content)) == document["size_bytes"]


def test_tables_lead_back_to_their_publication(review: ReviewPage) -> None:
    ReviewPageFactory(documents=[SiteDocumentFactory()])
    rows = as_csv("recommendations")
    assert [(row["publication_title"], row["number"], row["text"]) for row in rows] == [
        ("Child A", "1", "Ask twice."),
        ("Child A", "2", "Write it down."),
    ]
    assert {row["publication_id"] for row in rows} == {str(review.translation_key)}
    assert [row["title"] for row in as_csv("documents")][0] == "Easy"
    assert len(items("documents")) == 2


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_as_its_schema_says(everything: None, name: str) -> None:
    found = as_json(name)
    schema = json.loads(Client().get(found["schema"]).content)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert found["items"]
    assert [error.message for error in validator.iter_errors(found)] == []
    for item in found["items"]:
        assert list(item) == list(schema["properties"]["items"]["items"]["properties"])
    broken = found | {"items": [{**found["items"][0], next(iter(found["items"][0])): 7}]}
    assert list(validator.iter_errors(broken))


@pytest.mark.parametrize("name", NAMES)
def test_csv_holds_the_same_records_as_json(everything: None, name: str) -> None:
    rows, found = as_csv(name), items(name)
    assert len(rows) == len(found) > 0
    for row, item in zip(rows, found, strict=True):
        assert list(row) == list(item)
        for field, value in item.items():
            if value is None or isinstance(value, str):
                assert row[field] == (value or "")
            elif isinstance(value, bool):
                assert row[field] == str(value).lower()
            elif value and isinstance(value, list) and isinstance(value[0], str):
                assert row[field].split("; ") == value
            elif isinstance(value, list):
                assert len(row[field].splitlines()) == len(value)


def test_the_sets_are_one_for_each_type_and_table() -> None:
    assert list(data_sets()) == NAMES


def test_codes_are_those_of_the_models() -> None:
    assert Recommendation.Status.values == STATUSES
    assert LeafletPage.Audience.values == AUDIENCES


def test_a_plan_says_whether_it_is_current(everything: None) -> None:
    old, new = items("plans")
    assert (old["current"], old["replaced_by"], old["sample"]) == (False, new["url"], True)
    assert (new["current"], new["replaces"], new["sample"]) == (True, old["url"], False)
    assert (new["published"], new["published_precision"]) == (None, None)


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


@pytest.mark.parametrize("address", ["/open-data/reviews.json", "/open-data/reviews.csv"])
def test_what_has_not_changed_is_not_sent_again(review: ReviewPage, address: str) -> None:
    first = Client().get(address)
    known = {"If-None-Match": first.headers["ETag"]}
    again = Client().get(address, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    review.title = "Another"
    review.save()
    assert (
        Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    )


def test_a_withdrawal_shows_whatever_the_reader_has(review: ReviewPage) -> None:
    review.save_revision().publish()
    first = Client().get("/open-data/reviews.json")
    assert first.headers["Last-Modified"]
    review.unpublish()
    reader = {
        "If-Modified-Since": first.headers["Last-Modified"],
        "If-None-Match": first.headers["ETag"],
    }
    for name in reader:
        answer = Client().get("/open-data/reviews.json", headers={name: reader[name]})
        assert answer.status_code == 200
        assert json.loads(answer.content)["items"] == []
    assert "max-age=0" in first.headers["Cache-Control"]


@pytest.mark.parametrize("name", NAMES)
def test_only_what_is_public_is_given(everything: None, name: str) -> None:
    assert items(name)
    PageViewRestriction.objects.create(page=HomePage.objects.get(), restriction_type="login")
    assert items(name) == as_csv(name) == []


def test_each_way_of_hiding_a_page_hides_its_data(review: ReviewPage) -> None:
    def is_given() -> bool:
        return "Child A" in "".join(
            Client().get(f"/open-data/{name}.{form}").content.decode()
            for name in NAMES
            for form in ("csv", "json")
        )

    assert is_given()
    ReviewPage.objects.update(expire_at=timezone.now())
    assert not is_given()
    ReviewPage.objects.update(expire_at=None)
    assert is_given()
    the_review_index().unpublish()
    assert not is_given()


def test_links_to_what_is_not_public_are_left_out(everything: None, review: ReviewPage) -> None:
    (briefing,) = items("briefings")
    assert briefing["review"] == items("reviews")[0]["url"]
    assert items("reviews")[0]["briefings"] == [briefing["url"]]
    review.unpublish()
    assert items("briefings")[0]["review"] is None
    old, new = PlanPageFactory._meta.model.objects.order_by("pk")
    old.unpublish()
    assert items("plans")[0]["replaces"] is None
    original = LeafletPage.objects.order_by("pk").first()
    original.unpublish()
    assert [each["translation_of"] for each in items("leaflets")] == [None]


def test_a_document_that_is_not_cleared_is_not_named(review: ReviewPage) -> None:
    FileCheck.objects.update(cleared_at=None)
    (item,) = items("reviews")
    assert item["documents"] == items("documents") == []
    assert item["formats"] == ["web-page"]


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


def things_of_catalogue() -> dict[str, dict[str, Any]]:
    scripts = read("/open-data/").select('script[type="application/ld+json"]')
    graphs = [json.loads(script.string)["@graph"] for script in scripts]
    things = [thing for graph in graphs for thing in graph if thing["@type"] == "Dataset"]
    return {thing["@id"].rpartition("#")[2]: thing for thing in things}


def test_machines_find_each_data_set(everything: None) -> None:
    found = things_of_catalogue()
    assert list(found) == NAMES
    for name, thing in found.items():
        assert 50 <= len(thing["description"]) <= 5000
        assert "license" not in thing
        for download in thing["distribution"]:
            answer = Client().get(download["contentUrl"])
            assert answer.status_code == 200
            assert answer.headers["Content-Type"].startswith(download["encodingFormat"])
        assert read("/open-data/").find(id=name)


def test_the_page_explains_every_field(home_page: HomePage) -> None:
    page = read("/open-data/")
    for name, data_set in data_sets().items():
        shown = [code.get_text() for code in page.select(f"#{name} dt code")]
        assert shown == [field.name for field in data_set.fields]


@pytest.mark.parametrize("address", [f"/open-data/{name}.json" for name in NAMES] + ["/open-data/"])
def test_more_publications_ask_no_more_of_the_database(everything: None, address: str) -> None:
    def ask() -> None:
        assert Client().get(address).status_code == 200

    few = queries_of(ask)
    for _ in range(3):
        page = ReviewPageFactory(documents=[SiteDocumentFactory()], topics=[TopicFactory()])
        page.recommendations.add(Recommendation(text="Do it."))
        page.save()
        BriefingPageFactory(review=page)
        PlanPageFactory(supersedes=PlanPageFactory())
        LeafletPageFactory(translation_of=LeafletPageFactory(), language="pl")
    assert queries_of(ask) == few <= 25
