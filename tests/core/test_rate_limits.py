"""One address may ask for so much in a minute; others don't feel it, and nothing is stored."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from core import rate_limits
from core.rate_limits import FORMS, SEARCHES, Limiter, key_of, limiter, seconds_to_wait
from home.models import HomePage
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.library.pages import page_with

READER, ANOTHER = "198.51.100.1", "198.51.100.2"


class Clock:
    """Stands until it is moved."""

    time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(limiter, "now", clock)
    yield clock
    limiter.free_at.clear()


def test_a_minutes_worth_goes_through_at_once_and_then_one_at_a_time(clock: Clock) -> None:
    limited = Limiter(now=clock)
    assert [limited.wait(b"one", 3) for _ in range(4)] == [0, 0, 0, 20]
    # What is refused costs nothing: whoever goes on asking waits no longer for it.
    assert limited.wait(b"one", 3) == 20
    clock.time += 19.9
    assert 0 < limited.wait(b"one", 3) < 0.2
    clock.time += 0.2
    assert [limited.wait(b"one", 3) > 0 for _ in range(2)] == [False, True]
    assert limited.wait(b"two", 3) == 0


def test_what_was_long_ago_is_forgotten(clock: Clock) -> None:
    limited = Limiter(now=clock)
    for number in range(50):
        limited.wait(bytes([number]), 600)
    clock.time += 61
    limited.wait(b"now", 600)
    assert list(limited.free_at) == [b"now"]


def test_a_million_addresses_take_no_more_memory_than_it_may(clock: Clock) -> None:
    limited = Limiter(most_addresses=100, now=clock)
    for number in range(500):
        limited.wait(number.to_bytes(2, "big"), 1)
    assert len(limited.free_at) == 100
    # The newest are those that are known.
    assert limited.wait((499).to_bytes(2, "big"), 1) > 0


@pytest.mark.parametrize(
    ("one", "other", "are_the_same"),
    [
        (READER, READER, True),
        (READER, ANOTHER, False),
        ("::ffff:198.51.100.1", READER, True),
        ("2001:db8:1:2::3", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", False),
        ("", "nonsense", True),
    ],
)
def test_whom_an_address_stands_for(one: str, other: str, are_the_same: bool) -> None:
    assert (key_of(FORMS, one) == key_of(FORMS, other)) is are_the_same
    assert key_of(FORMS, one) != key_of(SEARCHES, one)


def test_no_address_can_be_read_from_what_is_remembered() -> None:
    seconds_to_wait(RequestFactory().get("/", REMOTE_ADDR=READER), SEARCHES)
    (key,) = limiter.free_at
    assert len(key) == 16
    assert READER.encode() not in key


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_proxy_that_nobody_named_is_not_a_reader(settings: Settings, address: str) -> None:
    settings.REQUESTS_A_MINUTE = {SEARCHES: 1}
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    assert [seconds_to_wait(request, SEARCHES) for _ in range(3)] == [0, 0, 0]


def test_without_a_limit_nothing_is_counted(settings: Settings) -> None:
    settings.REQUESTS_A_MINUTE = {SEARCHES: 0}
    assert seconds_to_wait(RequestFactory().get("/", REMOTE_ADDR=READER), SEARCHES) == 0
    assert not limiter.free_at


@pytest.fixture
def addresses(home_page: HomePage, settings: Settings) -> dict[str, list[str]]:
    """What counts as what, when one of each is allowed."""
    settings.REQUESTS_A_MINUTE = dict.fromkeys(("searches", "downloads", "forms"), 1)
    document = SiteDocumentFactory()
    page_with(document)
    page = ReviewPageFactory(parent=the_review_index())
    return {
        "searches": [
            "/search/?q=neglect",
            "/search/suggest/?q=neg",
            "/search/list.csv",
            "/reviews/list.atom",
            "/reviews/?q=neglect",
            "/reviews/?kind=audit",
        ],
        "downloads": [document.url],
        "forms": [
            f"/was-this-useful/{page.pk}/",
            f"/was-this-useful/{page.pk}/thanks/?answer=yes",
            f"/identifies-a-child/{page.pk}/",
        ],
        "free": ["/", "/reviews/", page.url, "/robots.txt", f"/identifies-a-child/{page.pk}/"],
    }


def test_each_way_of_asking_counts(addresses: dict[str, list[str]]) -> None:
    """Every address of a kind counts for all others of the kind, and other kinds go on."""
    for kind, asked in addresses.items():
        for address in asked if kind != "free" else []:
            limiter.free_at.clear()
            assert ask(address, kind).status_code != 429, address
            for other in asked:
                assert ask(other, kind).status_code == 429, (address, other)
            assert ask(asked[0], kind, ANOTHER).status_code != 429
    for address in addresses["free"]:
        assert [ask(address, "free").status_code for _ in range(3)] == [200] * 3, address


def ask(address: str, kind: str, reader: str = READER) -> HttpResponse:
    client = Client(REMOTE_ADDR=reader)
    return client.post(address) if kind == "forms" else client.get(address)


def test_the_answer_says_what_to_do_and_when(addresses: dict[str, list[str]]) -> None:
    ask("/search/?q=a", SEARCHES)
    refused = ask("/search/?q=a", SEARCHES)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "60"
    assert refused.headers["Cache-Control"] == "no-store"
    assert rate_limits.WORDS in refused.text
    assert "call 999" in refused.text
    assert refused.headers["Content-Type"] == "text/html; charset=utf-8"
    for address in ("/search/suggest/?q=a", "/search/list.json"):
        told = ask(address, SEARCHES)
        assert (told.status_code, told.text) == (429, rate_limits.WORDS)
        assert told.headers["Retry-After"] == "60"


def test_it_is_over_after_a_minute(addresses: dict[str, list[str]], clock: Clock) -> None:
    ask("/search/?q=a", SEARCHES)
    clock.time += 61
    assert ask("/search/?q=a", SEARCHES).status_code == 200
