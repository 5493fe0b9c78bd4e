"""What we said, what we did: the recommendations of all public reviews."""

import csv
import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from reviews.models import Recommendation, ReviewPage
from reviews.recommendation_entries import entries_of
from reviews.recommendation_values import recommendations_now
from tests.factories.core import SiteSettingsFactory
from tests.factories.people import PublishingBodyFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import (
    ReviewPageFactory,
    the_recommendations_page,
    the_review_index,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page")]
Status = Recommendation.Status
ADDRESS = "/reviews/what-we-said-what-we-did/"


@pytest.fixture(scope="module")
def page(module_rows: None) -> None:
    """The site, the page and the body that publishes: each test adds reviews of its own."""
    SiteSettingsFactory()
    PublishingBodyFactory()
    the_recommendations_page()


def review(*texts: str, year: int = 2022, **fields: object) -> ReviewPage:
    """A review of a year whose recommendations share their other fields."""
    rows = [Recommendation(text=text, **fields) for text in texts]
    return ReviewPageFactory(recommendations=rows, published_on=date(year, 3, 1))


def shown(client: Client, query: str = "") -> BeautifulSoup:
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(client: Client, query: str = "") -> list[str]:
    html = shown(client, query)
    return [each.get_text(strip=True) for each in html.select(".recommendation__text")]


def table(client: Client, query: str = "") -> dict[str, list[str]]:
    rows = shown(client, query).select(".chart__table tbody tr")
    return {r.th.get_text(): [cell.get_text() for cell in r.select("td")] for r in rows}


def rows_of_csv(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"{ADDRESS}recommendations.csv{query}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_newest_review_comes_first_each_in_its_order(client: Client) -> None:
    review("Old.", year=2018)
    review("First.", "Second.", year=2023)
    assert texts(client) == ["First.", "Second.", "Old."]


def test_what_is_not_public_gives_nothing(client: Client) -> None:
    """A draft, a review with a password, and the words of a draft of a public review."""
    ReviewPageFactory(live=False, recommendations=[Recommendation(text="Secret of a draft.")])
    hidden = review("Secret behind a password.")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="x")
    public = review("Seen.")
    public.recommendations.set([Recommendation(text="Secret of the next words.")])
    public.save_revision()
    assert texts(client) == ["Seen."]
    assert [row["text"] for row in rows_of_csv(client)] == ["Seen."]
    assert "Secret" not in client.get(ADDRESS).content.decode()
    assert "Secret" not in client.get(f"{ADDRESS}recommendations.csv").content.decode()


def test_filters_narrow_and_count_what_the_others_leave(client: Client) -> None:
    review("A.", status=Status.DONE, owner="Police")
    review("B.", status=Status.IN_PROGRESS, owner="Police")
    review("C.", status=Status.DONE, owner="Council")
    html = shown(client, "?owner=police")
    counts = {
        option.input["value"]: option.select_one(".facet__count span").get_text()
        for option in html.select(".facet__option")
    }
    assert counts["done"] == counts["in-progress"] == "(1)"
    assert counts["council"] == "(1)"
    assert counts["police"] == "(2)"
    assert texts(client, "?owner=police&status=done") == ["A."]


def test_one_owner_in_two_spellings_is_one_choice(client: Client) -> None:
    review("A.", owner="Example Police")
    review("B.", owner="example  police")
    assert texts(client, "?owner=example+police") == ["A.", "B."]


def test_a_recommendation_for_two_is_found_by_each(client: Client) -> None:
    review("Both.", owner="Police; Council")
    review("Other.", owner="School")
    for owner in ("police", "council"):
        assert texts(client, f"?owner={owner}") == ["Both."]


def test_nobody_named_can_be_asked_for(client: Client) -> None:
    review("Anybody.")
    review("Police.", owner="Police")
    assert texts(client, "?owner=unknown") == ["Anybody."]


def test_year_and_topic_are_the_reviews(client: Client) -> None:
    review("Old.", year=2018)
    topic = TopicFactory(name="Neglect", slug="neglect")
    ReviewPageFactory(
        topics=[topic], published_on=date(2024, 1, 1), recommendations=[Recommendation(text="New.")]
    )
    assert texts(client, "?topic=neglect") == ["New."]
    assert texts(client, "?year=2018") == ["Old."]


def test_a_review_without_a_date_stands_last_and_can_be_asked_for(client: Client) -> None:
    ReviewPageFactory(published_on=None, recommendations=[Recommendation(text="Undated.")])
    review("Dated.")
    assert texts(client) == ["Dated.", "Undated."]
    assert texts(client, "?year=unknown") == ["Undated."]


def test_nothing_in_the_address_is_an_error(client: Client) -> None:
    review("Seen.")
    wrong = ["status=no", "owner=%00", "year=99999999999", "page=x", "page=999", "topic='--"]
    for query in wrong:
        assert texts(client, f"?{query}") == ["Seen."], query
    assert "left out a filter" in shown(client, "?status=no").get_text()
    assert "left out a filter" not in shown(client).get_text()


def test_the_table_and_the_picture_say_the_same(client: Client) -> None:
    review("A.", "B.", "C.", status=Status.DONE)
    review("D.")
    assert table(client) == {
        "Not yet reported": ["1", "25%"],
        "In progress": ["0", "0%"],
        "Done": ["3", "75%"],
        "Not accepted": ["0", "0%"],
    }
    picture = shown(client).select_one("svg.chart__picture")
    assert picture["role"] == "img"
    assert "Done: 3 of 4." in picture.desc.get_text()
    widths = [bar["width"] for bar in picture.select(".chart__bar")]
    assert widths == ["25.00%", "75.00%"]
    assert not picture.select("[style]")


def test_a_status_of_another_release_hides_nothing_else(client: Client) -> None:
    made = review("Old.", "Known.")
    made.recommendations.filter(text="Old.").update(status="withdrawn")
    assert texts(client) == ["Old.", "Known."]
    assert [row["status"] for row in rows_of_csv(client)] == ["withdrawn", "not-reported"]
    assert texts(client, "?status=withdrawn") == ["Old.", "Known."]


def test_a_long_list_comes_in_pages(client: Client) -> None:
    review(*(f"Do {n}." for n in range(25)))
    assert len(texts(client)) == 20
    assert texts(client, "?page=2") == [f"Do {n}." for n in range(20, 25)]
    assert shown(client).select_one(".pagination__step")["href"] == f"{ADDRESS}?page=2"


def test_a_page_reads_no_more_recommendations_than_it_shows(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    review(*(f"Do {n}." for n in range(45)))
    texts(client)
    read: list[object] = []
    from_db = Recommendation.from_db

    def noted(*values: object) -> Recommendation:
        read.append(values)
        return from_db(*values)

    monkeypatch.setattr(Recommendation, "from_db", noted)
    assert len(texts(client, "?page=2")) == len(read) == 20


def test_what_goes_while_a_list_is_made_is_left_out() -> None:
    made = review("First.", "Second.", "Third.")
    known = recommendations_now()
    Recommendation.objects.filter(text="Second.").delete()
    left = entries_of(known, known.sets.in_order)
    assert [(each.recommendation.text, each.recommendation.number) for each in left] == [
        ("First.", 1),
        ("Third.", 3),
    ]
    made.delete()
    assert list(entries_of(known, known.sets.in_order)) == []


def test_an_entry_leads_to_its_place_on_the_review(client: Client) -> None:
    made = review("First.", "Second.")
    links = [a["href"] for a in shown(client).select(".followed__review a")]
    assert links == [f"{made.url}#recommendation-1", f"{made.url}#recommendation-2"]


def test_without_recommendations_readers_are_sent_to_the_reports(client: Client) -> None:
    ReviewPageFactory()
    html = shown(client)
    assert "No review on this site lists" in html.get_text()
    assert html.select_one("main a[href='/reviews/']")
    assert rows_of_csv(client) == []


def test_filters_narrow_the_picture_and_can_be_taken_off(client: Client) -> None:
    review("A.", status=Status.DONE, owner="Police")
    review("B.", owner="Council")
    assert table(client, "?owner=police")["Done"] == ["1", "100%"]
    assert table(client, "?status=done")["Not yet reported"] == ["1", "50%"]
    html = shown(client, "?status=done&owner=council")
    assert "No recommendation matches" in html.get_text()
    ways_out = {a["href"] for a in html.select(".nothing a")}
    assert ways_out == {ADDRESS, f"{ADDRESS}?status=done", f"{ADDRESS}?owner=council"}


def test_reviews_that_list_none_are_counted(client: Client) -> None:
    review("A.")
    ReviewPageFactory()
    assert "1 public review does not list" in shown(client).get_text()


def test_the_file_has_the_same_filters_and_everything_of_each(client: Client) -> None:
    made = review(
        "A.", status=Status.DONE, owner="Police", status_on=date(2023, 5, 6), what_changed="Much."
    )
    review("B.")
    (row,) = rows_of_csv(client, "?status=done")
    assert row == {
        "review": made.title,
        "url": f"http://testserver{made.url}#recommendation-1",
        "published": "2022-03-01",
        "publishing_body": made.publishing_body.name,
        "topics": "",
        "number": "1",
        "text": "A.",
        "owner": "Police",
        "status": "done",
        "status_label": "Done",
        "status_on": "2023-05-06",
        "what_changed": "Much.",
    }


def test_no_cell_of_the_file_is_run_as_a_formula(client: Client) -> None:
    review('=HYPERLINK("https://example.org")', owner="+Police")
    (row,) = rows_of_csv(client)
    assert row["text"].startswith("'=")
    assert row["owner"].startswith("'+")


def test_there_is_no_file_elsewhere(client: Client) -> None:
    for place in ("/reviews/", "/nowhere/", "/reviews/other/"):
        assert client.get(f"{place}recommendations.csv").status_code == 404, place


def test_the_file_is_as_private_as_its_page(client: Client) -> None:
    the_recommendations_page().unpublish()
    assert client.get(f"{ADDRESS}recommendations.csv").status_code == 404


def test_the_list_of_reviews_leads_here(client: Client) -> None:
    assert f'href="{ADDRESS}"' in client.get(the_review_index().url).content.decode()


def test_only_the_whole_list_is_for_search_engines(client: Client) -> None:
    review("A.")
    assert not shown(client).select_one("meta[name=robots]")
    assert (
        "noindex"
        in shown(client, "?status=not-reported").select_one("meta[name=robots]")["content"]
    )
