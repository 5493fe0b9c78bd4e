"""What the shared cache keeps, for whom, and what it throws out, tried on a real Varnish."""

import gzip
import threading
import time

import pytest

from tests.shared_cache.scripted_site import KEPT, Asked, Response, ScriptedSite
from tests.shared_cache.varnish import Varnish

PAGE = "/reviews/"
SESSION = "sessionid=abc"


def asked_twice(varnish: Varnish, site: ScriptedSite, path: str = PAGE, **headers: str) -> int:
    """How often the site was asked when a reader asked twice."""
    for _ in range(2):
        varnish.ask(path, **headers)
    return site.times(path.partition("?")[0])


def with_headers(**headers: str) -> dict[str, str]:
    return KEPT | {"X-State": "one"} | {name.replace("_", "-"): v for name, v in headers.items()}


def test_a_page_for_everybody_is_kept(varnish: Varnish, site: ScriptedSite) -> None:
    assert asked_twice(varnish, site) == 1
    assert varnish.ask(PAGE, "HEAD").status == 200
    assert site.times(PAGE) == 1


def test_what_the_cache_was_told_stays_with_it(varnish: Varnish, site: ScriptedSite) -> None:
    for _ in range(2):
        headers = varnish.ask(PAGE).headers
        assert not {"surrogate-control", "x-state", "via", "x-varnish", "age"} & set(headers)
        assert headers["cache-control"] == "public, max-age=0, must-revalidate"


NOT_KEPT = {
    "nothing says so": {"Cache-Control": "public, max-age=0", "X-State": "one"},
    "no state": dict(KEPT),
    "private": with_headers(Cache_Control="private"),
    "no-store": with_headers(Cache_Control="no-store, public"),
    "a cookie": with_headers(Set_Cookie="sessionid=x"),
    "for each cookie": with_headers(Vary="Cookie"),
    "for each of two": with_headers(Vary="Accept-Encoding, Cookie"),
    "no time": with_headers(Surrogate_Control="max-age=0, stale-if-error=9"),
    "of an older state": with_headers(X_State="none"),
}


@pytest.mark.parametrize("headers", NOT_KEPT.values(), ids=NOT_KEPT.keys())
def test_nothing_else_is_kept(
    varnish: Varnish, site: ScriptedSite, headers: dict[str, str]
) -> None:
    site.answers[PAGE] = lambda asked: (200, headers, b"For one reader.")
    assert asked_twice(varnish, site) == 2


@pytest.mark.parametrize("status", [301, 302, 404, 410, 500, 503])
def test_only_what_was_found_is_kept(varnish: Varnish, site: ScriptedSite, status: int) -> None:
    site.answers[PAGE] = lambda asked: (status, with_headers(Location="/"), b"Something else.")
    assert varnish.ask(PAGE).status == status
    before = site.times(PAGE)
    assert varnish.ask(PAGE).status == status
    assert site.times(PAGE) > before


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (PAGE, {"Cookie": SESSION}),
        (PAGE, {"Cookie": f"other=1; {SESSION}"}),
        (PAGE, {"Cookie": "__Host-sessionid=abc"}),
        (PAGE, {"Cookie": "csrftoken=abc"}),
        (PAGE, {"Authorization": "Basic abc"}),
        ("/admin/", {}),
        ("/admin", {}),
        ("/preview/token/", {}),
        ("/health/ready/", {}),
        (f"{PAGE}?q={'a' * 3000}", {}),
    ],
)
def test_who_is_somebody_gets_an_answer_of_their_own(
    varnish: Varnish, site: ScriptedSite, path: str, headers: dict[str, str]
) -> None:
    plain = path.partition("?")[0]
    varnish.ask(path)
    before = site.times(plain)
    for _ in range(2):
        varnish.ask(path, **headers)
    assert site.times(plain) == before + 2
    # And nobody else gets it.
    own = varnish.ask(path, **headers).body
    assert varnish.ask(PAGE).body != own or path != PAGE


def test_other_cookies_change_nothing(varnish: Varnish, site: ScriptedSite) -> None:
    varnish.ask(PAGE, Cookie="_ga=1; council=2")
    varnish.ask(PAGE, Cookie="_ga=3")
    assert site.times(PAGE) == 1
    assert "cookie" not in site.asked[0].headers


POISON = [
    "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Original-URL", "X-Rewrite-URL",
    "X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method", "Forwarded", "Proxy",
]  # fmt: skip


@pytest.mark.parametrize("name", POISON)
def test_headers_that_answers_are_not_kept_under_do_not_reach_the_site(
    varnish: Varnish, site: ScriptedSite, name: str
) -> None:
    varnish.ask(PAGE, **{name.replace("-", "_"): "evil.example"})
    assert name.lower() not in site.asked[0].headers
    assert "evil.example" not in str(site.asked[0].headers)


def test_each_host_and_scheme_has_its_own(varnish: Varnish, site: ScriptedSite) -> None:
    for headers in ({}, {"Host": "evil.example"}, {"X_Forwarded_Proto": "https"}):
        varnish.ask(PAGE, **headers)
    assert site.times(PAGE) == 3
    assert site.asked[1].headers["host"] == "evil.example"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_what_may_change_something_reaches_the_site(
    varnish: Varnish, site: ScriptedSite, method: str
) -> None:
    varnish.ask(PAGE)
    for _ in range(2):
        varnish.ask(PAGE, method)
    assert [asked.method for asked in site.asked] == ["GET", method, method]
    assert varnish.ask(PAGE).body == b"/reviews/ no. 1"


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "BAN", "REFRESH", "PROPFIND"])
def test_other_methods_are_refused(varnish: Varnish, site: ScriptedSite, method: str) -> None:
    assert varnish.ask(PAGE, method).status in (400, 405)
    assert not site.asked


def test_the_order_of_a_query_is_no_other_query(varnish: Varnish, site: ScriptedSite) -> None:
    for query in ("?a=1&b=2", "?b=2&a=1", "?b=2&&a=1&utm_source=news&fbclid=x", "?a=1&b=2&"):
        varnish.ask(PAGE + query)
    assert [asked.path for asked in site.asked] == ["/reviews/?a=1&b=2"]
    varnish.ask(f"{PAGE}?a=2&b=1")
    varnish.ask(f"{PAGE}?utm_source=news")
    assert [asked.path for asked in site.asked[1:]] == ["/reviews/?a=2&b=1", "/reviews/"]


def test_text_is_stored_small_and_given_as_asked(varnish: Varnish, site: ScriptedSite) -> None:
    words = b"<p>words</p>" * 400
    site.answers[PAGE] = lambda asked: (200, with_headers(), words)
    small = varnish.ask(PAGE, Accept_Encoding="gzip")
    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == words
    plain = varnish.ask(PAGE)
    assert "content-encoding" not in plain.headers
    assert plain.body == words
    assert site.times(PAGE) == 1


def test_a_part_of_a_kept_file_is_cut_from_it(varnish: Varnish, site: ScriptedSite) -> None:
    path = "/documents/1/report.pdf"
    site.answers[path] = lambda asked: (
        200,
        with_headers(Content_Type="application/pdf"),
        bytes(range(200)),
    )
    varnish.ask(path)
    part = varnish.ask(path, Range="bytes=3-9")
    assert (part.status, part.body) == (206, bytes(range(3, 10)))
    assert site.times(path) == 1


def test_a_part_of_a_file_that_is_not_kept_is_asked_for(
    varnish: Varnish, site: ScriptedSite
) -> None:
    path = "/documents/2/large.pdf"
    site.answers[path] = lambda asked: (200, {"Content-Type": "application/pdf"}, b"large")
    varnish.ask(path)
    varnish.ask(path, Range="bytes=3-9")
    assert site.asked[-1].headers["range"] == "bytes=3-9"


def test_a_change_throws_everything_out(varnish: Varnish, site: ScriptedSite) -> None:
    for path in (PAGE, "/", "/plans/"):
        asked_twice(varnish, site, path)
    site.state = "two"
    assert varnish.empty("two") == 200
    for path in (PAGE, "/", "/plans/"):
        assert varnish.ask(path).body == f"{path} no. 2".encode()
        assert varnish.ask(path).body == f"{path} no. 2".encode()


@pytest.mark.parametrize("key", ["", "wrong", "a-key-for-tests"])
def test_nobody_else_empties_it(varnish: Varnish, site: ScriptedSite, key: str) -> None:
    varnish.ask(PAGE)
    assert varnish.empty("two", key) == 403
    assert varnish.ask(PAGE).body == b"/reviews/ no. 1"
    assert site.times(PAGE) == 1


def test_an_answer_under_way_while_something_changed_is_not_kept(
    varnish: Varnish, site: ScriptedSite
) -> None:
    """It was begun before the change, and arrives after the cache was emptied."""
    begun, may_go_on = threading.Event(), threading.Event()

    def slow(asked: Asked) -> Response:
        state = site.state
        if site.times(PAGE) == 1:
            begun.set()
            may_go_on.wait(10)
        return 200, KEPT | {"X-State": state}, f"As it was in {state}".encode()

    site.answers[PAGE] = slow
    reader = threading.Thread(target=varnish.ask, args=[PAGE])
    reader.start()
    assert begun.wait(10)
    site.state = "two"
    assert varnish.empty("two") == 200
    may_go_on.set()
    reader.join()
    assert varnish.ask(PAGE).body == b"As it was in two"


def test_until_it_is_told_of_a_change_nothing_newer_is_kept(
    varnish: Varnish, site: ScriptedSite
) -> None:
    """A message that was lost costs speed, and no reader sees old and new by turns."""
    site.state = "two"
    assert asked_twice(varnish, site) == 2
    varnish.empty("two")
    varnish.ask(PAGE)
    assert asked_twice(varnish, site) == 3


def test_a_time_that_is_over_is_over(varnish: Varnish, site: ScriptedSite) -> None:
    site.answers[PAGE] = lambda asked: (
        200,
        with_headers(Surrogate_Control="max-age=1, stale-if-error=60"),
        f"no. {site.times(PAGE)}".encode(),
    )
    assert asked_twice(varnish, site) == 1
    time.sleep(1.2)
    assert varnish.ask(PAGE).body == b"no. 2"


def short(site: ScriptedSite, stale: int, path: str = PAGE) -> None:
    site.answers[path] = lambda asked: (
        200,
        with_headers(Surrogate_Control=f"max-age=1, stale-if-error={stale}"),
        b"As it was",
    )


def test_readers_go_on_reading_while_the_site_is_down(varnish: Varnish, site: ScriptedSite) -> None:
    short(site, stale=60)
    varnish.ask(PAGE)
    site.is_up = False
    time.sleep(1.2)
    varnish.wait_until_site_is("sick")
    assert varnish.ask(PAGE).body == b"As it was"
    assert varnish.ask("/never-asked/").status == 503


def test_readers_go_on_reading_while_one_answer_fails(varnish: Varnish, site: ScriptedSite) -> None:
    """Before the cache has noticed that the site is ill, or when only these pages are."""
    failing = {f"/failing-{status}/": status for status in (500, 502, 503)}
    for path in failing:
        short(site, stale=60, path=path)
        varnish.ask(path)
        site.answers[path] = lambda asked: (failing[asked.path], {}, b"An error")
    time.sleep(1.2)
    for path in failing:
        for _ in range(2):
            answer = varnish.ask(path)
            assert (answer.status, answer.body) == (200, b"As it was"), path
    assert varnish.empty("two") == 200
    for path, status in failing.items():
        assert varnish.ask(path).status == status


def test_nobody_reads_what_a_change_threw_out_while_the_site_is_down(
    varnish: Varnish, site: ScriptedSite
) -> None:
    short(site, stale=60)
    varnish.ask(PAGE)
    varnish.empty("two")
    site.is_up = False
    assert varnish.ask(PAGE).status == 503
    varnish.wait_until_site_is("sick")
    assert varnish.ask(PAGE).status == 503


def test_a_page_that_has_expired_is_gone_though_the_site_is_down(
    varnish: Varnish, site: ScriptedSite
) -> None:
    short(site, stale=1)
    varnish.ask(PAGE)
    site.is_up = False
    varnish.wait_until_site_is("sick")
    time.sleep(2.2)
    assert varnish.ask(PAGE).status == 503
