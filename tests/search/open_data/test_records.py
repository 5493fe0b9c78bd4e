"""What is given of each publication, and when it is given no more."""

import json
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator
from wagtail.models import PageViewRestriction

from home.models import HomePage
from leaflets.models import LeafletPage
from library.models import FileCheck
from reviews.models import Recommendation, ReviewPage
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory, the_review_index
from tests.pages.reading import read
from tests.queries import queries_of
from tests.search.open_data.reading import NAMES, as_csv, as_json, items, things_of_catalogue

pytestmark = pytest.mark.django_db


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


def test_a_plan_says_whether_it_is_current(everything: None) -> None:
    old, new = items("plans")
    assert (old["current"], old["replaced_by"], old["sample"]) == (False, new["url"], True)
    assert (new["current"], new["replaces"], new["sample"]) == (True, old["url"], False)
    assert (new["published"], new["published_precision"]) == (None, None)


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
        return any(
            "Child A" in Client().get(f"/open-data/{name}.{form}").content.decode()
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


def queries() -> dict[str, int]:
    """How often each address asks the database."""
    addresses = [*(f"/open-data/{name}.json" for name in NAMES), "/open-data/"]
    return {address: queries_of(partial(ask, address)) for address in addresses}


def ask(address: str) -> None:
    assert Client().get(address).status_code == 200


def test_more_publications_ask_no_more_of_the_database(everything: None) -> None:
    few = queries()
    for _ in range(2):
        page = ReviewPageFactory(documents=[SiteDocumentFactory()], topics=[TopicFactory()])
        page.recommendations.add(Recommendation(text="Do it."))
        page.save()
        BriefingPageFactory(review=page)
        PlanPageFactory(supersedes=PlanPageFactory())
        LeafletPageFactory(translation_of=LeafletPageFactory(), language="pl")
    assert queries() == few
    assert max(few.values()) <= 25
