"""What is kept of searches that found nothing: words many people typed, and never a person's."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from home.models import HomePage
from search import misses
from search.language import Dictionary, understand
from search.misses import ORDINARY, UNUSUAL, forget_old_misses, record_miss, words_to_count
from search.models import PendingMiss, SearchMiss
from search.vocabulary import rebuild_words
from tests.factories.home import InformationPageFactory

pytestmark = pytest.mark.django_db
NOTHING = Dictionary((), ())


@pytest.fixture
def public_words(home_page: HomePage) -> None:
    """Words of an ordinary text, and a name."""
    InformationPageFactory(title="Bus timetable", summary="Where the bus goes. Written by Robin.")
    rebuild_words()


def search(words: str, times: int, days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many searches, spread over so many days from 1 March 2026 on."""
    for number in range(times):
        day = date(2026, 3, 1) + timedelta(days=number * days // times)
        monkeypatch.setattr(misses, "localdate", lambda day=day: day)
        record_miss(understand(words, NOTHING))


def kept() -> dict[str, int]:
    return dict(SearchMiss.objects.values_list("words", "times"))


def test_ordinary_words_are_kept_after_a_few_searches(
    public_words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    search("bus goes where", ORDINARY.times - 1, ORDINARY.days, monkeypatch)
    assert kept() == {}
    search("Bus goes WHERE", 1, 1, monkeypatch)
    assert kept() == {"bus goes where": ORDINARY.times}
    assert not PendingMiss.objects.exists()


def test_many_searches_on_few_days_may_be_one_person(
    public_words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    search("bus goes", 50, ORDINARY.days - 1, monkeypatch)
    search("robin smith", 200, UNUSUAL.days - 1, monkeypatch)
    assert kept() == {}


@pytest.mark.parametrize("words", ["robin", "Robin goes", "zephyrine", "bus zephyrine"])
def test_what_could_be_a_name_needs_many_more(
    public_words: None, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    search(words, UNUSUAL.times - 1, UNUSUAL.days, monkeypatch)
    assert kept() == {}
    search(words, 1, 1, monkeypatch)
    assert list(kept().values()) == [UNUSUAL.times]


def test_before_that_nothing_that_can_be_read_is_in_the_database(
    public_words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    search("zephyrine quux", 3, 3, monkeypatch)
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM search_pendingmiss p")
        ((row,),) = cursor.fetchall()
    assert "zephyrine" not in row
    assert [field.name for field in PendingMiss._meta.fields] == [
        "digest",
        "times",
        "days",
        "last_day",
    ]
    assert [field.name for field in SearchMiss._meta.fields] == ["id", "words", "month", "times"]


def test_the_code_depends_on_the_key_of_the_site(settings: pytest.FixtureRequest) -> None:
    settings.SECRET_KEY = "one"
    first = misses._digest("zephyrine")
    settings.SECRET_KEY = "two"
    assert misses._digest("zephyrine") != first


@pytest.mark.parametrize(
    "words",
    [
        "07700 900123",
        "l20 3nj",
        "04/12/2015",
        "2015-12-04",
        "nhs 4857773456",
        "robin@example.org",
        "a b c d e f g",
        "x" * 100,
        "",
        "-bus",
    ],
)
def test_numbers_and_addresses_are_not_even_counted(words: str) -> None:
    assert words_to_count(understand(words, NOTHING)) == ""


@pytest.mark.parametrize("words", ["annual report 2018", "7-minute briefing", "report 2017-18"])
def test_years_and_small_numbers_are_no_secret(words: str) -> None:
    assert words_to_count(understand(words, NOTHING)) == words


def test_what_is_kept_is_counted_by_month(
    public_words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    SearchMiss.objects.create(words="bus", month=date(2026, 2, 1), times=4)
    search("bus", 3, 3, monkeypatch)
    rows = SearchMiss.objects.order_by("month").values_list("month", "times")
    assert list(rows) == [(date(2026, 2, 1), 4), (date(2026, 3, 1), 3)]
    (row,) = SearchMiss.objects.by_words(since=date(2026, 1, 1))
    assert (row["words"], row["total"], row["last_month"]) == ("bus", 7, date(2026, 3, 1))


def test_what_stays_rare_and_what_is_old_is_forgotten() -> None:
    today = timezone.localdate()
    PendingMiss.objects.create(digest="old", last_day=today - timedelta(days=61))
    PendingMiss.objects.create(digest="new", last_day=today - timedelta(days=60))
    SearchMiss.objects.create(words="old", month=(today - timedelta(days=400)).replace(day=1))
    SearchMiss.objects.create(words="new", month=(today - timedelta(days=330)).replace(day=1))
    forget_old_misses()
    assert list(PendingMiss.objects.values_list("digest", flat=True)) == ["new"]
    assert list(kept()) == ["new"]


def test_a_flood_of_searches_fills_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MOST_PENDING", 2)
    for words in ("one", "two", "three", "two"):
        record_miss(understand(words, NOTHING))
    assert sorted(PendingMiss.objects.values_list("times", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ("q=xylophone", 1),
        ("q=bus", 0),
        ("q=timetabel", 0),
        ("q=xylophone+bus", 1),
        ("q=xylophone&page=2", 0),
        ("q=xylophone&kind=scr", 0),
        ("q=the", 0),
        ("q=", 0),
    ],
)
def test_only_a_search_that_found_nothing_is_counted_and_only_once(
    public_words: None, query: str, counted: int
) -> None:
    assert Client().get(f"/search/?{query}").status_code == 200
    assert PendingMiss.objects.count() == counted


def test_a_failing_count_costs_no_reader_his_page(
    public_words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(misses, "COUNT_PENDING", "SELECT 1 / 0, {digest}, {today}")
    assert Client().get("/search/?q=xylophone").status_code == 200
