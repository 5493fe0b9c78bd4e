from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from publications.kinds import Kind
from publications.listing import Listing
from publications.models import PublicationPage
from tests.factories.people import FormerBodyFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db


def listing(query: str = "") -> Listing:
    return Listing("/reviews/", QueryDict(query), PublicationPage.objects.public_now())


def titles(query: str = "") -> list[str]:
    return [page.title for page in listing(query).page_obj]


def counts(listing: Listing, name: str) -> dict[str, int]:
    (facet,) = [facet for facet in listing.all_facets if facet.name == name]
    return {option.value: option.count for option in facet.options}


@pytest.fixture(scope="module")
def reviews(module_rows: None) -> None:
    """Two kinds, two topics, two years, two bodies."""
    neglect = TopicFactory(name="Neglect", slug="neglect")
    learning = TopicFactory(name="Learning", slug="learning")
    young = AgeBandFactory(name="Under one", slug="under-1")
    ReviewPageFactory(
        title="Ash", kind=Kind.SCR, topics=[neglect, learning], published_on=date(2017, 3, 1),
        publishing_body=FormerBodyFactory(),
    )  # fmt: skip
    ReviewPageFactory(title="birch", topics=[neglect], age_bands=[young])
    ReviewPageFactory(title="Cedar", topics=[learning], published_on=None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["birch", "Ash", "Cedar"]),
        ("sort=oldest", ["Ash", "birch", "Cedar"]),
        ("sort=title", ["Ash", "birch", "Cedar"]),
        ("kind=scr", ["Ash"]),
        ("kind=scr&kind=lcspr", ["birch", "Ash", "Cedar"]),
        ("topic=learning", ["Ash", "Cedar"]),
        ("topic=learning&topic=neglect", ["birch", "Ash", "Cedar"]),
        ("topic=neglect&year=2022", ["birch"]),
        ("age=under-1", ["birch"]),
        ("year=2017&year=2022", ["birch", "Ash"]),
        ("body=example-lscb", ["Ash"]),
        ("topic=neglect&body=example-lscb&year=2022", []),
        ("from=2022", ["birch"]),
        ("to=2017-03&kind=scr", ["Ash"]),
    ],
)
def test_an_address_filters_and_sorts(reviews: None, query: str, expected: list[str]) -> None:
    assert titles(query) == expected
    assert listing(query).total == len(expected)


def test_counts_of_a_filter_follow_the_other_filters_only(reviews: None) -> None:
    narrowed = listing("topic=neglect&kind=scr")
    assert counts(narrowed, "kind") == {"lcspr": 1, "scr": 1}
    assert counts(narrowed, "topic") == {"neglect": 1, "learning": 1}
    assert counts(narrowed, "year") == {"2017": 1}


def test_every_count_is_what_choosing_it_shows(reviews: None) -> None:
    for query in ("", "topic=neglect", "year=2022&kind=lcspr"):
        for facet in listing(query).all_facets:
            for option in facet.options:
                if not option.is_selected and not facet.has_selected:
                    assert listing(option.url.partition("?")[2]).total == option.count


def test_a_choice_that_finds_nothing_stays_offered_so_that_it_can_be_taken_back(
    reviews: None,
) -> None:
    assert counts(listing("year=1999"), "year") == {"2022": 1, "2017": 1, "1999": 0}


def test_chips_take_one_choice_away_and_keep_the_rest(reviews: None) -> None:
    first, second = listing("kind=scr&topic=neglect&sort=title&page=1").chips
    assert (first.facet, first.label) == ("Kind", "Serious case review")
    assert first.remove_url == "/reviews/?topic=neglect&sort=title"
    assert second.remove_url == "/reviews/?kind=scr&sort=title"


def test_clearing_keeps_words_and_order(reviews: None) -> None:
    assert listing("q=ash&kind=scr&sort=title&page=2").clear_url == "/reviews/?q=ash&sort=title"


@pytest.mark.parametrize(
    "query",
    [
        "kind=" + "x" * 10_000,
        "kind=%00&topic=%00&age=%00&year=%00&body=%00&sort=%00&page=%00&q=%00",
        "year=0000&year=99999&year=-1&year=two&year=%D9%A2%D9%A0%D9%A1%D9%A7",
        "topic=%27%29%3B+drop+table&body=..%2F..&age=%25%5F",
        "sort=sideways&page=x",
        "page=-1",
        "page=" + "9" * 5000,
        "kind[]=scr&=&&q",
        "format=floppy&language=xx&from=%00&to=" + "9" * 5000,
        "from=2019-99&to=yesterday",
        "&".join(f"kind=k{n}" for n in range(500)),
    ],
)
def test_nothing_in_an_address_is_an_error(reviews: None, query: str) -> None:
    shown = listing(query)
    assert shown.total == 3
    assert shown.facets
    assert Client().get(f"/reviews/?{query}").status_code == 200


def test_what_was_left_out_is_said(reviews: None) -> None:
    assert listing("kind=unheard-of").notices == ["We left out a filter that we do not know."]
    assert listing("kind=scr&kind=&topic=").notices == []
    (sentence,) = listing("q=" + "long " * 100).notices
    assert "first 200 characters" in sentence


def test_a_date_that_cannot_be_read_is_left_out_and_kept_in_its_field(reviews: None) -> None:
    shown = listing("from=Easter&to=2018&kind=scr")
    assert [page.title for page in shown.page_obj] == ["Ash"]
    (sentence,) = shown.notices
    assert "could not read “Easter” as a date" in sentence
    first, last = shown.date_fields
    assert (first.value, first.is_unreadable) == ("Easter", True)
    assert (last.value, last.is_unreadable) == ("2018", False)
    page = Client().get("/reviews/?from=Easter&to=2018").content.decode()
    assert 'value="Easter"' in page
    assert 'aria-invalid="true"' in page


def test_a_time_that_ends_before_it_begins_finds_nothing_and_says_why(reviews: None) -> None:
    shown = listing("from=2022&to=2017")
    assert shown.total == 0
    assert shown.notices == [
        "The first date is after the last one, so nothing can be found. Change one of them."
    ]
    assert 'name="from"' in Client().get("/reviews/?from=2022&to=2017").content.decode()


def test_a_time_has_one_address_however_it_was_written(reviews: None) -> None:
    shown = listing("from=March+2017&to=4/2017&sort=title")
    assert shown.parameters.url == "/reviews/?from=2017-03&to=2017-04&sort=title"
    assert [(chip.facet, chip.label, chip.remove_url) for chip in shown.chips] == [
        ("Published", "from March 2017", "/reviews/?to=2017-04&sort=title"),
        ("Published", "until April 2017", "/reviews/?from=2017-03&sort=title"),
    ]
    assert shown.clear_url == "/reviews/?sort=title"
    assert counts(shown, "year") == {"2017": 1}


def test_words_filter_a_list(reviews: None) -> None:
    assert titles("q=ash") == ["Ash"]
    assert titles("q=neglect") == ["birch", "Ash"]
    assert [option.value for option in listing("q=ash").sort_options][0] == "relevance"
    assert listing("sort=relevance").sort == "newest"


def test_what_readers_may_not_see_is_neither_listed_nor_counted(reviews: None) -> None:
    ReviewPageFactory(kind=Kind.AUDIT, live=False)
    assert listing().total == 3
    assert Kind.AUDIT not in counts(listing(), "kind")


def test_an_empty_result_offers_ways_out(reviews: None) -> None:
    page = Client().get("/reviews/?q=nowhere&kind=scr").content.decode()
    assert 'href="/reviews/?q=nowhere">take off “Serious case review”' in page
    assert 'href="/search/?q=nowhere"' in page


def test_only_the_whole_list_is_for_search_engines(reviews: None) -> None:
    assert 'name="robots"' not in Client().get("/reviews/").content.decode()
    assert 'content="noindex, follow"' in Client().get("/reviews/?kind=scr").content.decode()


def test_words_of_a_reader_are_escaped(reviews: None) -> None:
    page = Client().get("/reviews/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
